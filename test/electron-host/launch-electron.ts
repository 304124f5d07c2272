import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { _electron } from 'playwright';
import type { ElectronHost, Evaluate, LaunchOptions } from './host.ts';

/** The same app on the real Electron: needs its binary, and a display or xvfb on Linux. */
export async function launchElectron(options: LaunchOptions): Promise<ElectronHost> {
  const { mainPath, userData, args = [], env = {} } = options;
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []; // Chromium refuses to run as root otherwise
  const electronArgs = (extra: string[]) => [
    ...sandbox,
    path.resolve(mainPath),
    `--user-data-dir=${userData}`,
    ...extra,
  ];
  const application = await _electron.launch({
    args: electronArgs(args),
    env: { ...(process.env as Record<string, string>), ...env },
  });
  const child = application.process();
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (log += chunk));
  const exited = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? signal));
  });
  return {
    page: await application.firstWindow(),
    standIn: false,
    mainPid: child.pid ?? 0,
    chromiumPid: undefined,
    exited,
    // Playwright's own signature takes any function; the third argument exists on the stand-in only.
    evaluate: ((fn, argument) => application.evaluate(fn as never, argument)) as Evaluate,
    log: () => log,
    async close() {
      await application.evaluate(({ app }) => void setTimeout(() => app.quit(), 0)).catch(() => {});
      return exited;
    },
    async kill9() {
      child.kill('SIGKILL');
      await exited;
    },
    spawnSecond(extra) {
      const executable: string = createRequire(import.meta.url)('electron');
      const second = spawn(executable, electronArgs(extra), { stdio: 'ignore' });
      return new Promise((resolve) => second.once('exit', (code, signal) => resolve(code ?? signal)));
    },
  };
}
