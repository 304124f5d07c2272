import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A process and everything that it started, by the system's own list. */
export async function processTree(root: number): Promise<readonly number[]> {
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,ppid=']);
  const parents = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const found = [root];
  for (const parent of found) for (const [pid = 0, of] of parents) if (of === parent) found.push(pid);
  return found;
}

/** SIGKILL to all of them, one right after the other. Answers when the first was sent, in ms of the epoch. */
export function killNow(pids: readonly number[]): number {
  const at = Date.now();
  for (const pid of pids) signal(pid, 'SIGKILL');
  return at;
}

/** Nothing happens where the process has ended already. */
export function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

/** Waits for the end of a process, and makes it end after `limitMs`. */
export async function untilGone(pid: number, limitMs: number): Promise<void> {
  for (const end = Date.now() + limitMs; Date.now() < end; ) {
    if (!signal(pid, 0)) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  killNow(await processTree(pid));
}
