// The thread of a fuzz run. The import ends with the run: modules that are loaded late still need the loader.
import { workerData } from 'node:worker_threads';

const { runnerImport } = await import('vite');
const { root } = workerData;
await runnerImport(`${root}/test/fuzz/reader-thread.ts`, { configFile: false, root, logLevel: 'error' });
