// throughline ...: the command line from the sources, built when it is missing or older than they are. Standard output is the command's own.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ensureInstalled, root } from './setup.mjs';

const built = path.join(root, 'dist/node/throughline.js');

function newest(folder) {
  let latest = 0;
  for (const entry of fs.readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) latest = Math.max(latest, fs.statSync(path.join(entry.parentPath, entry.name)).mtimeMs);
  }
  return latest;
}

const sources = ['shared', 'electron/cli'].map((folder) => newest(path.join(root, folder)));
if ((fs.statSync(built, { throwIfNoEntry: false })?.mtimeMs ?? 0) < Math.max(...sources)) {
  ensureInstalled();
  process.env.NODE_ENV = 'production';
  const { createBuilder } = await import('vite');
  const builder = await createBuilder({ root, configFile: path.join(root, 'vite.config.ts'), logLevel: 'error' });
  await builder.build(builder.environments.node);
}
const cwd = process.env.INIT_CWD ?? process.cwd();
const { status } = spawnSync(process.execPath, [built, ...process.argv.slice(2)], { stdio: 'inherit', cwd });
process.exit(status ?? 2);
