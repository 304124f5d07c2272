import { describe, expect, test } from 'vitest';
import { MemoryDisk } from '#renderer/host/memory-disk.ts';
import { createMemoryHost } from '#renderer/host/memory-host.ts';
import { webEnvironment } from '#renderer/host/web-environment.ts';
import { good } from '../../../test/conformance-checks.ts';
import { entriesAfter, markAt, NOTHING } from '../../../test/journal-entries.ts';
import { Storage } from './storage.ts';

const UNTIL = '2026-04-01T00:00:00.000Z';
const at = (generation: number) => ({ projectId: 'p', generation });
const hostOn = (disk: MemoryDisk) => createMemoryHost({}, disk);

/** A project in its second generation, and a third that nobody has switched to. */
async function switched() {
  const disk = new MemoryDisk();
  const { projects, journal } = hostOn(disk);
  good(await projects.put('p', 'Churn'));
  good(await journal.append(at(1), entriesAfter(NOTHING, 2)));
  good(await journal.start(at(2), markAt(2, 'b'.repeat(64))));
  good(await projects.switchGeneration(at(2), UNTIL));
  good(await journal.start(at(3), markAt(2, 'c'.repeat(64))));
  return disk;
}

describe('the pointer', () => {
  test('is written twice: one that is damaged or gone changes nothing', async () => {
    const disk = await switched();
    const wanted = good(await hostOn(disk).projects.list());
    expect(wanted).toEqual([
      { projectId: 'p', title: 'Churn', generation: 2, kept: [{ generation: 1, until: UNTIL }] },
    ]);
    for (let byte = 0; byte < (disk.bytesOf('projects.json')?.length ?? 0); byte++) {
      disk.damage('projects.json', byte);
      disk.crash();
      expect(good(await hostOn(disk).projects.list())).toEqual(wanted);
      disk.damage('projects.json', byte);
    }
    expect(disk.paths).toContain('projects.json.damaged');
    await disk.remove('projects.json');
    expect(good(await hostOn(disk).projects.list())).toEqual(wanted);
  });

  test('that is gone with its twin is found again in the journals', async () => {
    const disk = await switched();
    for (const path of ['projects.json', 'projects-twin.json']) await disk.remove(path);
    disk.crash();
    const [project] = good(await hostOn(disk).projects.list());
    expect(project).toMatchObject({ projectId: 'p', title: 'p', generation: 2 });
    expect(project?.kept.map(({ generation }) => generation)).toEqual([1, 3]);
    good(await hostOn(disk).projects.switchGeneration(at(1), UNTIL));
    for (const path of ['projects.json', 'projects-twin.json']) await disk.remove(path);
    expect(good(await hostOn(disk).projects.list())).toMatchObject([{ generation: 1 }]);
  });

  test('is as it was after a switch that found no room', async () => {
    const disk = await switched();
    const before = good(await hostOn(disk).projects.list());
    disk.fill();
    expect(await hostOn(disk).projects.switchGeneration(at(3), UNTIL)).toEqual({
      ok: false,
      problem: { kind: 'disk-full' },
    });
    disk.crash();
    expect(good(await hostOn(disk).projects.list())).toEqual(before);
  });

  test('stands at the older or the newer generation after a crash at any step, and either can be written', async () => {
    for (let steps = 0; steps < 60; steps++) {
      const disk = await switched();
      void hostOn(disk).projects.switchGeneration(at(3), UNTIL);
      for (let step = 0; step < steps; step++) await null;
      disk.crash();
      const { projects, journal } = hostOn(disk);
      const generation = good(await projects.list())[0]?.generation ?? 0;
      expect([2, 3]).toContain(generation);
      const { head } = good(await journal.witness(at(generation)));
      expect(good(await journal.append(at(generation), entriesAfter(head ?? NOTHING, 1)))).toEqual({ seq: 3 });
    }
  });
});

test('a forgotten generation leaves no file behind, kept copies included', async () => {
  const disk = await switched();
  disk.damage('journal/p/1-1.tlj', 40);
  disk.crash();
  const { projects, journal } = hostOn(disk);
  expect(good(await journal.witness(at(1))).damage).not.toBeNull();
  expect(disk.paths.some((path) => path.startsWith('journal/p/kept/1-'))).toBe(true);
  good(await projects.forgetGeneration(at(1)));
  expect(disk.paths.filter((path) => /\/1-/.test(path))).toEqual([]);
});

describe('starts', () => {
  test('that were never ready count for five minutes, each page once', async () => {
    const disk = new MemoryDisk();
    let now = 1_000_000;
    const start = () => new Storage(disk, { ...webEnvironment, now: () => now }).page().projects;
    expect(await start().begin()).toBe(1);
    now += 60_000;
    const second = start();
    expect([await second.begin(), await second.begin()]).toEqual([2, 2]);
    now += 60_000;
    const third = start();
    expect(await third.begin()).toBe(3);
    await third.ready();
    expect(await start().begin()).toBe(3);
    now += 3 * 60_000;
    // The first is too old by now; the clock that is set back makes the others no younger.
    expect(await start().begin()).toBe(3);
    now -= 24 * 60 * 60_000;
    expect(await start().begin()).toBe(1);
  });

  test('on a disk that takes nothing are counted as far as they can be', async () => {
    const disk = new MemoryDisk();
    disk.fill();
    expect(await hostOn(disk).projects.begin()).toBe(1);
  });
});

test('faults meet the call that they are meant for, once', async () => {
  const host = hostOn(new MemoryDisk());
  const entries = entriesAfter(NOTHING, 2);
  host.control.fault('journal.append', { kind: 'problem', problem: { kind: 'disk-full' } }, { kind: 'lost-answer' });
  expect(await host.journal.append(at(1), entries)).toEqual({ ok: false, problem: { kind: 'disk-full' } });
  const lost = host.journal.append(at(1), entries).then(() => 'answered');
  expect(await Promise.race([lost, new Promise((resolve) => setTimeout(resolve, 20, 'silence'))])).toBe('silence');
  // It was done all the same: the next try passes over it.
  expect(good(await host.journal.read(at(1), 1, 1e6))).toEqual(entries);
  expect(await host.journal.append(at(1), entries)).toEqual({ ok: true, value: { seq: 2 } });
  host.control.fault('journal.read', { kind: 'hang' });
  const hung = host.journal.read(at(1), 1, 1e6).then(() => 'answered');
  expect(await Promise.race([hung, new Promise((resolve) => setTimeout(resolve, 20, 'silence'))])).toBe('silence');
  host.control.fault('projects.list', { kind: 'throw', message: 'no' });
  await expect(host.projects.list()).rejects.toThrow('no');
  let release = (): void => {};
  const until = new Promise<void>((resolve) => {
    release = resolve;
  });
  host.control.fault('projects.put', { kind: 'late-call', until });
  const put = host.projects.put('p', 'A');
  expect(good(await host.projects.list())).toMatchObject([{ title: 'p' }]);
  release();
  await put;
  expect(good(await host.projects.list())).toMatchObject([{ title: 'A' }]);
});
