import path from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium } from '../../build/chromium.mjs';
import { type LaunchPlan, READY, type RunningApp, VIEWPORT } from './running-app.ts';

/** Opens the served app in a Chromium with a profile of its own. Files come through inputs and leave as downloads. */
export async function launchBrowser(plan: LaunchPlan): Promise<RunningApp> {
  let { context, page } = await start();
  async function start(): Promise<{ context: BrowserContext; page: Page }> {
    const executablePath = findChromium();
    const opened = await chromium.launchPersistentContext(plan.profile, {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: CHROMIUM_ARGS,
      viewport: VIEWPORT,
      acceptDownloads: true,
    });
    // Headless Chromium grants no pickers: without them the app takes its other way.
    await opened.addInitScript(() => {
      Reflect.deleteProperty(window, 'showOpenFilePicker');
      Reflect.deleteProperty(window, 'showSaveFilePicker');
    });
    const first = opened.pages()[0] ?? (await opened.newPage());
    first.on('download', (download) => {
      download.saveAs(path.join(plan.saveFolder, download.suggestedFilename())).catch(() => {});
    });
    await first.goto(plan.url);
    await first.waitForSelector(READY, { state: 'attached' });
    return { context: opened, page: first };
  }
  return {
    kind: 'browser',
    desktop: null,
    page: () => page,
    async relaunch() {
      await killHard(context);
      ({ context, page } = await start());
      return page;
    },
    async pick(paths) {
      page.once('filechooser', (chooser) => void chooser.setFiles([...paths]));
    },
    close: () => context.close(),
  };
}

/** SIGKILL for the browser's process: nothing is flushed, as after a crash. */
async function killHard(context: BrowserContext): Promise<void> {
  const pid = await browserPid(context);
  const closed = context.waitForEvent('close');
  process.kill(pid, 'SIGKILL');
  await closed;
}

async function browserPid(context: BrowserContext): Promise<number> {
  const browser = context.browser();
  if (browser === null) throw new Error('expected: a browser behind the persistent context');
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const found = processInfo.find(({ type }) => type === 'browser');
  if (found === undefined) throw new Error('expected: the process of the browser');
  return found.id;
}
