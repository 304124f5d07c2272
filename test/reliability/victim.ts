import { existsSync } from 'node:fs';
import path from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { must } from '#shared/domain/assert.ts';
import { CHROMIUM_ARGS, findChromium } from '../../build/chromium.mjs';
import { type Served, serve } from '../../electron/serve.ts';
import { READY, VIEWPORT } from '../e2e/running-app.ts';
import type { ElectronHost } from '../electron-host/host.ts';
import { launchStandIn } from '../electron-host/launch.ts';
import { killNow, processTree, untilGone } from './processes.ts';

export type VictimHost = 'desktop' | 'browser';
/** `main`: the process that holds the journal. In the browser it is the browser's own. */
export type KillTarget = 'tree' | 'renderer' | 'main';

/** The built app on a profile of its own, made to be killed. */
export interface Victim {
  readonly host: VictimHost;
  /** Ready, since `start`. */
  page(): Page;
  /** Runs a function in the page, sent as text: also after its renderer was killed and the app has come back by itself. */
  run<T>(read: () => T | Promise<T>): Promise<T>;
  /** Looks up the processes now, so that the kill itself takes no time. It answers the moment, in ms of the epoch. */
  aim(target: KillTarget): Promise<() => number>;
  /** After a kill: waits until the app is there again. Answers what it said on the way; null: it did not come up. */
  comeBack(target: KillTarget): Promise<string | null>;
  /** Ends everything hard and starts anew. Answers as `comeBack` does. */
  start(): Promise<string | null>;
  /** Every process that runs now. */
  pids(): Promise<readonly number[]>;
  /** Main's side; null in the browser. */
  desktop(): ElectronHost | null;
  end(): Promise<void>;
}

export interface VictimPlan {
  readonly host: VictimHost;
  readonly profile: string;
  /** Starts with the sample project. */
  readonly sample?: boolean | undefined;
  /** Chromium's switches, in the browser only. */
  readonly args?: readonly string[] | undefined;
  /** The server of the browser's app keeps its port, so that the stored data is found again. 0: any. */
  readonly port?: number | undefined;
  /** Runs in every page before the app. */
  readonly init?: (() => void) | undefined;
}

const START_MS = 45_000;
const ROOT = path.resolve('.');

/** Needs the built app in dist. Not started yet. */
export function aVictim(plan: VictimPlan): Victim {
  if (!existsSync(path.join(ROOT, 'dist/renderer/index.html')))
    throw new Error('expected: a built app; run `npm run build` first');
  return plan.host === 'desktop' ? aDesktop(plan) : aBrowser(plan);
}

function aDesktop({ profile, sample = false, init }: VictimPlan): Victim {
  let app: ElectronHost | null = null;
  const running = (): ElectronHost => must(app, 'a started app');
  const end = async (): Promise<void> => {
    if (app === null) return;
    const pids = await processTree(app.mainPid);
    killNow(pids);
    await app.kill9();
    for (const pid of pids) await untilGone(pid, 5_000);
    app = null;
  };
  const inWindow = (code: string): Promise<unknown> =>
    running().evaluate(
      ({ BrowserWindow }, text) =>
        BrowserWindow.getAllWindows()[0]
          ?.webContents.executeJavaScript(text)
          .catch(() => null),
      code,
    );
  const victim: Victim = {
    host: 'desktop',
    page: () => running().page,
    // The value is what the function answers there.
    run: <T>(read: () => T | Promise<T>) => inWindow(`(${String(read)})()`) as Promise<T>,
    async aim(target) {
      const { mainPid } = running();
      const pids =
        target === 'main' ? [mainPid] : target === 'tree' ? await victim.pids() : await renderersOf(running().page);
      return () => killNow(pids);
    },
    async comeBack(target) {
      if (target !== 'renderer') {
        // Chromium ends by itself when main is gone; meanwhile it holds the profile.
        await running().exited;
        await untilGone(must(running().chromiumPid, 'Chromium'), 5_000);
        return victim.start();
      }
      const isReady = "document.body?.dataset.ready !== undefined && document.querySelector('main') !== null";
      for (const end = Date.now() + START_MS; Date.now() < end; await pause(50)) {
        if ((await inWindow(isReady)) === true) return '';
      }
      return null;
    },
    async start() {
      await end();
      app = await launchStandIn({
        mainPath: path.join(ROOT, 'dist/main/main.js'),
        userData: profile,
        args: sample ? ['--sample'] : [],
        registerPath: path.join(ROOT, 'dist/electron-test-host/register.mjs'),
      });
      if (init) {
        // A start that is cut off counts as one that failed.
        await cameUp(app.page);
        await app.page.addInitScript(init);
        await app.page.reload();
      }
      return cameUp(app.page);
    },
    pids: async () => processTree(running().mainPid),
    desktop: () => app,
    end,
  };
  return victim;
}

