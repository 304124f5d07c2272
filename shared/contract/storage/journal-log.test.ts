import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MemoryDisk } from '#renderer/host/memory-disk.ts';
import { createMemoryHost } from '#renderer/host/memory-host.ts';
import { webEnvironment } from '#renderer/host/web-environment.ts';
import { must } from '#shared/domain/assert.ts';
import { good } from '../../../test/conformance-checks.ts';
import { entriesAfter, markAt, NOTHING } from '../../../test/journal-entries.ts';
import { crc32c } from '../crc32c.ts';
import { Storage } from './storage.ts';

const AT = { projectId: 'p', generation: 1 };
const MOST = 1e9;
const journalOn = (disk: MemoryDisk) => createMemoryHost({}, disk).journal;
/** In the order in which they were written. */
const journalFiles = (disk: MemoryDisk) =>
  disk.paths
    .filter((path) => /^journal\/p\/1-\d+\.tlj$/.test(path))
    .sort((a, b) => Number(a.slice(12, -4)) - Number(b.slice(12, -4)));
const keptFiles = (disk: MemoryDisk) => disk.paths.filter((path) => path.startsWith('journal/p/kept/'));

/** A disk whose journal holds these entries; with `pad` in several files. */
async function diskWith(count: number, pad = '') {
  const disk = new MemoryDisk();
  const entries = entriesAfter(NOTHING, count, { pad });
  for (const entry of entries) good(await journalOn(disk).append(AT, [entry]));
  return { disk, entries };
}

describe('after a crash', () => {
  test('what was acknowledged is there, whatever was torn', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 6 }), fc.nat(2000), async (count, torn) => {
        const { disk, entries } = await diskWith(count);
        const more = entriesAfter(entries.at(-1) ?? NOTHING, 3, { pad: 'unflushed' });
        void journalOn(disk).append(AT, more);
        // A few steps into the write, so that the crash comes in the middle of it.
        for (let step = 0; step < torn % 9; step++) await null;
        disk.crash(torn);
        const journal = journalOn(disk);
        const { head, damage } = good(await journal.witness(AT));
        expect(damage).toBeNull();
        expect(head?.seq ?? 0).toBeGreaterThanOrEqual(count);
        const held = good(await journal.read(AT, 1, MOST));
        expect(held).toEqual([...entries, ...more].slice(0, head?.seq ?? 0));
        expect(good(await journal.append(AT, more))).toEqual({ seq: count + 3 });
      }),
      { numRuns: 200 },
    );
  });

  test('a torn end is cut and kept aside, and the journal goes on', async () => {
    const { disk, entries } = await diskWith(3);
    const [path = ''] = journalFiles(disk);
    const file = await disk.open(path);
    const size = await file.size();
    await file.truncate(size - 5);
    await file.sync();
    disk.crash();
    const journal = journalOn(disk);
    expect(good(await journal.witness(AT))).toMatchObject({ head: { seq: 2 }, damage: null });
    expect(keptFiles(disk)).toEqual(['journal/p/kept/1-1.tlj.1']);
    expect(good(await journal.append(AT, entries))).toEqual({ seq: 3 });
    disk.crash();
    expect(good(await journalOn(disk).read(AT, 1, MOST))).toEqual(entries);
  });

  test('parts whose entry never came are cut', async () => {
    const disk = new MemoryDisk();
    const [entry] = entriesAfter(NOTHING, 1, { pad: 'x'.repeat(3_000_000) });
    good(await journalOn(disk).append(AT, [must(entry, 'an entry')]));
    const whole = must(disk.bytesOf('journal/p/1-1.tlj'), 'a journal file').length;
    const file = await disk.open('journal/p/1-1.tlj');
    await file.truncate(whole - 100);
    await file.sync();
    disk.crash();
    expect(good(await journalOn(disk).witness(AT))).toMatchObject({ head: null, damage: null });
    expect(journalFiles(disk)).toEqual([]);
  });
});

