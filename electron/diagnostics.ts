import os from 'node:os';
import { app } from 'electron';
import type { Log } from './log.ts';

/** What helps to find a fault, for the person to read and to send if they wish: versions, the computer, the newest lines of the log. */
export function diagnostics(log: Log): string {
  const { electron = '?', chrome = '?', node } = process.versions;
  const gigabytes = (bytes: number): string => `${(bytes / 1024 ** 3).toFixed(1)} GB`;
  return [
    `Throughline ${app.getVersion()}`,
    `Electron ${electron}, Chromium ${chrome}, Node ${node}`,
    `${process.platform} ${os.release()} ${process.arch}, ${os.cpus().length} processors, ${gigabytes(os.totalmem())}`,
    `Language ${app.getLocale()}, running for ${Math.round(process.uptime())} s`,
    '',
    ...log.newest(SHOWN),
  ].join('\n');
}

const SHOWN = 300;
