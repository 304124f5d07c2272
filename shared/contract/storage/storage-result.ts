import { fail, type Result } from '../../domain/result.ts';
import type { StorageProblem } from '../host-storage.ts';
import { DiskError } from './disk.ts';

/** Runs a step on the disk; trouble of the disk becomes a named problem. A broken promise of our own code still throws. */
export async function onDisk<T>(run: () => Promise<Result<T, StorageProblem>>): Promise<Result<T, StorageProblem>> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof DiskError) return fail(diskProblem(error));
    throw error;
  }
}

export const diskProblem = (error: DiskError): StorageProblem =>
  error.kind === 'full' ? { kind: 'disk-full' } : { kind: 'unwritable', message: error.message };
