import {
  GROUP_MS,
  PENDING_BYTES,
  ROLL_BYTES,
  type StorageEnvironment,
} from '#shared/contract/storage/storage-environment.ts';
import { sha256Parts } from '#shared/domain/sha256.ts';

/** Clock, chance and timer of a page or a worker. */
export const webEnvironment: StorageEnvironment = {
  now: () => Date.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  token: () => crypto.randomUUID().replaceAll('-', ''),
  // The browser's own SHA-256 takes whole files only.
  hasher: sha256Parts,
  groupMs: GROUP_MS,
  rollBytes: ROLL_BYTES,
  pendingBytes: PENDING_BYTES,
};