function aBrowser({ profile, sample = false, args = [], port = 0, init }: VictimPlan): Victim {
  let server: Served | null = null;
  let opened: { readonly context: BrowserContext; readonly page: Page; readonly pid: number } | null = null;
  const running = () => must(opened, 'a started app');
  const end = async (): Promise<void> => {
    if (opened === null) return;
    const { context, pid } = opened;
    opened = null;
    const pids = await processTree(pid);
    killNow(pids);
    await context.close().catch(() => {});
    for (const one of pids) await untilGone(one, 5_000);
  };
  const load = async (page: Page): Promise<string | null> => {
    await page.goto(must(server, 'a server').url);
    return cameUp(page);
  };
  const victim: Victim = {
    host: 'browser',
    page: () => running().page,
    run: (read) => running().page.evaluate(read),
    async aim(target) {
      const { page, pid } = running();
      const pids = target === 'main' ? [pid] : target === 'tree' ? await victim.pids() : await renderersOf(page);
      return () => killNow(pids);
    },
    async comeBack(target) {
      if (target !== 'renderer') return victim.start();
      const { context, page: dead, pid } = running();
      const page = await newPage(context);
      await dead.close();
      opened = { context, page, pid };
      return load(page);
    },
    async start() {
      await end();
      server ??= await serve(path.join(ROOT, 'dist/renderer'), port, { sample });
      const executablePath = findChromium();
      const context = await chromium.launchPersistentContext(profile, {
        ...(executablePath === undefined ? {} : { executablePath }),
        args: [...CHROMIUM_ARGS, ...args],
        viewport: VIEWPORT,
      });
      if (init) await context.addInitScript(init);
      const page = context.pages()[0] ?? (await context.newPage());
      opened = { context, page, pid: await browserPid(page) };
      return load(page);
    },
    pids: async () => processTree(running().pid),
    desktop: () => null,
    async end() {
      await end();
      await server?.close();
      server = null;
    },
  };
  return victim;
}

/** A page may be given a renderer that Chromium kept in reserve, and that was killed with the others. */
async function newPage(context: BrowserContext): Promise<Page> {
  for (let left = 5; ; left--) {
    await pause(200);
    try {
      return await context.newPage();
    } catch (cause) {
      if (left === 0) throw cause;
    }
  }
}

/** What the app said before it opened the project, empty where it said nothing; null where it did not open it. */
async function cameUp(page: Page): Promise<string | null> {
  const ready = page.locator(READY);
  const report = page.getByRole('button', { name: 'Open the project' });
  let said = '';
  for (const end = Date.now() + START_MS; Date.now() < end; await pause(30)) {
    if ((await ready.count()) > 0) return said;
    if (!(await report.isVisible())) continue;
    said = (await page.locator('li').allInnerTexts()).join(' ');
    await report.click();
  }
  console.warn(`no page, but: ${((await page.locator('body').textContent()) ?? '').slice(0, 300)}`);
  return null;
}

async function processesOf(page: Page): Promise<readonly { readonly type: string; readonly id: number }[]> {
  const session = await must(page.context().browser(), 'a browser').newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo;
}

const renderersOf = async (page: Page): Promise<readonly number[]> =>
  (await processesOf(page)).filter(({ type }) => type === 'renderer').map(({ id }) => id);

const browserPid = async (page: Page): Promise<number> =>
  must(
    (await processesOf(page)).find(({ type }) => type === 'browser'),
    'the process of the browser',
  ).id;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
