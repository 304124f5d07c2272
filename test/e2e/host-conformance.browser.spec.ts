import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { serve } from '../../electron/serve.ts';
import { buildConformancePage } from '../conformance-page/build.ts';
import type { ConformanceResult } from '../host-conformance.ts';
import { entriesAfter, NOTHING } from '../journal-entries.ts';
import { launchBrowser } from './browser-app.ts';
import { bytesOrNull, findSomething, leaveSomething, runConformance } from './conformance-io.ts';
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
  expect(results.length).toBeGreaterThanOrEqual(33);
  // A download asks for no place, so there is nothing to cancel.
  expect(failures(results).map(({ title }) => title)).toEqual(['answers a cancelled save dialog with null']);
});

test('picked file handles keep every promise of a Host', async ({ app }) => {
  const page = app.page();
  const results = await runConformance(page, await stubPickers(page));
  expect(results.length).toBeGreaterThanOrEqual(33);
  expect(failures(results)).toEqual([]);
});

test('a page that starts again after the browser was killed finds all that was acknowledged', async ({ app }) => {
  const left = await leaveSomething(app.page());
  expect(await findSomething(await app.relaunch())).toEqual(left);
});

test('two tabs write one journal; the second goes on when the first is closed, and begun media of a closed tab are gone', async ({
  app,
}) => {
  const [one, two] = [app.page(), await app.page().context().newPage()];
  await two.goto(one.url());
  const entries = entriesAfter(NOTHING, 30);
  const append = (page: Page, from: number, to: number) =>
    page.evaluate(([given, at]) => window.conformanceHost.journal.append(at, given), [
      entries.slice(from, to),
      AT,
    ] as const);
  for (let i = 0; i < 20; i++) {
    expect(await append(i % 2 === 0 ? one : two, i, i + 1)).toEqual({ ok: true, value: { seq: i + 1 } });
  }
  await one.evaluate(async () => {
    const token = await window.conformanceHost.media.begin();
    if (token.ok) await window.conformanceHost.media.write(token.value, new Uint8Array(1000));
  });
  const [late] = await Promise.all([append(two, 20, 25), one.close()]);
  expect(late).toEqual({ ok: true, value: { seq: 25 } });
  expect(await append(two, 24, 30)).toEqual({ ok: true, value: { seq: 30 } });
  // The part of the closed tab is gone: of all that was begun, one is left.
  const parts = await two.evaluate(async () => {
    await window.conformanceHost.media.begin();
    const root = await navigator.storage.getDirectory();
    const media = await (await root.getDirectoryHandle('workspace')).getDirectoryHandle('media');
    const names: string[] = [];
    for await (const name of media.keys()) names.push(name);
    return names.filter((name) => name.endsWith('.part')).length;
  });
  expect(parts).toBe(1);
  const held = await two.evaluate((at) => window.conformanceHost.journal.read(at, 1, 1_000_000), AT);
  expect(held).toEqual({ ok: true, value: entries });
});

test('a browser whose space is used up says so, and writing goes on when there is room', async ({ app }) => {
  const page = app.page();
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  const entries = entriesAfter(NOTHING, 8, { pad: 'x'.repeat(600_000) });
  const append = (from: number, to: number) =>
    page.evaluate(([given, at]) => window.conformanceHost.journal.append(at, given), [
      entries.slice(from, to),
      AT,
    ] as const);
  expect(await append(0, 1)).toEqual({ ok: true, value: { seq: 1 } });
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  expect(await append(1, 4)).toEqual({ ok: false, problem: { kind: 'disk-full' } });
  const held = await page.evaluate((at) => window.conformanceHost.journal.read(at, 1, 1e9), AT);
  expect(held).toEqual({ ok: true, value: entries.slice(0, 1) });
  await session.send('Storage.overrideQuotaForOrigin', { origin });
  expect(await append(1, 8)).toEqual({ ok: true, value: { seq: 8 } });
  const again = await app.relaunch();
  const found = await again.evaluate((at) => window.conformanceHost.journal.read(at, 1, 1e9), AT);
  expect(found).toEqual({ ok: true, value: entries });
});

test('a browser without private files says so, and nothing throws', async ({ app }) => {
  const page = await app.page().context().newPage();
  await page.route(/storage\.worker/, (route) => route.abort());
  await page.goto(app.page().url());
  const answers = await page.evaluate(async (at) => {
    const { journal, projects, media } = window.conformanceHost;
    return [await journal.witness(at), await projects.list(), await media.begin(), await projects.begin()];
  }, AT);
  const unwritable = { ok: false, problem: { kind: 'unwritable', message: 'this browser keeps no files for pages' } };
  expect(answers).toEqual([unwritable, unwritable, unwritable, 1]);
});

const AT = { projectId: 'two-tabs', generation: 1 };

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
