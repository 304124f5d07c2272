import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { launchBrowser } from '../e2e/browser-app.ts';
import type { RunningApp } from '../e2e/running-app.ts';
import { ADDRESS, freshPage, servedBuild } from './browser.ts';
import { openNote } from './editor.ts';
import { largeArchive } from './large-archive.ts';
import { servedPlain } from './plain-page.ts';
import { type Budget, budget, OURS, type Report, report, row } from './report.ts';

const KEYS = 150;
/** About eight keys a second: a quick writer. */
const KEY_MS = 120;
const PARAGRAPHS = 50;
const WORDS = 'We export the invoice to a sheet every week.';
/** At 60 Hz: a task of more than this is a frame that did not come. */
const FRAME_MS = 16.7;
const CRASHES: Readonly<Record<string, number>> = { S: 5, M: 10, L: 20 };

/**
 * What safety costs: from a change to its place in the database and in the journal, both on the disk; the window's work for a key beyond
 * the editor's own; the start of a large project after a crash; and what its snapshot takes from the window.
 */
export async function save(size: string): Promise<Report> {
  const stop = await servedBuild();
  const plain = await servedPlain();
  try {
    const { saves, perKey } = await typed(plain.url);
    const large = await largeProject(CRASHES[size] ?? 5);
    const saved = row('change to both witnesses', OURS, saves);
    const started = row('crash to typing, 500 interviews', OURS, large.starts);
    const making = row('snapshot, 500 interviews', OURS, [large.snapshotMs]);
    const tasks = row('longest task while it is made', OURS, [large.longestTask]);
    const rows = [saved, row('window per key beyond the editor', OURS, [perKey]), started, making, tasks];
    return report('save', size, rows, [
      budget(saved, 30),
      value('window per key beyond the editor', perKey, 1),
      budget(started, 2_000),
      value('longest task while a snapshot is made', large.longestTask, FRAME_MS),
    ]);
  } finally {
    await plain.stop();
    await stop();
  }
}

const value = (what: string, is: number, limit: number): Budget => {
  const rounded = Math.round(is * 100) / 100;
  return { what, value: rounded, limit, unit: 'ms', ok: rounded <= limit };
};

async function typed(url: string): Promise<{ readonly saves: readonly number[]; readonly perKey: number }> {
  const { page, context, close } = await freshPage();
  try {
    await openNote(page, PARAGRAPHS);
    await page.evaluate(() => {
      const saves: number[] = [];
      Object.assign(window, { saves });
      const seen = (list: PerformanceObserverEntryList): void => {
        for (const { duration } of list.getEntriesByName('save')) saves.push(duration);
      };
      new PerformanceObserver(seen).observe({ type: 'measure' });
    });
    const ours = await workPerKey(page);
    const saves = await page.evaluate(() => (window as unknown as { saves: number[] }).saves);
    const other = await context.newPage();
    await other.goto(`${url}?n=${PARAGRAPHS}&text=${encodeURIComponent(WORDS)}`);
    await other.waitForSelector('body[data-ready]');
    return { saves, perKey: Math.max(0, ours - (await workPerKey(other))) };
  } finally {
    await close();
  }
}

/** Milliseconds of work of the window's thread for each key, all that follows from it included: not of waiting for its turn. */
async function workPerKey(page: Page): Promise<number> {
  const text = page.locator('[contenteditable="true"]').last();
  await text.locator('p').nth(2).click();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
  };
  const before = await worked();
  for (let i = 0; i < KEYS; i++) await page.keyboard.type('abcde fghij'.charAt(i % 11), { delay: KEY_MS });
  await page.waitForTimeout(500);
  return ((await worked()) - before) / KEYS;
}

interface Large {
  readonly starts: readonly number[];
  readonly snapshotMs: number;
  readonly longestTask: number;
}

async function largeProject(crashes: number): Promise<Large> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'throughline-bench-'));
  const { bytes, interview } = await largeArchive();
  const archive = path.join(folder, 'large.throughline');
  fs.writeFileSync(archive, bytes);
  const url = `${ADDRESS}#/interviews/${interview}?tab=notes`;
  const app = await launchBrowser({ profile: path.join(folder, 'profile'), saveFolder: folder, args: [], url });
  try {
    await restore(app, archive);
    const starts: number[] = [];
    for (let i = 0; i < crashes; i++) starts.push(await typingAfterCrash(app));
    return { starts, ...(await snapshot(app.page())) };
  } finally {
    await app.close();
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function restore(app: RunningApp, archive: string): Promise<void> {
  const page = app.page();
  await page.evaluate(() => {
    window.location.hash = '#/settings';
  });
  await app.pick([archive]);
  await page.getByRole('button', { name: 'Open archive…' }).click();
  await page.getByRole('button', { name: 'Restore…' }).click({ timeout: 120_000 });
  await Promise.all([
    page.waitForEvent('load', { timeout: 300_000 }),
    page.getByRole('button', { name: 'Restore', exact: true }).click(),
  ]);
  await page.waitForSelector('body[data-ready]', { state: 'attached' });
}

/** From the beginning of the navigation to the first letter in a note. The way over the driver is in it. */
async function typingAfterCrash(app: RunningApp): Promise<number> {
  const page = await app.relaunch();
  const note = page.getByRole('textbox', { name: /^Note/ }).first();
  await note.click();
  await page.keyboard.type('x');
  const at = await page.evaluate(() => performance.now());
  // The next crash finds something that was typed a moment ago.
  await page.keyboard.type(' and then');
  return at;
}

/** The longest task of the window's thread while a snapshot is made, by the work in it: not by its waiting for a turn of the computer. */
async function snapshot(page: Page): Promise<Pick<Large, 'snapshotMs' | 'longestTask'>> {
  await page.evaluate(() => {
    window.location.hash = '#/settings?section=backups';
  });
  const make = page.getByRole('button', { name: 'Make one now' });
  await make.waitFor();
  // Before the first hourly one, which comes twenty seconds after the start.
  await page.waitForTimeout(3_000);
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    // The protocol's own types say less of an event than there is in it.
    for (const event of value as unknown as readonly TraceEvent[]) events.push(event);
  });
  await session.send('Tracing.start', {
    traceConfig: { includedCategories: ['toplevel', 'devtools.timeline'] },
    transferMode: 'ReportEvents',
  });
  const from = Date.now();
  await make.click();
  await page.getByText('Snapshot made and checked').waitFor({ timeout: 300_000 });
  const snapshotMs = Date.now() - from;
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  return { snapshotMs, longestTask: longestTask(events) };
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Of the thread, in microseconds. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

function longestTask(events: readonly TraceEvent[]): number {
  const windows = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = events.filter(({ name, pid, tid }) => /RunTask/.test(name) && windows.has(`${pid} ${tid}`));
  return Math.max(0, ...tasks.map(({ tdur = 0 }) => tdur / 1000));
}
