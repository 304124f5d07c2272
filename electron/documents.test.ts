import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { must } from '#shared/domain/assert.ts';
import { Documents } from './documents.ts';

const [ONE, OTHER] = [1, 2];
const UNKNOWN = { ok: false, problem: { kind: 'unknown-token' } };
const bytes = (text: string) => new Uint8Array(Buffer.from(text));
let folder = '';
let documents: Documents;
const at = (name: string) => path.join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'throughline-documents-'));
  documents = new Documents();
});

afterEach(async () => {
  for (const owner of [ONE, OTHER]) await documents.releaseAll(owner);
  rmSync(folder, { recursive: true, force: true });
});

async function begun(name: string): Promise<string> {
  const result = await documents.beginSave(ONE, at(name));
  return must(result.ok ? result.value : null, 'a save token');
}

test('a token reads the picked file, for its own window only, until it is released', async () => {
  writeFileSync(at('a.txt'), 'hello');
  const result = await documents.open(ONE, at('a.txt'));
  const file = must(result.ok ? result.value : null, 'an opened file');
  expect(file).toEqual({ token: file.token, name: 'a.txt', size: 5 });
  expect(file.token).toMatch(/^[0-9a-f]{32}$/);
  expect(await documents.readChunk(ONE, file.token, 1, 3)).toEqual({ ok: true, value: bytes('ell') });
  expect(await documents.readChunk(OTHER, file.token, 0, 5)).toEqual(UNKNOWN);
  await documents.release(OTHER, file.token);
  expect(await documents.readChunk(ONE, file.token, 5, 5)).toEqual({ ok: true, value: bytes('') });
  await documents.release(ONE, file.token);
  expect(await documents.readChunk(ONE, file.token, 0, 5)).toEqual(UNKNOWN);
});

test('a folder or a missing file is unreadable', async () => {
  mkdirSync(at('dir'));
  expect(await documents.open(ONE, at('dir'))).toEqual({ ok: false, problem: { kind: 'unreadable', name: 'dir' } });
  expect(await documents.open(ONE, at('no'))).toEqual({ ok: false, problem: { kind: 'unreadable', name: 'no' } });
});

test('the older file stays whole until the new one is finished', async () => {
  writeFileSync(at('a.txt'), 'old');
  const token = await begun('a.txt');
  await documents.writeChunk(ONE, token, bytes('new, and '));
  expect(readFileSync(at('a.txt'), 'utf8')).toBe('old');
  await documents.writeChunk(ONE, token, bytes('longer'));
  expect(await documents.finishSave(ONE, token)).toEqual({ ok: true, value: 'a.txt' });
  expect(readFileSync(at('a.txt'), 'utf8')).toBe('new, and longer');
  expect(readdirSync(folder)).toEqual(['a.txt']);
});

test('an abandoned save, and a window that closes, leave nothing', async () => {
  const token = await begun('a.txt');
  await documents.writeChunk(ONE, token, bytes('x'));
  await documents.release(ONE, token);
  await begun('b.txt');
  expect(readdirSync(folder)).toHaveLength(1);
  await documents.releaseAll(ONE);
  expect(readdirSync(folder)).toEqual([]);
  expect(await documents.finishSave(ONE, token)).toEqual(UNKNOWN);
});

test('saving over a link writes the file that it points to', async () => {
  mkdirSync(at('real'));
  writeFileSync(at('real/a.txt'), 'old');
  symlinkSync(at('real/a.txt'), at('link.txt'));
  const token = await begun('link.txt');
  await documents.writeChunk(ONE, token, bytes('new'));
  await documents.finishSave(ONE, token);
  expect(readFileSync(at('real/a.txt'), 'utf8')).toBe('new');
});

test('a place that cannot be written is a named problem', async () => {
  expect(await documents.beginSave(ONE, at('no/a.txt'))).toEqual({
    ok: false,
    problem: { kind: 'unwritable', name: 'a.txt' },
  });
  const token = await begun('a');
  mkdirSync(at('a'));
  writeFileSync(at('a/inside'), '');
  expect(await documents.finishSave(ONE, token)).toEqual({ ok: false, problem: { kind: 'unwritable', name: 'a' } });
  expect(readdirSync(folder)).toEqual(['a']);
});
