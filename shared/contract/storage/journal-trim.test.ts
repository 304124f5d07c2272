import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MemoryDisk } from '#renderer/host/memory-disk.ts';
import { createMemoryHost } from '#renderer/host/memory-host.ts';
import { must } from '#shared/domain/assert.ts';
import { good } from '../../../test/conformance-checks.ts';
import { entriesAfter, markAt, NOTHING } from '../../../test/journal-entries.ts';

const AT = { projectId: 'p', generation: 1 };
const MOST = 1e9;
const COUNT = 40;
const journalOn = (disk: MemoryDisk) => createMemoryHost({}, disk).journal;
/** In the order in which they were written. */
const files = (disk: MemoryDisk) =>
  disk.paths
    .filter((path) => /^journal\/p\/1-\d+\.tlj$/.test(path))
    .sort((a, b) => Number(a.slice(12, -4)) - Number(b.slice(12, -4)));

/** A journal in several files. */
async function aJournal() {
  const disk = new MemoryDisk();
  const entries = entriesAfter(NOTHING, COUNT, { pad: 'x'.repeat(8000) });
  for (const entry of entries) good(await journalOn(disk).append(AT, [entry]));
  expect(files(disk).length).toBeGreaterThan(3);
  const mark = (seq: number) => markAt(seq, must(entries[seq - 1], 'an entry').hash);
  return { disk, entries, mark };
}

test('what a snapshot holds goes, whole files at a time; the rest is read and goes on, also after a crash', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: COUNT }), fc.boolean(), async (seq, crashes) => {
      const { disk, entries, mark } = await aJournal();
      const before = files(disk);
      const { baseSeq } = good(await journalOn(disk).trim(AT, mark(seq)));
      expect(baseSeq).toBeLessThanOrEqual(seq);
      if (crashes) disk.crash();
      const journal = journalOn(disk);
      expect(good(await journal.witness(AT))).toMatchObject({ baseSeq, head: { seq: COUNT }, damage: null });
      expect(good(await journal.read(AT, baseSeq + 1, MOST))).toEqual(entries.slice(baseSeq));
      expect(files(disk).length).toBe(
        before.length - (baseSeq === 0 ? 0 : before.indexOf(must(files(disk)[0], 'a file'))),
      );
      const more = entriesAfter(must(entries.at(-1), 'a last entry'), 20, { pad: 'x'.repeat(8000) });
      expect(good(await journal.append(AT, more))).toEqual({ seq: COUNT + 20 });
      disk.crash();
      expect(good(await journalOn(disk).read(AT, baseSeq + 1, MOST))).toEqual([...entries, ...more].slice(baseSeq));
    }),
    { numRuns: 30 },
  );
});

test('a kill before the old files are gone leaves a journal that begins at the mark, and they go at the next start', async () => {
  const { disk, entries, mark } = await aJournal();
  const old = files(disk).map((path) => [path, must(disk.bytesOf(path), path)] as const);
  const { baseSeq } = good(await journalOn(disk).trim(AT, mark(30)));
  expect(baseSeq).toBeGreaterThan(0);
  const left = files(disk);
  for (const [path, bytes] of old) if (!left.includes(path)) await disk.replace(path, bytes);
  disk.crash();
  expect(good(await journalOn(disk).witness(AT))).toMatchObject({ baseSeq, head: { seq: COUNT }, damage: null });
  expect(files(disk)).toEqual(left);
  expect(good(await journalOn(disk).read(AT, baseSeq + 1, MOST))).toEqual(entries.slice(baseSeq));
});

test('a second one goes on from the first', async () => {
  const { disk, entries, mark } = await aJournal();
  const first = good(await journalOn(disk).trim(AT, mark(15)));
  const second = good(await journalOn(disk).trim(AT, mark(35)));
  expect(second.baseSeq).toBeGreaterThan(first.baseSeq);
  disk.crash();
  expect(good(await journalOn(disk).read(AT, second.baseSeq + 1, MOST))).toEqual(entries.slice(second.baseSeq));
  expect(await journalOn(disk).read(AT, 1, MOST)).toEqual({ ok: false, problem: { kind: 'unknown' } });
});

test('what is appended meanwhile is written before it or asked for again, and never lost', async () => {
  const { disk, entries, mark } = await aJournal();
  const journal = journalOn(disk);
  const more = entriesAfter(must(entries.at(-1), 'a last entry'), 10, { pad: 'y'.repeat(100) });
  const append = async () => {
    for (let from = 0; from < more.length; ) {
      const done = await journal.append(AT, [must(more[from], 'an entry')]);
      if (done.ok) from = done.value.seq - COUNT;
      else expect(done.problem).toEqual({ kind: 'need', from: COUNT + from + 1 });
    }
  };
  const [trimmed] = await Promise.all([journal.trim(AT, mark(30)), append()]);
  const { baseSeq } = good(trimmed);
  disk.crash();
  expect(good(await journalOn(disk).read(AT, baseSeq + 1, MOST))).toEqual([...entries, ...more].slice(baseSeq));
});

test('a snapshot of another history trims nothing, nor does one in the first file', async () => {
  const { disk } = await aJournal();
  const before = files(disk);
  const other = await journalOn(disk).trim(AT, markAt(30, 'other'));
  expect(other).toEqual({ ok: false, problem: { kind: 'fork', seq: 30 } });
  expect(await journalOn(disk).trim(AT, markAt(0, ''))).toEqual({ ok: true, value: { baseSeq: 0 } });
  expect(files(disk)).toEqual(before);
});
