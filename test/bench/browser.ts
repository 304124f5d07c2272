import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BrowserContext, chromium, type Page } from 'playwright';
import { CHROMIUM_ARGS, needChromium } from '../../build/chromium.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const PORT = 41733;
export const ADDRESS = `http://127.0.0.1:${PORT}/`;

/** Builds the app as it ships and serves it as `npm start` does. Progress goes to standard error. */
export async function servedBuild(): Promise<() => Promise<void>> {
  const vite = ['node_modules/vite/bin/vite.js', 'build', '--app', '--logLevel', 'warn'];
  const built = spawnSync(process.execPath, vite, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    // The runner of this script says "development", which would build React's slow half.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (built.status !== 0) throw new Error('the build failed');
  const { serve } = await import(/* @vite-ignore */ pathToFileURL(path.join(root, 'dist/node/serve.js')).href);
  const server = await serve(path.join(root, 'dist/renderer'), PORT);
  return () => server.close();
}

/** A page of a browser with a new, empty profile. `frames`: how it paints, at the screen's rate or as soon as there is something to paint. */
export async function freshPage(frames: 'at-60-hz' | 'at-once' = 'at-60-hz'): Promise<{
  readonly page: Page;
  readonly context: BrowserContext;
  close(): Promise<void>;
}> {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'throughline-bench-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: await needChromium(),
    args:
      frames === 'at-once' ? [...CHROMIUM_ARGS, '--disable-frame-rate-limit', '--disable-gpu-vsync'] : CHROMIUM_ARGS,
    viewport: { width: 1280, height: 800 },
  });
  const page = context.pages()[0] ?? (await context.newPage());
  return {
    page,
    context,
    async close() {
      await context.close();
      fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
