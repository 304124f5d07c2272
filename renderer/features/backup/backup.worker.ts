import { openEngine } from '#renderer/data/engine.ts';
import { createBackupDesk } from './backup-desk.ts';
import type { FromBackupWorker, ToBackupWorker } from './backup-messages.ts';

const desk = createBackupDesk((share) => post({ kind: 'share', share }));
let ready: Promise<unknown> = Promise.resolve();

addEventListener('message', ({ data }: MessageEvent<ToBackupWorker>) => {
  if (data.kind === 'engine') {
    if (data.engine !== null) ready = openEngine(data.engine);
  } else ready = ready.then(() => answer(data));
});

async function answer({ id, call, args }: Extract<ToBackupWorker, { readonly kind: 'call' }>): Promise<void> {
  try {
    // The client's types see to it that a call comes with its own arguments.
    const run = desk[call] as (...args: readonly unknown[]) => unknown;
    post({ kind: 'answer', id, value: await run(...args) });
  } catch (cause) {
    post({ kind: 'crashed', id, message: cause instanceof Error ? cause.message : String(cause) });
  }
}

const post = (message: FromBackupWorker): void => postMessage(message);
