import { appendFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { must } from '#shared/domain/assert.ts';
import { WatchedFolder } from './watched-folder.ts';

const SETTLE = 20;
let root = '';
let folder = '';
let told = 0;
const made: WatchedFolder[] = [];
const at = (name: string) => path.join(folder, name);

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'throughline-watched-'));
  folder = path.join(root, 'From calls');
  mkdirSync(folder);
  told = 0;
});
afterEach(() => {
  for (const one of made.splice(0)) one.stop();
  rmSync(root, { recursive: true, force: true });
});

function aFolder(): WatchedFolder {
  const one = new WatchedFolder(path.join(root, 'profile'), () => void told++, SETTLE);
  made.push(one);
  return one;
}
const names = async (one: WatchedFolder) => (await one.whole()).map(({ name }) => name);

test('is off until a folder is chosen, and gives its name and no path', async () => {
  const watched = aFolder();
  expect(await watched.name()).toBeNull();
  expect(await watched.whole()).toEqual([]);
  expect(await watched.choose(folder)).toBe('From calls');
  expect(await watched.name()).toBe('From calls');
});

test('leaves alone what lay there before, and offers a new file when it looks the same twice', async () => {
  writeFileSync(at('old.vtt'), 'old');
  const watched = aFolder();
  await watched.choose(folder);
  writeFileSync(at('new.vtt'), 'first');
  expect(await names(watched)).toEqual([]);
  appendFileSync(at('new.vtt'), ' and more');
  expect(await names(watched)).toEqual([]);
  expect(await names(watched)).toEqual(['new.vtt']);
});

test('tells when there may be something to take', async () => {
  const watched = aFolder();
  await watched.choose(folder);
  writeFileSync(at('new.vtt'), 'words');
  await expect.poll(() => told).toBeGreaterThan(0);
  const before = told;
  await watched.whole();
  await expect.poll(() => told).toBeGreaterThan(before);
});

test('offers a file once, also after the next start, and again when it was written anew', async () => {
  const watched = aFolder();
  await watched.choose(folder);
  writeFileSync(at('new.vtt'), 'words');
  await watched.whole();
  await watched.take(must((await watched.whole())[0], 'the file'));
  expect(await names(watched)).toEqual([]);
  const next = aFolder();
  expect(await next.name()).toBe('From calls');
  await next.whole();
  expect(await names(next)).toEqual([]);
  writeFileSync(at('new.vtt'), 'other words');
  await next.whole();
  expect(await names(next)).toEqual(['new.vtt']);
});

test('passes over folders, links, hidden files, locks, downloads under way and empty files', async () => {
  const watched = aFolder();
  await watched.choose(folder);
  writeFileSync(path.join(root, 'secret.txt'), 'elsewhere');
  symlinkSync(path.join(root, 'secret.txt'), at('link.txt'));
  mkdirSync(at('inner.vtt'));
  for (const name of ['.hidden.txt', '~$talk.docx', 'talk.vtt.part', 'talk.crdownload', 'x.TMP']) {
    writeFileSync(at(name), 'x');
  }
  writeFileSync(at('empty.txt'), '');
  writeFileSync(at('talk.txt'), 'x');
  await watched.whole();
  expect(await names(watched)).toEqual(['talk.txt']);
});

test('waits where the folder is away, and a damaged list is as none', async () => {
  const watched = aFolder();
  await watched.choose(folder);
  rmSync(folder, { recursive: true });
  expect(await watched.whole()).toEqual([]);
  mkdirSync(folder);
  writeFileSync(at('back.txt'), 'x');
  await watched.whole();
  expect(await names(watched)).toEqual(['back.txt']);
  writeFileSync(path.join(root, 'profile/watched-folder.json'), '{"folder":');
  expect(await aFolder().name()).toBeNull();
});

test('forgotten it neither looks nor takes', async () => {
  const watched = aFolder();
  await watched.choose(folder);
  await watched.forget();
  writeFileSync(at('new.vtt'), 'words');
  await sleep(SETTLE * 3);
  const before = told;
  await sleep(SETTLE * 3);
  expect(told).toBe(before);
  expect(await watched.whole()).toEqual([]);
  expect(await aFolder().name()).toBeNull();
});
