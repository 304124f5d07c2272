import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { ADDRESS, freshPage, servedBuild } from './browser.ts';
import { codedProject, type GivenFile, hourLongTalks, realSurvey } from './import-files.ts';
import { budget, OURS, type Report, report, row } from './report.ts';

const RUNS = 3;

interface Case {
  readonly name: string;
  readonly files: readonly GivenFile[];
  /** Milliseconds from choosing the files to the last record being in the database. */
  readonly most: number;
}

/** From choosing files to the last record being in the database, and how long the window does not answer meanwhile. */
export async function importing(size: string): Promise<Report> {
  const survey = realSurvey();
  if (survey === null) console.error('bench: no jupyter-surveys: set THROUGHLINE_DATA; the survey is left out');
  const cases: readonly Case[] = [
    { name: '100 one-hour VTT files', files: hourLongTalks(100), most: 10_000 },
    { name: 'a QDA project of 200 texts, 20,000 codings', files: [codedProject(200, 100)], most: 10_000 },
    ...(survey === null ? [] : [{ name: 'the Jupyter survey of 2015', files: [survey], most: 2_000 }]),
  ];
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-import-'));
  const stop = await servedBuild();
  try {
    const rows = [];
    const budgets = [];
    for (const { name, files, most } of cases) {
      const seen: Measured[] = [];
      const paths = written(folder, files);
      for (let i = 0; i < RUNS; i++) seen.push(await inFreshPage(paths));
      const whole = row(
        `import of ${name}`,
        OURS,
        seen.map(({ ms }) => ms),
      );
      const shown = row(
        `preview of ${name}`,
        OURS,
        seen.map(({ preview }) => preview),
      );
      const gap = row(
        `window does not answer: ${name}`,
        OURS,
        seen.map((one) => one.gap),
      );
      rows.push(whole, shown, gap);
      budgets.push(budget(whole, most), budget(gap, 100));
    }
    return report('import', size, rows, budgets);
  } finally {
    await stop();
    fs.rmSync(folder, { recursive: true });
  }
}

/** On the disk, as a person has them: given as bytes, they would pass through the page first. */
function written(folder: string, files: readonly GivenFile[]): readonly string[] {
  return files.map(({ name, buffer }) => {
    const at = path.join(folder, name);
    fs.writeFileSync(at, buffer);
    return at;
  });
}

interface Measured {
  readonly ms: number;
  /** Until it is shown what would become of the files. */
  readonly preview: number;
  readonly gap: number;
}

async function inFreshPage(paths: readonly string[]): Promise<Measured> {
  const { page, close } = await freshPage();
  try {
    return await importAll(page, paths);
  } finally {
    await close();
  }
}

async function importAll(page: Page, paths: readonly string[]): Promise<Measured> {
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
  await chooser.setFiles([...paths]);
  await page.getByRole('row', { name: /^Interviews/ }).waitFor({ timeout: 120_000 });
  const preview = performance.now() - from;
  await page.getByRole('button', { name: /^Import \d+ files?$/ }).click();
  await page
    .getByText(/^Imported [\d,]+ interviews?\./)
    .first()
    .waitFor({ timeout: 120_000 });
  const ms = performance.now() - from;
  const gap = await page.evaluate(() => (window as unknown as { probe: { worst: number } }).probe.worst);
  return { ms, preview, gap };
}
