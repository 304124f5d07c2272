import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';

/** Room that ends when we say so. */
export interface Room {
  /** Nothing more can be written from now on. */
  end(): void;
  give(): void;
  remove(): void;
}

export const hasSmallDisks = (): boolean => process.platform === 'linux' && process.getuid?.() === 0;

/** A disk in memory. It is full once a file has taken all that is left. */
export function aSmallDisk(folder: string, megabytes: number): Room {
  mkdirSync(folder, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
  const filler = path.join(folder, 'filler');
  return {
    end() {
      const file = openSync(filler, 'w');
      for (const size of [1024 * 1024, 4096]) while (takes(file, Buffer.alloc(size, 1)));
      closeSync(file);
    },
    give: () => rmSync(filler, { force: true }),
    remove: () => void execFileSync('umount', [folder], { stdio: 'ignore' }),
  };
}

/** False when the disk did not take all of it. */
function takes(file: number, bytes: Buffer): boolean {
  try {
    return writeSync(file, bytes) === bytes.length;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC') return false;
    throw cause;
  }
}
