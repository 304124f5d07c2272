import { chooseEngine } from '#renderer/data/engine.ts';
import type { SnapshotDesk } from '#renderer/data/snapshot-desk.ts';
import { workerAddress } from '#renderer/trusted-types.ts';
import address from './snapshot.worker.ts?worker&url';
import type { FromSnapshotWorker, SnapshotCall, ToSnapshotWorker } from './snapshot-messages.ts';

/** The desk in a worker of its own: no frame waits for it. A crash rejects. */
export function createSnapshotClient(): SnapshotDesk {
  const worker = new Worker(workerAddress(address), { type: 'module', name: 'snapshot' });
  const waiting = new Map<number, { resolve(value: unknown): void; reject(cause: Error): void }>();
  let last = 0;
  const post = (message: ToSnapshotWorker): void => worker.postMessage(message);
  const ready = chooseEngine().then((engine) => post({ kind: 'engine', engine }));
  const settle = (id: number) => {
    const own = waiting.get(id);
    waiting.delete(id);
    return own;
  };
  worker.addEventListener('message', ({ data }: MessageEvent<FromSnapshotWorker>) => {
    if (data.kind === 'answer') settle(data.id)?.resolve(data.value);
    else settle(data.id)?.reject(new Error(data.message));
  });
  worker.addEventListener('error', ({ message }) => {
    for (const id of [...waiting.keys()]) settle(id)?.reject(new Error(message));
  });
  async function ask<T>(call: SnapshotCall, ...args: readonly unknown[]): Promise<T> {
    await ready;
    const id = ++last;
    const answer = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }));
    post({ kind: 'call', id, call, args });
    // The worker answers a call with what the desk gives for it.
    return (await answer) as T;
  }
  return {
    begin: (base) => ask('begin', base),
    addPart: (text) => ask('addPart', text),
    add: (entries) => ask('add', entries),
    write: (appVersion, media) => ask('write', appVersion, media),
    verify: (file, mark) => ask('verify', file, mark),
    layOut: (file, at, own) => ask('layOut', file, at, own),
    rows: (file, tables) => ask('rows', file, tables),
    stop: () => worker.terminate(),
  };
}
