import { expect, test } from 'vitest';
import { createMemoryHost } from '#renderer/host/memory-host.ts';
import { readAll } from '#renderer/host/read-all.ts';
import { saveAll } from '#renderer/host/save-all.ts';
import { pattern } from './conformance-checks.ts';
import { hostConformance } from './host-conformance.ts';

const TEXT = { label: 'Text', extension: 'txt', mime: 'text/plain' };

test('the memory host keeps every promise of a Host', async () => {
  const host = createMemoryHost();
  const results = await hostConformance(host, answersOf(host));
  expect(results.filter(({ failure }) => failure !== null)).toEqual([]);
  expect(results.length).toBeGreaterThanOrEqual(33);
});

test('the suite sees a Host that loses a chunk', async () => {
  const host = createMemoryHost();
  const lossy = {
    ...host,
    files: { ...host.files, writeChunk: async () => ({ ok: true as const, value: undefined }) },
  };
  const results = await hostConformance(lossy, answersOf(host));
  expect(results.filter(({ failure }) => failure !== null).length).toBeGreaterThanOrEqual(3);
});

test('a fault that a test asks for happens once, and a failed save leaves nothing', async () => {
  const { files, control } = createMemoryHost();
  control.failNext('writeChunk', { kind: 'disk-full', name: 'a.txt' });
  const full = await saveAll(files, 'a', TEXT, pattern(3, 1));
  expect(full).toEqual({ ok: false, problem: { kind: 'disk-full', name: 'a.txt' } });
  expect(control.saved.size).toBe(0);
  expect(await saveAll(files, 'a', TEXT, pattern(3, 1))).toEqual({ ok: true, value: 'a.txt' });
});

test('a file that shrinks while it is read is unreadable, and its token is released', async () => {
  const { files, control } = createMemoryHost();
  control.pick({ name: 'a.txt', bytes: pattern(3, 1) });
  const opened = await files.openFiles([]);
  if (!opened.ok || opened.value[0] === undefined) throw new Error('expected: one opened file');
  const grown = { ...opened.value[0], size: 9 };
  expect(await readAll(files, grown)).toEqual({ ok: false, problem: { kind: 'unreadable', name: 'a.txt' } });
  expect(await files.readChunk(grown.token, 0, 1)).toEqual({ ok: false, problem: { kind: 'unknown-token' } });
});

test('events reach the page until it unsubscribes, and a failed flush is reported', async () => {
  const { window, control } = createMemoryHost();
  const seen: unknown[] = [];
  const undo = [window.onCommand((id) => seen.push(id)), window.onOpenRequest((request) => seen.push(request))];
  control.command('note.new');
  control.openRequest({ kind: 'second-start' });
  for (const stop of undo) stop();
  control.command('note.new');
  expect(seen).toEqual(['note.new', { kind: 'second-start' }]);
  window.onFlushRequest(async () => {
    throw new Error('disk full');
  });
  await expect(control.flush()).rejects.toThrow('disk full');
});

/** How a person answers the dialogs of a memory host, for the suite. */
const answersOf = ({ control }: ReturnType<typeof createMemoryHost>): Parameters<typeof hostConformance>[1] => ({
  pick: async (files) => control.pick(...(files ?? [])),
  save: async (answer) => {
    if (answer === 'cancel') control.saveAs(null);
  },
  saved: async (name) => control.saved.get(name) ?? null,
});
