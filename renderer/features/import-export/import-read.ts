import { readTranscript } from '#shared/exchange/read-transcript.ts';
import type { ReadOptions, TranscriptFile } from '#shared/exchange/transcript.ts';

/** A file after reading, before anybody has decided anything about it. */
export interface ReadImport {
  readonly name: string;
  readonly file: TranscriptFile;
  /** SHA-256 of the file's bytes, lower-case hex: how it is known again. */
  readonly contentHash: string;
}

/** Reads one file of talk. Never throws: what cannot be read is among the file's problems. */
export async function readImport(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  options: ReadOptions = {},
): Promise<ReadImport> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const contentHash = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { name, file: readTranscript({ name, bytes }, options), contentHash };
}
