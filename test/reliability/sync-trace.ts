import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { type Failure, type FaultOptions, type FaultReport, faultReport, Refused } from './fault-report.ts';

/**
 * R3 without root: the journal's own code appends under `strace`, and every answer is looked at: since the last byte was written into a
 * file of the journal, that file must have been flushed. `n`: how many answers.
 */
export async function syncTrace(options: FaultOptions): Promise<FaultReport> {
  if (spawnSync('strace', ['-V']).status !== 0)
    throw new Refused('power needs root and loop devices, or strace: this computer has neither');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'throughline-trace-'));
  try {
    await build({
      configFile: false,
      root: path.resolve('.'),
      logLevel: 'error',
      ssr: { noExternal: true },
      build: { ssr: 'test/journal-crash/main.ts', outDir: path.join(folder, 'child'), minify: false },
    });
    const trace = path.join(folder, 'trace');
    const calls = 'trace=write,pwrite64,writev,pwritev,fsync,fdatasync';
    const child = [process.execPath, path.join(folder, 'child/main.js'), path.join(folder, 'profile')];
    const seconds = Math.max(2, Math.ceil(options.n / 20));
    // The child writes until it is ended; then the trace is whole as well.
    const ended = ['timeout', '-s', 'KILL', `${seconds}`, ...child];
    spawnSync('strace', ['-f', '-y', '-s', '16', '-e', calls, '-o', trace, ...ended], { stdio: 'ignore' });
    const { answers, unflushed } = readTrace(readFileSync(trace, 'utf8'));
    const failures: Failure[] = unflushed.map((what) => ({ seed: `${options.seed}`, harm: 'falseSaved', what }));
    if (answers === 0) failures.push({ seed: `${options.seed}`, harm: 'late', what: 'the journal never answered' });
    return faultReport('power', { ...options, n: answers }, ['falseSaved'], failures);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

/** Goes through the calls in their order: writes make a file unflushed, a flush that has returned makes it flushed. */
function readTrace(trace: string): { readonly answers: number; readonly unflushed: readonly string[] } {
  const dirty = new Set<string>();
  const flushing = new Map<string, string>();
  const unflushed: string[] = [];
  let answers = 0;
  for (const line of trace.split('\n')) {
    const [, thread = '', rest = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    const [, call = '', file = ''] = /^(\w+)\(\d+<([^>]*)>/.exec(rest) ?? [];
    const isFlush = call === 'fsync' || call === 'fdatasync';
    if (isFlush && rest.includes('<unfinished')) flushing.set(thread, file);
    else if (isFlush) dirty.delete(file);
    else if (/^<\.\.\. f(data)?sync resumed>/.test(rest)) {
      dirty.delete(flushing.get(thread) ?? '');
      flushing.delete(thread);
    } else if (call !== '' && /-\d+\.tlj$/.test(file)) dirty.add(file);
    else if (call === 'write' && /^write\(1</.test(rest)) {
      answers++;
      for (const name of dirty) unflushed.push(`answered before ${path.basename(name)} was flushed`);
    }
  }
  return { answers, unflushed };
}
