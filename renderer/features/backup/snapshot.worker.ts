import { openEngine } from '#renderer/data/engine.ts';
import { createSnapshotDesk } from './snapshot-desk.ts';
import type { FromSnapshotWorker, ToSnapshotWorker } from './snapshot-messages.ts';

const desk = createSnapshotDesk();
let ready: Promise<unknown> = Promise.resolve();

addEventListener('message', ({ data }: MessageEvent<ToSnapshotWorker>) => {
  if (data.kind === 'engine') {
    if (data.engine !== null) ready = openEngine(data.engine);
  } else ready = ready.then(() => answer(data));
});

async function answer({ id, call, args }: Extract<ToSnapshotWorker, { readonly kind: 'call' }>): Promise<void> {
  try {
    // The client's types see to it that a call comes with its own arguments.
    const run = desk[call] as (...args: readonly unknown[]) => unknown;
    post({ kind: 'answer', id, value: await run(...args) });
  } catch (cause) {
    post({ kind: 'crashed', id, message: cause instanceof Error ? cause.message : String(cause) });
  }
}

const post = (message: FromSnapshotWorker): void => postMessage(message);
