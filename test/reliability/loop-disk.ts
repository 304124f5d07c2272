import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A file system in a file, so that what the disk holds at a moment can be taken out of it. */
export interface LoopDisk {
  /** Where it is mounted. */
  readonly folder: string;
  /** The image as it is now, without any flush: what a loss of power would leave. Everybody who writes must stand still. */
  take(to: string): void;
  unmount(): void;
}

/** Whether this computer lets us mount images: root, and devices for it. */
export function hasLoopDisks(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/dev/loop-control')) return false;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'throughline-loop-'));
  try {
    const image = path.join(folder, 'image');
    makeImage(image, 16);
    mountImage(image, path.join(folder, 'mounted')).unmount();
    return true;
  } catch (cause) {
    console.warn(`no loop disks here: ${String(cause)}`);
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function makeImage(image: string, megabytes: number): void {
  run('truncate', '-s', `${megabytes}M`, image);
  run('mkfs.ext4', '-q', '-F', image);
}

export function mountImage(image: string, folder: string): LoopDisk {
  mkdirSync(folder, { recursive: true });
  const device = run('losetup', '-f', '--show', image).trim();
  try {
    run('mount', device, folder);
  } catch (cause) {
    run('losetup', '-d', device);
    throw cause;
  }
  return {
    folder,
    take(to) {
      // The system itself may write back meanwhile: then the copy is of no moment, and is made again.
      for (let tries = 0; tries < 50; tries++) {
        const before = writesOf(device);
        copyFileSync(image, to);
        if (before !== null && before === writesOf(device)) return;
      }
      throw new Error('expected: a moment without writes');
    },
    unmount() {
      run('umount', folder);
      run('losetup', '-d', device);
    },
  };
}

/** What a device has been given to write, as text; null while something is on its way. */
function writesOf(device: string): string | null {
  const fields = readFileSync(`/sys/block/${path.basename(device)}/stat`, 'utf8')
    .trim()
    .split(/\s+/);
  const [writes, sectors, inFlight] = [fields[4], fields[6], fields[8]];
  return inFlight === '0' ? `${writes} ${sectors}` : null;
}

function run(command: string, ...args: readonly string[]): string {
  return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}
