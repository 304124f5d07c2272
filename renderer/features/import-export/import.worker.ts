import { readImport } from './import-read.ts';
import type { ReadAnswer, ReadRequest } from './import-reader.ts';

addEventListener('message', ({ data }: MessageEvent<ReadRequest>) => void answer(data));

async function answer({ id, name, bytes, options }: ReadRequest): Promise<void> {
  try {
    post({ id, read: await readImport(name, bytes, options) });
  } catch (cause) {
    post({ id, read: null, message: cause instanceof Error ? cause.message : String(cause) });
  }
}

const post = (message: ReadAnswer): void => postMessage(message);
