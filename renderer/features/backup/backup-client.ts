import { chooseEngine } from '#renderer/data/engine.ts';
import { workerAddress } from '#renderer/trusted-types.ts';
import address from './backup.worker.ts?worker&url';
import type { BackupDesk } from './backup-desk.ts';
import type { DeskCall, FromBackupWorker, ToBackupWorker } from './backup-messages.ts';

/** The desk in a worker of its own: typing never waits for it. A crash rejects. */
export interface BackupClient extends BackupDesk {
  /** Ends the work at once. What was asked is never answered. */
  stop(): void;
}

export function createBackupClient(onShare: (share: number) => void): BackupClient {
  const worker = new Worker(workerAddress(address), { type: 'module', name: 'backup' });
  const waiting = new Map<number, { resolve(value: unknown): void; reject(cause: Error): void }>();
  let last = 0;
  const post = (message: ToBackupWorker): void => worker.postMessage(message);
  const ready = chooseEngine().then((engine) => post({ kind: 'engine', engine }));
  const settle = (id: number) => {
    const own = waiting.get(id);
    waiting.delete(id);
    return own;
  };
  worker.addEventListener('message', ({ data }: MessageEvent<FromBackupWorker>) => {
    if (data.kind === 'share') onShare(data.share);
    else if (data.kind === 'answer') settle(data.id)?.resolve(data.value);
    else settle(data.id)?.reject(new Error(data.message));
  });
  worker.addEventListener('error', ({ message }) => {
    for (const id of [...waiting.keys()]) settle(id)?.reject(new Error(message));
  });
  async function ask<T>(call: DeskCall, ...args: readonly unknown[]): Promise<T> {
    await ready;
    const id = ++last;
    const answer = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }));
    post({ kind: 'call', id, call, args });
    // The worker answers a call with what the desk gives for it.
    return (await answer) as T;
  }
  return {
    write: (order) => ask('write', order),
    open: (file, passphrase) => ask('open', file, passphrase),
    salvage: (file, passphrase, newUuid) => ask('salvage', file, passphrase, newUuid),
    preview: (from) => ask('preview', from),
    build: (order) => ask('build', order),
    mediaNames: () => ask('mediaNames'),
    media: (sha256) => ask('media', sha256),
    stop: () => worker.terminate(),
  };
}
