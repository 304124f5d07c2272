// run.mjs FILE.ts [arguments]: a TypeScript script with our aliases, on Node 20 too.
import { ensureInstalled, root } from './setup.mjs';

ensureInstalled();
const { runnerImport } = await import('vite');
const [file] = process.argv.splice(2, 1);
await runnerImport(`${root}/${file}`, { configFile: false, root, logLevel: 'error' });
