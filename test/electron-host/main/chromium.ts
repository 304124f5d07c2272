import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { findChromium } from '../find-chromium.ts';
import { CdpPipe } from './cdp-pipe.ts';

function flags(profile: string): string[] {
  const isRoot = process.getuid?.() === 0;
  return [
    '--remote-debugging-pipe', // the host's own connection; Chromium ends when it breaks, so no orphans
    '--remote-debugging-port=0', // the test's connection
    `--user-data-dir=${profile}`,
    ...(process.env.TEST_HOST_HEADED === '1' ? [] : ['--headless']),
    ...(isRoot ? ['--no-sandbox'] : []), // Chromium refuses to run as root otherwise
    '--no-first-run',
    '--no-default-browser-check',
    '--no-startup-window',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-dev-shm-usage',
    '--disable-extensions',
    '--disable-features=Translate,OptimizationHints,MediaRouter',
    '--disable-backgrounding-occluded-windows',
    '--disable-renderer-backgrounding',
    '--disable-sync',
    '--host-resolver-rules=MAP * ~NOTFOUND', // nothing is ever looked up on a network
    '--password-store=basic',
    '--use-mock-keychain',
  ];
}

/** The one Chromium of this process, which stands for Electron's renderer side. */
class Chromium {
  #child: ChildProcess | undefined;
  #cdp: CdpPipe | undefined;
  #endpoint: Promise<string> | undefined;

  get cdp(): CdpPipe {
    return this.#cdp ?? failBeforeReady();
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** The address at which the test connects. */
  get endpoint(): Promise<string> {
    return this.#endpoint ?? failBeforeReady();
  }

  start(profile: string): CdpPipe {
    const executable = findChromium();
    if (!executable) throw new Error('Electron test host: no Chromium found; set CHROMIUM_PATH to its executable');
    mkdirSync(profile, { recursive: true });
    const child = spawn(executable, flags(profile), { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] });
    this.#child = child;
    this.#endpoint = readEndpoint(child);
    this.#cdp = new CdpPipe(child.stdio[3] as Writable, child.stdio[4] as unknown as Readable);
    return this.#cdp;
  }

  /** Closes Chromium in order, so that its storage is written. */
  async stop(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = new Promise((resolve) => child.once('exit', resolve));
    const timeLimit = new Promise((resolve) => setTimeout(resolve, 5000));
    await this.cdp.send('Browser.close').catch(() => {});
    await Promise.race([exited, timeLimit]);
    this.kill();
  }

  kill(): void {
    if (this.#child?.exitCode === null) this.#child.kill('SIGKILL');
  }
}

function failBeforeReady(): never {
  throw new Error('Electron test host: this needs a window, and app is not ready yet');
}

function readEndpoint(child: ChildProcess): Promise<string> {
  const endpoint = new Promise<string>((resolve, reject) => {
    let log = '';
    child.stderr?.on('data', (chunk) => {
      log += chunk;
      if (process.env.TEST_HOST_LOG === '1') process.stderr.write(chunk);
      const address = /DevTools listening on (ws:\S+)/.exec(log)?.[1];
      if (address) resolve(address);
      log = log.slice(-4000);
    });
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      reject(new Error(`Electron test host: Chromium exited (${code ?? signal})\n${log}`));
    });
  });
  endpoint.catch(() => {}); // reported to whoever awaits it
  return endpoint;
}

export const chromium = new Chromium();
