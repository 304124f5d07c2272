import { Dexie } from 'dexie';
import { type Generation, type HostJournal, JOURNAL_CALL_BYTES } from '#shared/contract/host-storage.ts';
import { databaseName } from './db.ts';

const ROWS_AT_ONCE = 500;
/** What is of this computer or can be made anew from the rest. */
const LEFT_OUT = new Set(['marks', 'savedState']);

/**
 * Everything that can still be read of a project, as JSON lines: each row of each store, whatever build made it, then each change of
 * the journal. Reads only. What cannot be read is named in a line of its own, and the rest goes on.
 */
export async function* exportLines(at: Generation, journal: HostJournal | null): AsyncGenerator<string> {
  yield line({ kind: 'project', ...at });
  try {
    if ((await Dexie.getDatabaseNames()).includes(databaseName(at.projectId, at.generation))) yield* rowsOf(at);
  } catch (cause) {
    yield line({ kind: 'problem', where: 'database', message: String(cause) });
  }
  if (journal !== null) yield* changesOf(at, journal);
}

async function* rowsOf({ projectId, generation }: Generation): AsyncGenerator<string> {
  // Without a schema of ours: it opens as it is, also when a newer build made it.
  const db = await new Dexie(databaseName(projectId, generation)).open();
  try {
    for (const table of db.tables.filter(({ name }) => !LEFT_OUT.has(name))) {
      for (let offset = 0; ; offset += ROWS_AT_ONCE) {
        const rows: readonly unknown[] = await table.offset(offset).limit(ROWS_AT_ONCE).toArray();
        for (const row of rows) yield line({ kind: 'row', table: table.name, row });
        if (rows.length < ROWS_AT_ONCE) break;
      }
    }
  } finally {
    db.close();
  }
}

async function* changesOf(at: Generation, journal: HostJournal): AsyncGenerator<string> {
  const witness = await journal.witness(at);
  if (!witness.ok) {
    yield line({ kind: 'problem', where: 'journal', message: witness.problem.kind });
    return;
  }
  for (let from = witness.value.baseSeq + 1; ; ) {
    const entries = await journal.read(at, from, JOURNAL_CALL_BYTES);
    if (!entries.ok) yield line({ kind: 'problem', where: 'journal', from, message: entries.problem.kind });
    const last = entries.ok ? entries.value.at(-1) : undefined;
    if (!entries.ok || last === undefined) return;
    // Each is one line already.
    for (const { text } of entries.value) yield `${text}\n`;
    from = last.seq + 1;
  }
}

const line = (value: object): string => `${JSON.stringify(value)}\n`;
