import { workerAddress } from '#renderer/trusted-types.ts';
import type { HostStorage, StorageProblem } from '#shared/contract/host-storage.ts';
import { fail } from '#shared/domain/result.ts';
import address from './storage.worker.ts?worker&url';
import type { StorageAnswer, StorageRequest } from './storage-messages.ts';

/** Journal, projects, media and snapshots in the browser's private file system, kept by a worker. Without one, every call is `unwritable`. */
export function createBrowserStorage(): HostStorage {
  let worker: StorageWorker | null = null;
  const ask = <T>(group: StorageRequest['group'], method: string, args: readonly unknown[], without: T): Promise<T> => {
    worker ??= startWorker();
    return worker.ask(group, method, args, without);
  };
  const journal = <K extends keyof HostStorage['journal']>(method: K): HostStorage['journal'][K] =>
    // Every method of the journal answers a Result of a storage problem; the mapped type cannot show it.
    ((...args: unknown[]) => ask('journal', method, args, NOWHERE)) as unknown as HostStorage['journal'][K];
  return {
    journal: {
      witness: journal('witness'),
      append: journal('append'),
      appendPart: journal('appendPart'),
      read: journal('read'),
      peek: journal('peek'),
      readPart: journal('readPart'),
      start: journal('start'),
      trim: journal('trim'),
      keepPending: journal('keepPending'),
      pending: journal('pending'),
    },
    projects: {
      list: () => ask('projects', 'list', [], NOWHERE),
      put: (...args) => ask('projects', 'put', args, NOWHERE),
      switchGeneration: (...args) => ask('projects', 'switchGeneration', args, NOWHERE),
      forgetGeneration: (...args) => ask('projects', 'forgetGeneration', args, NOWHERE),
      begin: () => ask('projects', 'begin', [], 1),
      ready: () => ask('projects', 'ready', [], undefined),
    },
    media: {
      begin: () => ask('media', 'begin', [], NOWHERE),
      write: (...args) => ask('media', 'write', args, NOWHERE),
      finish: (...args) => ask('media', 'finish', args, NOWHERE),
      abandon: (...args) => ask('media', 'abandon', args, undefined),
      readChunk: (...args) => ask('media', 'readChunk', args, NOWHERE),
      remove: (...args) => ask('media', 'remove', args, NOWHERE),
      list: () => ask('media', 'list', [], NOWHERE),
    },
    snapshots: {
      begin: () => ask('snapshots', 'begin', [], NOWHERE),
      write: (...args) => ask('snapshots', 'write', args, NOWHERE),
      finish: (...args) => ask('snapshots', 'finish', args, NOWHERE),
      abandon: (...args) => ask('snapshots', 'abandon', args, undefined),
      list: (...args) => ask('snapshots', 'list', args, NOWHERE),
      readChunk: (...args) => ask('snapshots', 'readChunk', args, NOWHERE),
      note: (...args) => ask('snapshots', 'note', args, NOWHERE),
      remove: (...args) => ask('snapshots', 'remove', args, NOWHERE),
    },
  };
}

const NOWHERE = fail<StorageProblem>({ kind: 'unwritable', message: 'this browser keeps no files for pages' });

interface StorageWorker {
  /** Answers `without` where there is no storage. */
  ask<T>(group: StorageRequest['group'], method: string, args: readonly unknown[], without: T): Promise<T>;
}

function startWorker(): StorageWorker {
  const worker = new Worker(workerAddress(address), { type: 'module', name: 'storage' });
  const waiting = new Map<number, (answer: StorageAnswer) => void>();
  let lastId = 0;
  let isDead = false;
  worker.addEventListener('message', ({ data }: MessageEvent<StorageAnswer>) => {
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  });
  worker.addEventListener('error', () => {
    isDead = true;
    for (const [id, settle] of waiting) settle({ id, kind: 'unwritable' });
    waiting.clear();
  });
  // Asked, and not relied upon: the answer changes nothing here.
  void navigator.storage?.persist?.().catch(() => {});
  return {
    ask: <T>(group: StorageRequest['group'], method: string, args: readonly unknown[], without: T) =>
      new Promise<T>((resolve, reject) => {
        if (isDead) return resolve(without);
        const request: StorageRequest = { id: ++lastId, group, method, args };
        waiting.set(request.id, (answer) => {
          if (answer.kind === 'failed') reject(new Error(`host: ${answer.message}`));
          else if (answer.kind === 'unwritable') resolve(without);
          // The worker runs the method of the same name: what it answers is what that method promises.
          else resolve(answer.value as T);
        });
        worker.postMessage(request);
      }),
  };
}
