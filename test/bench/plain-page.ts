import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const PLAIN_PORT = 41734;

/** The peer's page, built and served like the app: the editor's library alone. */
export async function servedPlain(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const root = path.resolve(import.meta.dirname, '../..');
  const out = fs.mkdtempSync(path.join(os.tmpdir(), 'throughline-plain-'));
  await build({
    configFile: false,
    root: path.join(import.meta.dirname, 'plain-lexical'),
    base: './',
    logLevel: 'error',
    build: { outDir: out, emptyOutDir: true },
  });
  const { serve } = await import(/* @vite-ignore */ pathToFileURL(path.join(root, 'dist/node/serve.js')).href);
  const server = await serve(out, PLAIN_PORT);
  return {
    url: `http://127.0.0.1:${PLAIN_PORT}/`,
    async stop() {
      await server.close();
      fs.rmSync(out, { recursive: true, force: true });
    },
  };
}
