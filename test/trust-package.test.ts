import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createPackage } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '..');
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'throughline-package-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(script: string, ...args: readonly string[]): unknown {
  const done = spawnSync(process.execPath, [path.join(ROOT, script), ...args], { encoding: 'utf8', cwd: ROOT });
  expect(done.stderr).toBe('');
  return JSON.parse(done.stdout);
}

interface Notices {
  readonly packages: readonly { readonly name: string; readonly version: string; readonly license: string }[];
  readonly refused: readonly string[];
  readonly bill: {
    readonly bomFormat: string;
    readonly specVersion: string;
    readonly components: readonly Readonly<Record<string, unknown>>[];
  };
}

test('every library of the app has a licence that may be packaged, and stands in the list of parts with its hash', () => {
  // What the script prints is made for this.
  const { packages, refused, bill } = run('build/notices.mjs') as Notices;
  expect(refused).toEqual([]);
  const names = packages.map(({ name }) => name);
  for (const name of ['react', 'lexical', 'dexie', 'valibot', 'dompurify', 'sql.js']) expect(names).toContain(name);
  for (const name of ['vite', 'vitest', 'typescript', 'electron-builder', '@playwright/test', 'fast-check'])
    expect(names).not.toContain(name);
  expect([bill.bomFormat, bill.specVersion, bill.components.length]).toEqual(['CycloneDX', '1.6', packages.length]);
  expect(new Set(bill.components.map((one) => one['bom-ref'])).size).toBe(packages.length);
  expect(bill.components.filter((one) => one.hashes === undefined)).toEqual([]);
});

describe('what stands in app.asar', () => {
  const NEEDED = [
    'package.json',
    'dist/main/main.js',
    'dist/preload/preload.cjs',
    'dist/renderer/index.html',
    'dist/notices/licences.txt',
    'dist/notices/sbom.cdx.json',
  ];
  async function problemsOf(name: string, files: readonly string[]): Promise<unknown> {
    const from = path.join(folder, name);
    for (const file of files) {
      mkdirSync(path.dirname(path.join(from, file)), { recursive: true });
      writeFileSync(path.join(from, file), 'x');
    }
    await createPackage(from, `${from}.asar`);
    return run('build/check-package.mjs', `${from}.asar`);
  }

  test('is the bundle and the notices, and nothing besides', async () => {
    expect(await problemsOf('good', [...NEEDED, 'dist/renderer/assets/app-1a2b.js'])).toEqual([]);
  });

  test('never a source map, a test, a library as it was installed, or the command line', async () => {
    const more = [
      'dist/main/main.js.map',
      'test/builders.ts',
      'node_modules/react/index.js',
      'dist/node/throughline.js',
      'dist/renderer/assets/app.ts',
      '.env',
    ];
    const problems = await problemsOf('bad', [...NEEDED, ...more]);
    expect(problems).toEqual(expect.arrayContaining(more.map((file) => `${file} is not needed`)));
  });

  test('has everything that it needs', async () => {
    expect(await problemsOf('short', NEEDED.slice(1))).toEqual(['package.json is missing']);
  });
});
