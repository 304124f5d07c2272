import { expect, it } from 'vitest';
import type { StorageFault } from '#renderer/host/memory-faults.ts';
import { createMemoryHost } from '#renderer/host/memory-host.ts';
import { JOURNAL_CALL_BYTES, type JournalEntry } from '#shared/contract/host-storage.ts';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import { insert, label } from '#shared/domain/change.ts';
import { newGoal } from '#shared/domain/goal.ts';
import type { Json } from '#shared/domain/json.ts';
import { newNeed } from '#shared/domain/need.ts';
import { anApp } from '../../test/builders.ts';
import { createGoal } from './actions/create-actions.ts';
import { commit } from './commit.ts';
import { readEntry } from './journal-entry.ts';
import { createJournalWriter } from './journal-writer.ts';
import type { SaveProblem } from './save-word.ts';

const who = { now: '2026-03-02T08:00:00.000Z', by: 'au_1' as const };
const limits = { answerMs: 200, retryMs: 20, pendingMs: 10 };

async function aWriter(from = 0) {
  const app = await anApp();
  await app.stop();
  const host = createMemoryHost();
  const acked: number[] = [];
  const problems: (SaveProblem | null)[] = [];
  let isForked = false;
  const writer = createJournalWriter({
    db: app.db,
    journal: host.journal,
    at: app.at,
    from,
    limits,
    onAcked: (seq) => acked.push(seq),
    onProblem: (problem) => problems.push(problem),
    onFork: () => {
      isForked = true;
    },
  });
  const written = async (): Promise<readonly JournalEntry[]> => {
    const read = await host.journal.read(app.at, 1, JOURNAL_CALL_BYTES * 64);
    return read.ok ? read.value : [];
  };
  const add = async (title: string) => {
    const done = await app.run({
      label: label('x'),
      ops: [insert('goals', newGoal(app.newId('goal'), { title, order: 'a0' }, who))],
    });
    if (!done.ok || done.value === null) throw new Error('expected: a change');
    return done.value;
  };
  return { app, host, writer, acked, problems, written, add, isForked: () => isForked };
}

it('appends what the log has, in its order, as the canonical text of a change and the state after it', async () => {
  const { app, writer, acked, written, add } = await aWriter();
  const changes = [await add('One'), await add('Two'), await add('Three')];
  writer.wake(3);
  await expect.poll(() => acked.at(-1)).toBe(3);
  const entries = await written();
  expect(entries.map(({ seq, prev, hash }) => ({ seq, prev, hash }))).toEqual(
    changes.map(({ seq, prev, hash }) => ({ seq, prev, hash })),
  );
  for (const { text } of entries) expect(text).toBe(canonicalJson(JSON.parse(text) as Json));
  const head = await app.db.meta.get('head');
  const last = entries.at(-1);
  const read = last ? readEntry(last) : null;
  expect(read?.ok && read.value.change).toEqual(changes[2]);
  expect(read?.ok && read.value.mark).toEqual({
    seq: 3,
    hash: head?.hash,
    stateSum: head?.stateSum,
    counts: { goals: 3 },
    schemaEpoch: head?.schemaEpoch,
  });
});

it('sends a change that is longer than one call in parts, whole', async () => {
  const { app, writer, acked, written } = await aWriter();
  const ops = Array.from({ length: 1_300 }, (_, i) =>
    insert('needs', newNeed(`nd_${i}`, { title: `"${'längere Wörter '.repeat(80)}😀`, order: 'a0' }, who)),
  );
  await app.run({ label: label('change.import'), ops });
  await createGoal(app, 'After it');
  writer.wake(2);
  await expect.poll(() => acked.at(-1), { timeout: 10_000 }).toBe(2);
  const [first] = await written();
  expect((first?.text ?? '').length).toBeGreaterThan(JOURNAL_CALL_BYTES);
  const read = first ? readEntry(first) : null;
  expect(read?.ok && read.value.change).toEqual(await app.db.changes.get(1));
});

it('brings along what another window wrote and did not live to send', async () => {
  const { app, writer, acked, written } = await aWriter();
  const other = { now: app.now, newUuid: app.newUuid, by: app.by, device: 'other' };
  for (const id of ['gl_a', 'gl_b'] as const) {
    await commit(
      app.db,
      { label: label('x'), ops: [insert('goals', newGoal(id, { title: id, order: 'a0' }, who))] },
      other,
    );
  }
  await createGoal(app, 'Mine');
  writer.wake(3);
  await expect.poll(() => acked.at(-1)).toBe(3);
  expect((await written()).map(({ seq }) => seq)).toEqual([1, 2, 3]);
});

it('sends from where the journal asks, when that is further back than it thought', async () => {
  const { writer, acked, written, add } = await aWriter(2);
  for (const title of ['One', 'Two', 'Three']) await add(title);
  writer.wake(3);
  await expect.poll(() => acked.at(-1)).toBe(3);
  expect((await written()).map(({ seq }) => seq)).toEqual([1, 2, 3]);
});

it.each<[StorageFault, SaveProblem['kind']]>([
  [{ kind: 'hang' }, 'no-answer'],
  [{ kind: 'lost-answer' }, 'no-answer'],
  [{ kind: 'throw', message: 'gone' }, 'unwritable'],
  [{ kind: 'problem', problem: { kind: 'disk-full' } }, 'disk-full'],
])('says what is wrong, and goes on by itself, after: $kind', async (fault, kind) => {
  const { host, writer, acked, problems, written, add } = await aWriter();
  host.control.fault('journal.append', fault);
  await add('One');
  writer.wake(1);
  await expect.poll(() => acked.at(-1)).toBe(1);
  expect(problems).toMatchObject([{ kind, of: 'journal' }, null]);
  expect(await written()).toHaveLength(1);
});

it('writes nothing more to a journal that went another way', async () => {
  const { app, host, writer, written, add, isForked } = await aWriter();
  const strange = { seq: 1, prev: '', hash: 'x', text: '' };
  const mark = { seq: 1, hash: 'x', stateSum: '0'.repeat(64), counts: {}, schemaEpoch: 2 };
  await host.journal.append(app.at, [{ ...strange, text: JSON.stringify({ change: {}, mark }) }]);
  await add('One');
  writer.wake(1);
  await expect.poll(isForked).toBe(true);
  expect((await written()).map(({ hash }) => hash)).toEqual(['x']);
});
