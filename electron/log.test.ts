import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { errorFields, Log } from './log.ts';

let folder = '';
const AT = new Date('2026-03-01T08:00:00.000Z');

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'throughline-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const aLog = (mostBytes = 10_000) => new Log(path.join(folder, 'logs'), { mostBytes, files: 3 }, () => AT);

test('writes codes and numbers, one line of JSON each', () => {
  const log = aLog();
  log.write('ipc.refused', { call: 'readChunk', reason: 'size', count: 3 });
  expect(log.newest(10).map((line): unknown => JSON.parse(line))).toEqual([
    { at: AT.toISOString(), event: 'ipc.refused', call: 'readChunk', reason: 'size', count: 3 },
  ]);
});

test.each([
  'Dana Reyes',
  '/home/dana/Interviews',
  'C:\\Users\\dana',
  'dana@example.com',
  'Nobody can approve it.',
  'a"b',
  'x'.repeat(65),
  'line\nbreak',
  'Möwe',
])('never writes what may be content: %j', (text) => {
  const log = aLog();
  log.write('x', { text });
  expect(log.newest(1).map((line): unknown => JSON.parse(line))).toEqual([
    { at: AT.toISOString(), event: 'x', text: '?' },
  ]);
});

test('of an error only its kind and code', () => {
  const error = Object.assign(new Error("ENOENT: no such file '/home/dana/talk.vtt'"), { code: 'ENOENT' });
  expect(errorFields(error)).toEqual({ error: 'Error', code: 'ENOENT' });
  expect(errorFields('/home/dana')).toEqual({ error: 'string' });
});

test('keeps a few files of bounded size, the newest lines last', () => {
  const log = aLog(500);
  for (let n = 0; n < 100; n++) log.write('tick', { n });
  const files = readdirSync(path.join(folder, 'logs'));
  expect(files.sort()).toEqual(['throughline.1.log', 'throughline.2.log', 'throughline.log']);
  for (const name of files) expect(statSync(path.join(folder, 'logs', name)).size).toBeLessThanOrEqual(500);
  const newest = log.newest(10).map((line) => (JSON.parse(line) as { readonly n: number }).n);
  expect(newest).toEqual([90, 91, 92, 93, 94, 95, 96, 97, 98, 99]);
});

test('a disk that takes nothing ends nothing', () => {
  writeFileSync(path.join(folder, 'logs'), 'a file where the folder should be');
  const log = aLog();
  log.write('x');
  expect(log.newest(5)).toEqual([]);
  expect(readFileSync(path.join(folder, 'logs'), 'utf8')).toContain('a file');
});
