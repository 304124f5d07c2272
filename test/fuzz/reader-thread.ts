import { parentPort } from 'node:worker_threads';
import { must } from '#shared/domain/assert.ts';
import { oneCase } from './one-case.ts';
import type { CaseOrder } from './run-cases.ts';

// One case at a time, so that one that hangs or eats the memory ends with this thread alone.
const port = must(parentPort, 'a thread of a run');

port.on('message', ({ format, seed, index }: CaseOrder) => {
  void oneCase(format, seed, index).then((answer) => port.postMessage({ answer }));
});
port.postMessage({ ready: true });
await new Promise((resolve) => port.once('close', resolve));
