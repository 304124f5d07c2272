/** What storage needs besides a disk: the language itself has no clock, no chance and no timer. */
export interface StorageEnvironment {
  /** Milliseconds since 1970. */
  now(): number;
  sleep(ms: number): Promise<void>;
  /** 32 lower-case hex digits that nobody can guess. */
  token(): string;
  /** A SHA-256 of bytes that come in parts. */
  hasher(): Hasher;
  /** A busy journal is flushed this often; a quiet one at once. */
  readonly groupMs: number;
  /** A file of the journal is not made longer than this and one flush. */
  readonly rollBytes: number;
  /** Size of the file for drafts, which is written in advance. */
  readonly pendingBytes: number;
}

export interface Hasher {
  addBytes(bytes: Uint8Array): void;
  /** Ends it. */
  hex(): string;
}

export const GROUP_MS = 50;
export const ROLL_BYTES = 8 * 1024 * 1024;
export const PENDING_BYTES = 16 * 1024 * 1024;
