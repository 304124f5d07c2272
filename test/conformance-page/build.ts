import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';

/** Builds the page into `folder`, as the app's own is built: relative addresses and a nonce placeholder. */
export async function buildConformancePage(folder: string): Promise<void> {
  await build({
    configFile: false,
    root: import.meta.dirname,
    base: './',
    logLevel: 'warn',
    html: { cspNonce: 'throughline-nonce' },
    worker: { format: 'es' },
    build: { outDir: folder, emptyOutDir: true, target: 'chrome140', assetsInlineLimit: 0 },
  });
}

/** An app folder with the real compiled main and preload, and the conformance page in place of the app's. Answers main's path. */
export async function buildConformanceApp(folder: string): Promise<string> {
  const dist = path.resolve(import.meta.dirname, '../../dist');
  mkdirSync(folder, { recursive: true });
  for (const part of ['main', 'preload'])
    cpSync(path.join(dist, part), path.join(folder, 'dist', part), { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'host', version: '0.0.1', type: 'module' }));
  await buildConformancePage(path.join(folder, 'dist/renderer'));
  return path.join(folder, 'dist/main/main.js');
}
