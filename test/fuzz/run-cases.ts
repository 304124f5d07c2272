import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { CaseAnswer } from './one-case.ts';

export interface FuzzReport {
  readonly format: string;
  readonly n: number;
  readonly seed: number;
  readonly crashes: number;
  /** Cases that took longer than five seconds. */
  readonly hangs: number;
  /** Records that hang together wrongly, or a file that was dropped without a word. */
  readonly partialWrites: number;
  readonly refused: number;
  readonly imported: number;
  readonly maxHeapMB: number;
  readonly ok: boolean;
  /** `index` makes the same file again. */
  readonly failures: readonly { readonly index: number; readonly what: string }[];
}

const LIMIT_MS = 5_000;
const MOST_HEAP_MB = 512;

/** Reads `n` mutated files of each format, one after the other in a worker; one that takes longer than five seconds is ended. */
export async function* runCases(formats: readonly string[], n: number, seed: number): AsyncGenerator<FuzzReport> {
  let reader = await startReader();
  for (const format of formats) {
    const counts = { crashes: 0, hangs: 0, partialWrites: 0, refused: 0, imported: 0 };
    const failures: { index: number; what: string }[] = [];
    let maxHeapMB = 0;
    for (let index = 0; index < n; index++) {
      const answer = await reader.read({ format, seed, index });
      if (typeof answer === 'string') {
        counts[answer === HANG ? 'hangs' : 'crashes'] += 1;
        failures.push({ index, what: answer });
        await reader.stop();
        reader = await startReader();
        continue;
      }
      maxHeapMB = Math.max(maxHeapMB, answer.heapMB);
      counts[COUNTS[answer.result]] += 1;
      if (answer.what !== '') failures.push({ index, what: answer.what });
    }
    const ok = failures.length === 0 && maxHeapMB < MOST_HEAP_MB;
    yield { format, n, seed, ...counts, maxHeapMB, ok, failures };
  }
  await reader.stop();
}

/** What makes the file of a case. */
export interface CaseOrder {
  readonly format: string;
  readonly seed: number;
  readonly index: number;
}

const COUNTS = { imported: 'imported', refused: 'refused', crash: 'crashes', partial: 'partialWrites' } as const;
const HANG = `took longer than ${LIMIT_MS} ms`;

interface Reader {
  /** The answer, or the sentence why there is none. */
  read(order: CaseOrder): Promise<CaseAnswer | string>;
  stop(): Promise<unknown>;
}

function startReader(): Promise<Reader> {
  const root = path.resolve(import.meta.dirname, '../..');
  const worker = new Worker(path.join(import.meta.dirname, 'worker.mjs'), {
    workerData: { root },
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
  });
  let waiting: ((answer: CaseAnswer | string) => void) | null = null;
  const settle = (answer: CaseAnswer | string): void => {
    waiting?.(answer);
    waiting = null;
  };
  const reader: Reader = {
    read: (order) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => settle(HANG), LIMIT_MS);
        waiting = (answer) => {
          clearTimeout(timer);
          resolve(answer);
        };
        worker.postMessage(order);
      }),
    stop: () => worker.terminate(),
  };
  return new Promise((resolve, reject) => {
    worker.on('message', (message: { readonly ready?: true; readonly answer?: CaseAnswer }) => {
      if (message.ready) resolve(reader);
      else if (message.answer) settle(message.answer);
    });
    worker.on('error', (cause: Error) => {
      reject(cause);
      settle(`the reader died: ${cause.message}`);
    });
  });
}
