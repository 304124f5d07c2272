import { Workspace } from '../../electron/workspace.ts';
import { entriesAfter, NOTHING } from '../journal-entries.ts';

/** Appends to a journal until it is killed, from two windows at once, and says what was acknowledged: one number a line. */
const [folder = ''] = process.argv.slice(2);
const at = { projectId: 'crash', generation: 1 };
const workspace = new Workspace(folder);
const [one, two] = [workspace.page(1).journal, workspace.page(2).journal];
const witness = await one.witness(at);
if (!witness.ok) throw new Error(JSON.stringify(witness.problem));
let last: { readonly seq: number; readonly hash: string } = witness.value.head ?? NOTHING;
for (;;) {
  const pad = 'words '.repeat(last.seq % 7 === 0 ? 60_000 : 50);
  const entries = entriesAfter(last, 4, { pad });
  last = entries.at(-1) ?? last;
  const answers = await Promise.all([one.append(at, entries.slice(0, 3)), two.append(at, entries)]);
  for (const answer of answers) {
    if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
    process.stdout.write(`${answer.value.seq}\n`);
  }
}
