import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { ADDRESS, freshPage, servedBuild } from './browser.ts';
import { budget, OURS, type Report, report, row } from './report.ts';

const RUNS = 7;

/** From choosing all the real transcripts to the last one being in the database, and how long the window may not answer meanwhile. */
export async function importing(size: string): Promise<Report> {
  const folder = path.join(process.env.THROUGHLINE_DATA ?? '../shared/data', 'otel-end-user/transcripts');
  if (!fs.existsSync(folder)) {
    console.error(`bench: skipped: no transcripts in ${folder}; set THROUGHLINE_DATA`);
    return report('import', size, [], []);
  }
  const files = fs.readdirSync(folder).map((name) => path.join(folder, name));
  const texts = files.map((file) => fs.readFileSync(file, 'utf8'));
  const stop = await servedBuild();
  const took: number[] = [];
  const gaps: number[] = [];
  const naive: number[] = [];
  try {
    for (let i = 0; i < RUNS; i++) {
      const { page, close } = await freshPage();
      try {
        const { ms, gap } = await importAll(page, files);
        took.push(ms);
        gaps.push(gap);
        naive.push(await naiveImport(page, texts));
      } finally {
        await close();
      }
    }
  } finally {
    await stop();
  }
  const all = row('import of all transcripts', OURS, took);
  const answer = row('window does not answer for', OURS, gaps);
  return report(
    'import',
    size,
    [all, answer, row('import of all transcripts', 'naive', naive)],
    [budget(all, 5000), budget(answer, 100)],
  );
}

async function importAll(page: Page, files: readonly string[]): Promise<{ readonly ms: number; readonly gap: number }> {
  // Without the picker of the File System Access API the page falls back to a file input, which a script may fill.
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'showOpenFilePicker');
  });
  await page.goto(ADDRESS);
  await page.waitForSelector('body[data-ready]');
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Import files' }).click(),
  ]);
  await page.evaluate(() => {
    const probe = { last: performance.now(), worst: 0 };
    Object.assign(window, { probe });
    setInterval(() => {
      const now = performance.now();
      probe.worst = Math.max(probe.worst, now - probe.last);
      probe.last = now;
    }, 5);
  });
  const from = performance.now();
  await chooser.setFiles([...files]);
  const start = page.getByRole('button', { name: `Import ${files.length} files` });
  await start.click();
  await page.getByText(`Imported ${files.length} interviews`).first().waitFor();
  const ms = performance.now() - from;
  const gap = await page.evaluate(() => (window as unknown as { probe: { worst: number } }).probe.worst);
  return { ms, gap };
}

/** The plain way: each paragraph is put by itself into a database of its own, without a log, search or preview. */
function naiveImport(page: Page, texts: readonly string[]): Promise<number> {
  return page.evaluate(async (all) => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const open = indexedDB.open('naive', 1);
      open.onupgradeneeded = () => open.result.createObjectStore('segments', { autoIncrement: true });
      open.onsuccess = () => resolve(open.result);
      open.onerror = () => reject(open.error);
    });
    const from = performance.now();
    for (const text of all) {
      for (const paragraph of text.split(/\n\s*\n/)) {
        await new Promise<void>((resolve, reject) => {
          const write = db.transaction('segments', 'readwrite', { durability: 'strict' });
          write.objectStore('segments').add({ text: paragraph });
          write.oncomplete = () => resolve();
          write.onerror = () => reject(write.error);
        });
      }
    }
    return performance.now() - from;
  }, texts);
}