describe('damage', () => {
  test('of any byte of any file is found; what stands before it is trusted, and all else is kept aside', async () => {
    const { disk: sound, entries } = await diskWith(12, 'x'.repeat(8000));
    const files = journalFiles(sound);
    expect(files.length).toBeGreaterThanOrEqual(2);
    for (const path of files) {
      const size = must(sound.bytesOf(path), path).length;
      for (const at of [0, 5, 12, 20, 30, size >> 1, size - 1]) {
        const disk = new MemoryDisk();
        for (const each of sound.paths) await disk.replace(each, must(sound.bytesOf(each), each));
        disk.damage(path, at);
        const journal = journalOn(disk);
        const { head, damage } = good(await journal.witness(AT));
        const seq = head?.seq ?? 0;
        expect(good(await journal.read(AT, 1, MOST))).toEqual(entries.slice(0, seq));
        expect(seq).toBeLessThan(12);
        // A bad end of the last file looks like a write that was cut short: the database still has it.
        const isEnd = path === files.at(-1) && at > size - 8000;
        expect(damage?.afterSeq ?? 'torn').toBe(isEnd ? 'torn' : seq);
        expect(keptFiles(disk).length).toBeGreaterThan(0);
        expect(good(await journal.append(AT, entries))).toEqual({ seq: 12 });
        disk.crash();
        const next = journalOn(disk);
        expect(good(await next.witness(AT))).toMatchObject({ head: { seq: 12 }, damage: null });
        expect(good(await next.read(AT, 1, MOST))).toEqual(entries);
      }
    }
  });

  test('of a file that is gone is found too', async () => {
    const { disk, entries } = await diskWith(30, 'x'.repeat(8000));
    const [first = '', second = '', third = ''] = journalFiles(disk);
    expect(third).not.toBe('');
    await disk.remove(second);
    disk.crash();
    const journal = journalOn(disk);
    const { head, damage } = good(await journal.witness(AT));
    expect(damage).toEqual({ keptAs: `${third.split('/').at(-1)}.1`, afterSeq: head?.seq });
    expect(journalFiles(disk)).toEqual([first]);
    expect(good(await journal.append(AT, entries))).toEqual({ seq: 30 });
  });

  test('that comes while the app runs is seen by whoever reads', async () => {
    const { disk } = await diskWith(3);
    const journal = journalOn(disk);
    await journal.witness(AT);
    disk.damage('journal/p/1-1.tlj', 40);
    expect(await journal.read(AT, 1, MOST)).toMatchObject({ ok: false, problem: { kind: 'damaged' } });
  });
});

describe('a full disk', () => {
  test('is a named problem, the journal stays whole, and writing goes on when there is room', async () => {
    const { disk, entries } = await diskWith(2);
    const more = entriesAfter(must(entries[1], 'a second entry'), 3, { pad: 'x'.repeat(2000) });
    const journal = journalOn(disk);
    for (const room of [0, 1, 100, 3000]) {
      disk.fill();
      disk.capacity += room;
      const both = [journal.append(AT, more.slice(0, 2)), journal.append(AT, more)];
      for (const answer of await Promise.all(both)) {
        expect(answer).toEqual({ ok: false, problem: { kind: 'disk-full' } });
      }
      expect(good(await journal.witness(AT)).head?.seq).toBe(2);
      expect(good(await journal.read(AT, 1, MOST))).toEqual(entries);
    }
    disk.fill(false);
    expect(good(await journal.append(AT, more))).toEqual({ seq: 5 });
    disk.crash();
    expect(good(await journalOn(disk).read(AT, 1, MOST))).toEqual([...entries, ...more]);
    expect(keptFiles(disk)).toEqual([]);
  });

  test('takes a long change again, parts and all, when there is room', async () => {
    const { disk, entries } = await diskWith(1);
    const [long] = entriesAfter(must(entries[0], 'an entry'), 1, { pad: 'x'.repeat(3_000_000) });
    const journal = journalOn(disk);
    const send = async () => {
      const { text, ...front } = must(long, 'a long entry');
      for (let from = 0; from < text.length; from += 1_000_000) {
        good(await journal.appendPart(AT, front.seq, text.slice(from, from + 1_000_000)));
      }
      return journal.append(AT, [{ ...front, text: '' }]);
    };
    disk.fill();
    for (const _again of [1, 2]) expect(await send()).toEqual({ ok: false, problem: { kind: 'disk-full' } });
    disk.fill(false);
    expect(good(await send())).toEqual({ seq: 2 });
    expect(good(await journal.read(AT, 2, MOST))).toEqual([long]);
  });

  test('leaves room for drafts, which a crash does not take either', async () => {
    const { disk } = await diskWith(1);
    await journalOn(disk).witness(AT);
    good(await journalOn(disk).pending('p'));
    disk.fill();
    for (const text of ['first', 'second '.repeat(5000), 'third']) {
      good(await journalOn(disk).keepPending('p', text));
      disk.crash();
      expect(good(await journalOn(disk).pending('p'))).toBe(text);
    }
    good(await journalOn(disk).keepPending('p', null));
    expect(must(disk.bytesOf('journal/p/pending.tlj'), 'the drafts').includes(115)).toBe(false);
  });

  test('stops nothing that it has not reached: drafts that are too long are refused, the older ones stay', async () => {
    const journal = journalOn(new MemoryDisk());
    good(await journal.keepPending('p', 'short'));
    expect(await journal.keepPending('p', 'x'.repeat(2_000_000))).toMatchObject({ problem: { kind: 'unwritable' } });
    expect(good(await journal.pending('p'))).toBe('short');
  });
});

