import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Browser, type Page, chromium as playwrightChromium } from 'playwright';
import { findChromium } from './find-chromium.ts';
import type { ElectronHost, Evaluate, LaunchOptions } from './host.ts';
import type { EvaluateMessage, HostMessage } from './main/test-door.ts';

const DEFAULT_REGISTER = 'dist/electron-test-host/register.mjs';

type Ready = Extract<HostMessage, { kind: 'ready' }>;

function command({ mainPath, userData, args = [], registerPath = DEFAULT_REGISTER }: LaunchOptions): string[] {
  if (!existsSync(registerPath)) throw new Error(`Electron test host: ${registerPath} is missing; build it first`);
  const register = new URL(`file://${path.resolve(registerPath)}`).href;
  return ['--import', register, path.resolve(mainPath), `--user-data-dir=${userData}`, ...args];
}

/** A Chromium for the host: CHROMIUM_PATH, an installed one, or the one that Playwright downloaded. */
function environment(extra: Record<string, string> = {}): NodeJS.ProcessEnv {
  const executable = findChromium() ?? playwrightChromium.executablePath();
  return { ...process.env, ...extra, CHROMIUM_PATH: executable };
}

function exitOf(child: ChildProcess): Promise<number | NodeJS.Signals | null> {
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)));
}

function killHard(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
  } catch {
    // it has ended already
  }
}

async function firstPage(browser: Browser): Promise<Page> {
  const [context] = browser.contexts();
  if (!context) throw new Error('Electron test host: Chromium has no browser context');
  const page = context.pages()[0] ?? (await context.waitForEvent('page'));
  await page.waitForURL((url) => url.protocol !== 'about:');
  return page;
}

/** Runs main under the stand-in and connects Playwright to its Chromium. */
export async function launchStandIn(options: LaunchOptions): Promise<ElectronHost> {
  const child = spawn(process.execPath, command(options), {
    env: environment(options.env),
    serialization: 'advanced', // bytes, maps and dates pass through evaluate()
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (log += chunk));
  const exited = exitOf(child);

  const pending = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let lastId = 0;
  const ready = new Promise<Ready>((resolve, reject) => {
    child.on('message', (message: HostMessage) => {
      if (message.kind === 'ready') return resolve(message);
      const request = pending.get(message.id);
      pending.delete(message.id);
      if (message.kind === 'value') request?.resolve(message.value);
      else request?.reject(new Error(message.error));
    });
    void exited.then((code) => {
      const error = new Error(`Electron test host: main exited (${code})\n${log}`);
      reject(error);
      for (const request of pending.values()) request.reject(error);
    });
  });

  const evaluate: Evaluate = (fn, argument) =>
    new Promise((resolve, reject) => {
      const id = ++lastId;
      pending.set(id, { resolve, reject });
      const message: EvaluateMessage = { kind: 'evaluate', id, source: String(fn), argument };
      child.send(message, (error) => error && reject(error));
    });

  const { endpoint, chromiumPid } = await ready;
  const browser = await playwrightChromium.connectOverCDP(endpoint);
  const disconnect = () => browser.close().catch(() => {});
  return {
    page: await firstPage(browser),
    standIn: true,
    mainPid: child.pid ?? 0,
    chromiumPid,
    exited,
    evaluate,
    log: () => log,
    async close() {
      await evaluate(({ app }) => void setTimeout(() => app.quit(), 0)).catch(() => {});
      const code = await exited;
      await disconnect();
      return code;
    },
    async kill9() {
      killHard(chromiumPid);
      killHard(child.pid);
      await exited;
      await disconnect();
    },
    spawnSecond: (args) => exitOf(spawn(process.execPath, command({ ...options, args }), { stdio: 'ignore' })),
  };
}
