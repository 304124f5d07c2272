import { describe, expect, test } from 'vitest';
import { MemoryDisk } from '#renderer/host/memory-disk.ts';
import { createMemoryHost } from '#renderer/host/memory-host.ts';
import { good, pattern } from '../../../test/conformance-checks.ts';
import { markAt } from '../../../test/journal-entries.ts';

const ABOUT = {
  generation: 1,
  at: '2026-03-02T08:00:00.000Z',
  reason: 'hourly',
  mark: markAt(3, 'abc'),
  records: 3,
  isShrunk: false,
} as const;

const snapshotsOn = (disk: MemoryDisk) => createMemoryHost({}, disk).snapshots;
const files = (disk: MemoryDisk) => disk.paths.filter((path) => path.startsWith('snapshots/'));

async function made(disk: MemoryDisk, bytes = pattern(100, 1)) {
  const snapshots = snapshotsOn(disk);
  const token = good(await snapshots.begin());
  good(await snapshots.write(token, bytes));
  return good(await snapshots.finish(token, 'p', ABOUT));
}

describe('a crash', () => {
  test('while a snapshot is written leaves the one before, and what was begun goes with the next', async () => {
    const disk = new MemoryDisk();
    const first = await made(disk);
    const snapshots = snapshotsOn(disk);
    good(await snapshots.write(good(await snapshots.begin()), pattern(50, 2)));
    disk.crash();
    expect(good(await snapshotsOn(disk).list('p'))).toEqual([first]);
    expect(files(disk).filter((path) => path.endsWith('.part'))).toHaveLength(1);
    await made(disk);
    expect(files(disk).filter((path) => path.endsWith('.part'))).toEqual([]);
  });

  test('between archive and description leaves a half that is not listed, whose id is not used again, and that goes later', async () => {
    const disk = new MemoryDisk();
    await made(disk);
    await disk.replace('snapshots/p/00000002.throughline', pattern(9, 2));
    expect(good(await snapshotsOn(disk).list('p')).map(({ id }) => id)).toEqual(['00000001']);
    expect((await made(disk)).id).toBe('00000003');
    expect(files(disk)).toContain('snapshots/p/00000002.throughline');
    await made(disk);
    expect(files(disk)).not.toContain('snapshots/p/00000002.throughline');
    expect(good(await snapshotsOn(disk).list('p')).map(({ id }) => id)).toEqual(['00000004', '00000003', '00000001']);
  });
});

test('a full disk is a named problem, and leaves nothing behind', async () => {
  const disk = new MemoryDisk();
  const first = await made(disk);
  const before = files(disk);
  disk.fill();
  const snapshots = snapshotsOn(disk);
  const token = good(await snapshots.begin());
  expect(await snapshots.write(token, pattern(10, 1))).toEqual({ ok: false, problem: { kind: 'disk-full' } });
  await snapshots.abandon(token);
  expect(files(disk)).toEqual(before);
  expect(good(await snapshots.list('p'))).toEqual([first]);
});

test('a description that cannot be read hides its snapshot and no other', async () => {
  const disk = new MemoryDisk();
  await made(disk);
  const second = await made(disk);
  await disk.replace('snapshots/p/00000001.json', pattern(10, 1));
  expect(good(await snapshotsOn(disk).list('p'))).toEqual([second]);
});

test('a page that leaves takes along what it had begun', async () => {
  const disk = new MemoryDisk();
  const host = createMemoryHost({}, disk);
  good(await host.snapshots.write(good(await host.snapshots.begin()), pattern(10, 1)));
  expect(files(disk)).toHaveLength(1);
  await host.control.leave();
  expect(files(disk)).toEqual([]);
});
