import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { must } from '#shared/domain/assert.ts';
import { Workspace } from '../electron/workspace.ts';
import { good } from './conformance-checks.ts';
import { NOTHING } from './journal-entries.ts';

const KILLS = 20;
const AT = { projectId: 'crash', generation: 1 };
let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'throughline-crash-'));
  await build({
    configFile: false,
    root: path.resolve(import.meta.dirname, '..'),
    logLevel: 'error',
    ssr: { noExternal: true },
    build: { ssr: 'test/journal-crash/main.ts', outDir: path.join(folder, 'child'), minify: false },
  });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test(`killed ${KILLS} times while it writes, the journal holds everything that was acknowledged`, async () => {
  const profile = path.join(folder, 'profile');
  let before = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const acknowledged = await runUntilKilled(profile, (kill * 37) % 150);
    const workspace = new Workspace(profile);
    const { journal } = workspace.page(1);
    const { head, damage } = good(await journal.witness(AT));
    expect(damage).toBeNull();
    const seq = must(head, 'a head').seq;
    expect(seq).toBeGreaterThanOrEqual(acknowledged);
    expect(seq).toBeGreaterThan(before);
    before = seq;
    await workspace.close();
  }
  const workspace = new Workspace(profile);
  const { journal } = workspace.page(1);
  let last: { readonly seq: number; readonly hash: string } = NOTHING;
  for (;;) {
    const entries = good(await journal.read(AT, last.seq + 1, 4_000_000));
    if (entries.length === 0) break;
    for (const entry of entries) {
      expect([entry.seq, entry.prev]).toEqual([last.seq + 1, last.hash]);
      expect(JSON.parse(entry.text)).toMatchObject({ change: { seq: entry.seq }, mark: { hash: entry.hash } });
      last = entry;
    }
  }
  expect(last.seq).toBe(before);
  await workspace.close();
});

/** Answers the last change that the child said was safe. It is killed `delayMs` after its first answer. */
function runUntilKilled(profile: string, delayMs: number): Promise<number> {
  const child = spawn(process.execPath, [path.join(folder, 'child/main.js'), profile], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (said === '') setTimeout(() => child.kill('SIGKILL'), delayMs);
    said += text;
  });
  return new Promise((resolve, reject) => {
    child.on('close', (code, signal) => {
      const whole = said.slice(0, said.lastIndexOf('\n')).split('\n');
      if (signal === 'SIGKILL') resolve(Number(whole.at(-1)));
      else reject(new Error(`expected: a child that writes until it is killed, not one that ends with ${code}`));
    });
  });
}