test('drafts survive a crash in the middle of the next ones, and damage of one half', async () => {
  const disk = new MemoryDisk();
  good(await journalOn(disk).keepPending('p', 'one'));
  good(await journalOn(disk).keepPending('p', 'two'));
  const half = (1024 * 1024) / 2;
  disk.damage('journal/p/pending.tlj', half + 12);
  disk.crash();
  expect(good(await journalOn(disk).pending('p'))).toBe('one');
  disk.damage('journal/p/pending.tlj', 12);
  disk.crash();
  expect(await journalOn(disk).pending('p')).toMatchObject({ ok: false, problem: { kind: 'damaged' } });
  good(await journalOn(disk).keepPending('p', 'three'));
  expect(good(await journalOn(disk).pending('p'))).toBe('three');
});

describe('flushing', () => {
  test('is at once after a rest, and once for all that came meanwhile', async () => {
    const disk = new MemoryDisk();
    let flushes = 0;
    const open = disk.open.bind(disk);
    disk.open = async (path) => {
      const file = await open(path);
      return {
        ...file,
        sync: () => {
          flushes += 1;
          return file.sync();
        },
      };
    };
    const slept: number[] = [];
    let now = 0;
    const sleep = async (ms: number): Promise<void> => {
      slept.push(ms);
      await new Promise((resolve) => setTimeout(resolve, 0));
      now += ms;
    };
    const environment = { ...webEnvironment, now: () => now, sleep, groupMs: 50 };
    const { journal } = new Storage(disk, environment).page();
    const entries = entriesAfter(NOTHING, 31);
    good(await journal.append(AT, entries.slice(0, 1)));
    expect([flushes, slept]).toEqual([1, []]);
    now += 20;
    const calls = entries.slice(1).map((entry) => journal.append(AT, [entry]));
    for (const answer of await Promise.all(calls)) good(answer);
    expect(flushes).toBeLessThanOrEqual(3);
    expect(slept[0]).toBe(30);
    now += 1000;
    good(await journal.append(AT, entriesAfter(must(entries[30], 'a last entry'), 1)));
    expect(slept.length).toBeLessThanOrEqual(2);
  });
});

test('a journal of a newer version is left as it is', async () => {
  const { disk } = await diskWith(2);
  const bytes = must(disk.bytesOf('journal/p/1-1.tlj'), 'a journal file');
  bytes[3] = '2'.charCodeAt(0);
  new DataView(bytes.buffer).setUint32(10, crc32c(bytes, 0, 10));
  await disk.replace('journal/p/1-1.tlj', bytes);
  disk.crash();
  const message = 'the journal was written by a newer version';
  const refusal = { ok: false, problem: { kind: 'unwritable', message } };
  expect(await journalOn(disk).witness(AT)).toEqual(refusal);
  expect(await journalOn(disk).append(AT, [])).toEqual(refusal);
  expect(disk.bytesOf('journal/p/1-1.tlj')).toEqual(bytes);
});

test('an entry without its own mark is a broken promise, and nothing is written', async () => {
  const journal = journalOn(new MemoryDisk());
  const [entry] = entriesAfter(NOTHING, 1);
  const wrong = { ...must(entry, 'an entry'), text: JSON.stringify({ change: {}, mark: markAt(2, 'x') }) };
  await expect(journal.append(AT, [wrong])).rejects.toThrow('change 1 with its own mark');
  await expect(journal.append({ ...AT, projectId: '../x' }, [])).rejects.toThrow('a project id');
  expect(good(await journal.append(AT, entriesAfter(NOTHING, 1)))).toEqual({ seq: 1 });
});
