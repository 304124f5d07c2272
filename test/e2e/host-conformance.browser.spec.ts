import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { serve } from '../../electron/serve.ts';
import { buildConformancePage } from '../conformance-page/build.ts';
import type { ConformanceResult } from '../host-conformance.ts';
import { launchBrowser } from './browser-app.ts';
import { bytesOrNull, runConformance } from './conformance-io.ts';
import { written } from './picked-file.ts';
import { stubPickers } from './picker-stub.ts';
import type { RunningApp } from './running-app.ts';

const test = base.extend<{ readonly folder: string; readonly app: RunningApp }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from a destructured first parameter
  folder: async ({}, use, testInfo) => {
    const folder = testInfo.outputPath('files');
    mkdirSync(folder, { recursive: true });
    await use(folder);
  },
  app: async ({ folder }, use) => {
    const bundle = path.join(folder, 'bundle');
    await buildConformancePage(bundle);
    const served = await serve(bundle, 0);
    const plan = { profile: path.join(folder, 'profile'), saveFolder: folder, args: [], url: served.url };
    const app = await launchBrowser(plan);
    await use(app);
    await app.close();
    await served.close();
  },
});

test('inputs and downloads keep the promises of a Host', async ({ app, folder }) => {
  const page = app.page();
  const savedFiles = collectDownloads(page, path.join(folder, 'downloads'));
  const results = await runConformance(page, {
    pick: async (files) => {
      if (files === null) page.once('filechooser', (chooser) => void chooser.element().dispatchEvent('cancel'));
      else await app.pick(files.map(({ name, bytes }) => written(folder, { name, content: bytes })));
      await gesture(page);
    },
    save: async () => gesture(page),
    saved: savedFiles,
  });
  expect(results.length).toBeGreaterThanOrEqual(15);
  // A download asks for no place, so there is nothing to cancel.
  expect(failures(results).map(({ title }) => title)).toEqual(['answers a cancelled save dialog with null']);
});

test('picked file handles keep every promise of a Host', async ({ app }) => {
  const page = app.page();
  const results = await runConformance(page, await stubPickers(page));
  expect(results.length).toBeGreaterThanOrEqual(15);
  expect(failures(results)).toEqual([]);
});

function failures(results: readonly ConformanceResult[]): readonly ConformanceResult[] {
  return results.filter(({ failure }) => failure !== null);
}

/** Playwright evaluates as if a person had just clicked: browsers open no file dialog without that. */
async function gesture(page: Page): Promise<void> {
  await page.evaluate(() => {});
}

/** Keeps downloads by name. Asking waits for those that have begun, and a moment for one that is about to. */
function collectDownloads(page: Page, folder: string): (name: string) => Promise<Uint8Array | null> {
  const running: Promise<void>[] = [];
  page.on(
    'download',
    (download) => void running.push(download.saveAs(path.join(folder, download.suggestedFilename()))),
  );
  return async (name) => {
    await new Promise((resolve) => setTimeout(resolve, ABOUT_TO_BEGIN_MS));
    await Promise.all(running);
    return bytesOrNull(path.join(folder, name));
  };
}

const ABOUT_TO_BEGIN_MS = 500;
