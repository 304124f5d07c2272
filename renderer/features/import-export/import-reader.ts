import { workerAddress } from '#renderer/trusted-types.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';
import type { ReadOptions } from '#shared/exchange/transcript.ts';
import address from './import.worker.ts?worker&url';
import type { ReadImport } from './import-read.ts';

export interface ReadRequest {
  readonly id: number;
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly options: ReadOptions;
}

export type ReadAnswer =
  | { readonly id: number; readonly read: ReadImport }
  | { readonly id: number; readonly read: null; readonly message: string };

/** `stuck`: no answer for 30 seconds, so that a hostile file cannot hold the app. `stopped`: the person cancelled. */
export type ReadProblem =
  | { readonly kind: 'stuck' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'crashed'; readonly message: string };

export interface ImportReader {
  read(name: string, bytes: Uint8Array<ArrayBuffer>, options?: ReadOptions): Promise<Result<ReadImport, ReadProblem>>;
  /** Ends the worker; what it was asked is answered with `stopped`. */
  stop(): void;
}

const PATIENCE_MS = 30_000;

/** Reads files in a worker of their own: one after the other, none of them in the window's way. */
export function createImportReader(patience = PATIENCE_MS): ImportReader {
  let worker: Worker | null = null;
  let last = 0;
  let waiting: { readonly id: number; settle(answer: Result<ReadImport, ReadProblem>): void } | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  let stopped = false;

  const settle = (answer: Result<ReadImport, ReadProblem>): void => {
    waiting?.settle(answer);
    waiting = null;
  };
  const end = (problem: ReadProblem): void => {
    worker?.terminate();
    worker = null;
    settle(fail(problem));
  };
  const start = (): Worker => {
    const made = new Worker(workerAddress(address), { type: 'module', name: 'import' });
    made.addEventListener('message', ({ data }: MessageEvent<ReadAnswer>) => {
      if (data.id !== waiting?.id) return;
      settle(data.read ? ok(data.read) : fail({ kind: 'crashed', message: data.message }));
    });
    made.addEventListener('error', (event) => end({ kind: 'crashed', message: event.message }));
    return made;
  };
  const ask = (request: Omit<ReadRequest, 'id'>): Promise<Result<ReadImport, ReadProblem>> => {
    if (stopped) return Promise.resolve(fail({ kind: 'stopped' }));
    worker ??= start();
    const id = ++last;
    const answer = new Promise<Result<ReadImport, ReadProblem>>((resolve) => {
      const timer = setTimeout(() => end({ kind: 'stuck' }), patience);
      waiting = {
        id,
        settle(result) {
          clearTimeout(timer);
          resolve(result);
        },
      };
    });
    worker.postMessage({ id, ...request } satisfies ReadRequest);
    return answer;
  };

  return {
    read(name, bytes, options = {}) {
      const answer = queue.then(() => ask({ name, bytes, options }));
      queue = answer;
      return answer;
    },
    stop() {
      stopped = true;
      end({ kind: 'stopped' });
    },
  };
}
