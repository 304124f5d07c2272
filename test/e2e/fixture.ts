import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { serve } from '../../electron/serve.ts';
import type { ElectronHost } from '../electron-host/host.ts';
import { launchBrowser } from './browser-app.ts';
import { launchDesktop, ROOT } from './desktop-app.ts';
import { type PickedFile, written } from './picked-file.ts';
import type { RunningApp } from './running-app.ts';

interface Options {
  /** Switches of the start, such as `['--sample']`: `test.use({ launchArgs: ['--sample'] })`. */
  readonly launchArgs: readonly string[];
}

interface Fixtures {
  /** A folder that lives as long as the test. */
  readonly folder: string;
  readonly app: RunningApp;
  /** The app's page, ready. After `relaunch` use the page that it answers. */
  readonly page: Page;
  /** Where the spec runs. `standIn` is true on the test host, false on real Electron and in the browser. */
  readonly host: { readonly kind: RunningApp['kind']; readonly standIn: boolean };
  /** Main's side of the app; fails in the browser. */
  readonly desktop: ElectronHost;
  /** Kills the app hard and opens it again on the same profile. */
  readonly relaunch: () => Promise<Page>;
  /** The bytes of a file that the app saved under this name; waits for it. */
  readonly saved: (name: string) => Promise<Buffer>;
  /** The next open dialog or file input gets these files: paths, or contents with a name. */
  readonly pick: (files: readonly PickedFile[]) => Promise<void>;
}

export const test = base.extend<Fixtures & Options>({
  launchArgs: [[], { option: true }],

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from a destructured first parameter
  folder: async ({}, use) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'throughline-e2e-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  },

  app: async ({ folder, launchArgs, baseURL }, use, testInfo) => {
    const plan = { profile: path.join(folder, 'profile'), saveFolder: path.join(folder, 'saved'), args: launchArgs };
    mkdirSync(plan.saveFolder);
    const isDesktop = testInfo.project.name === 'desktop';
    const own = !isDesktop && launchArgs.includes('--sample') ? await serveSample() : null;
    const launch = isDesktop ? launchDesktop : launchBrowser;
    const app = await launch({ ...plan, url: own?.url ?? baseURL ?? '' });
    await use(app);
    await app.close();
    await own?.close();
    if (testInfo.status === testInfo.expectedStatus || app.desktop === null) return;
    await testInfo.attach('main.log', { body: app.desktop.log(), contentType: 'text/plain' });
  },

  page: async ({ app }, use) => use(app.page()),
  host: async ({ app }, use) => use({ kind: app.kind, standIn: app.kind === 'electron-host' }),
  relaunch: async ({ app }, use) => use(() => app.relaunch()),

  desktop: async ({ app }, use) => {
    if (app.desktop === null) throw new Error('expected: a desktop spec');
    await use(app.desktop);
  },

  saved: async ({ app, folder }, use) => {
    await use(async (name) => {
      const file = path.join(folder, 'saved', name);
      await expect.poll(() => existsSync(file), { message: `${name} saved (${app.kind})`, timeout: 15_000 }).toBe(true);
      return readFileSync(file);
    });
  },

  pick: async ({ app, folder }, use) => {
    await use(async (files) =>
      app.pick(files.map((file) => (typeof file === 'string' ? file : written(folder, file)))),
    );
  },
});

export { expect };

/** The shared server does not know the switch: a start with the sample serves on its own. */
function serveSample(): ReturnType<typeof serve> {
  return serve(path.join(ROOT, 'dist/renderer'), 0, { sample: true });
}
