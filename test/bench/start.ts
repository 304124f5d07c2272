import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { ADDRESS, freshPage, servedBuild } from './browser.ts';
import { type Budget, budget, OURS, type Report, report, row } from './report.ts';

const RUNS = 30;

/** From navigation to the painted shell and to the first usable list, on the sample project; and what is loaded until then. */
export async function start(size: string): Promise<Report> {
  const stop = await servedBuild();
  const { page, close } = await freshPage();
  const shell: number[] = [];
  const list: number[] = [];
  const blank: number[] = [];
  try {
    await page.goto(ADDRESS);
    await page.getByRole('button', { name: /sample project/i }).click();
    await page.getByRole('heading', { level: 1, name: 'Throughline' }).waitFor();
    await page.addInitScript(() => {
      // The first row that can take the focus, seen in the frame that paints it.
      const look = (): void => {
        const row = document.querySelector('[role="grid"] [role="row"]:not(:has([role="columnheader"]))');
        if (row === null) requestAnimationFrame(look);
        else Object.assign(window, { firstRowAt: performance.now() });
      };
      requestAnimationFrame(look);
    });
    for (let i = 0; i < RUNS; i++) {
      await page.goto('about:blank');
      await page.goto(`${ADDRESS}#/interviews`);
      await page.getByRole('row').nth(1).waitFor();
      const marks = await page.evaluate(() => ({
        shell: performance.getEntriesByName('shell-painted')[0]?.startTime ?? Number.NaN,
        list: (window as unknown as { firstRowAt?: number }).firstRowAt ?? Number.NaN,
      }));
      shell.push(marks.shell);
      list.push(marks.list);
      // The peer: the same server and browser with a page that only paints a line of text.
      await page.goto(`${ADDRESS}${icon()}`);
      blank.push(await page.evaluate(() => performance.now()));
    }
  } finally {
    await close();
    await stop();
  }
  const rows = [
    row('shell painted', OURS, shell),
    row('first list usable', OURS, list),
    row('shell painted', 'blank-page', blank),
  ];
  const [painted, usable] = rows;
  if (!painted || !usable) throw new Error('expected: two rows');
  return report('start', size, rows, [budget(painted, 400), budget(usable, 1200), bundleBudget()]);
}

/** The app's icon as the build names it: the smallest thing that the same server can show. */
function icon(): string {
  const assets = path.resolve(import.meta.dirname, '../../dist/renderer/assets');
  return `assets/${fs.readdirSync(assets).find((name) => name.startsWith('favicon')) ?? ''}`;
}

/** Gzipped size of the scripts and styles that the entry and the first list load statically. */
function bundleBudget(): Budget {
  const folder = path.resolve(import.meta.dirname, '../../dist/renderer');
  const html = fs.readFileSync(path.join(folder, 'index.html'), 'utf8');
  const entries = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.(?:js|css))"/g)].map((m) => m[1] ?? '');
  const names = fs.readdirSync(path.join(folder, 'assets'));
  const firstList = names.filter((name) => /^interviews-page.*\.(js|css)$/.test(name)).map((name) => `assets/${name}`);
  const seen = new Set<string>();
  const waiting = [...entries, ...firstList];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    if (!at.endsWith('.js')) continue;
    const code = fs.readFileSync(path.join(folder, at), 'utf8');
    for (const match of code.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) waiting.push(`assets/${match[1]}`);
  }
  const bytes = [...seen].reduce((sum, at) => sum + zlib.gzipSync(fs.readFileSync(path.join(folder, at))).length, 0);
  const value = Math.round(bytes / 100) / 10;
  return { what: 'bundle to first list, gzip', value, limit: 300, unit: 'kB', ok: value <= 300 };
}
