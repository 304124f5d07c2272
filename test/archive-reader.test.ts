import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memorySink } from '#shared/exchange/archive/byte-sink.ts';
import { NO_MEDIA, writeArchive } from '#shared/exchange/archive/write-archive.ts';
import { readerPage } from '#shared/exchange/reader/reader-page.ts';
import { CHROMIUM_ARGS, findChromium } from '../build/chromium.mjs';
import { packFiles, setText, textOf, unpackArchive } from './archive-repack.ts';
import { sampleWorkspace } from './sample-workspace.ts';

const SCRIPT = path.resolve('shared/exchange/reader/read-archive.mjs');
const executablePath = findChromium();
let folder: string;
let archive: string;

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'reader-'));
  archive = path.join(folder, 'sample.throughline');
  const sink = memorySink();
  await writeArchive(sampleWorkspace(), sink, { media: NO_MEDIA, appVersion: '1.0.0', readerPage: readerPage() });
  fs.writeFileSync(archive, sink.bytes());
});

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** A copy with one word of one interview changed, and nothing else. */
async function damagedArchive(): Promise<string> {
  const files = await unpackArchive(new Uint8Array(fs.readFileSync(archive)));
  const name = 'data/records/interviews/0001.ndjson';
  setText(files, name, textOf(files, name).replace('bakery', 'bakary'));
  const target = path.join(folder, 'damaged.throughline');
  fs.writeFileSync(target, packFiles(files));
  return target;
}

describe('read-archive.mjs', () => {
  it('is a script of at most 200 lines that needs nothing but Node', () => {
    const text = fs.readFileSync(SCRIPT, 'utf8');
    expect(text.split('\n').length).toBeLessThanOrEqual(200);
    expect([...text.matchAll(/^import .* from '(.*)';$/gm)].map(([, from]) => from)).toSatisfy((names: string[]) =>
      names.every((name) => name.startsWith('node:')),
    );
  });

  it('writes every word of the project as Markdown', () => {
    const out = path.join(folder, 'markdown');
    const said = execFileSync(process.execPath, [SCRIPT, archive, out], { encoding: 'utf8' });
    expect(said).toMatch(/9 files in .*; \d+ files checked, 0 damaged or missing/);
    const text = fs
      .readdirSync(out, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => fs.readFileSync(path.join(out, name), 'utf8'))
      .join('\n')
      .replaceAll('\\', '');
    const content = sampleWorkspace();
    const plain = (words: unknown): string => String(words).replace(/\s*\n\s*/g, ' ');
    for (const row of content.rows.get('segments') ?? []) expect(text).toContain(plain(row.text));
    for (const table of ['insights', 'needs', 'goals', 'interviews'] as const) {
      for (const row of content.rows.get(table) ?? []) expect(text).toContain(plain(row.title));
    }
  });

  it('names what is damaged and writes the rest', async () => {
    const run = (): string =>
      execFileSync(process.execPath, [SCRIPT, damaged, path.join(folder, 'rest')], { encoding: 'utf8', stdio: 'pipe' });
    const damaged = await damagedArchive();
    expect(run).toThrow(/damaged: data\/records\/interviews\/0001\.ndjson/);
    expect(fs.existsSync(path.join(folder, 'rest', 'the-line.md'))).toBe(true);
  });
});

describe.runIf(executablePath)('reader.html, out of the archive, in Chromium without a network', () => {
  let browser: Browser;
  let page: Page;
  const requests: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath ?? 'chromium', args: CHROMIUM_ARGS });
    const context = await browser.newContext({ offline: true, viewport: { width: 1280, height: 800 } });
    page = await context.newPage();
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    const files = await unpackArchive(new Uint8Array(fs.readFileSync(archive)));
    fs.writeFileSync(path.join(folder, 'reader.html'), textOf(files, 'reader.html'));
  });

  afterAll(() => browser.close());

  async function openIn(file: string): Promise<void> {
    await page.goto(pathToFileURL(path.join(folder, 'reader.html')).href);
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Open an archive…' }).click();
    await (await chooser).setFiles(file);
  }

  it('is one file of at most 300 kB', () => {
    expect(readerPage().length).toBeLessThanOrEqual(300_000);
    expect(readerPage()).not.toMatch(/<script[^>]+src|<link[^>]+stylesheet|https?:/);
  });

  it('checks, lists, searches, and walks from a quote to the goal and back', async () => {
    await openIn(archive);
    await page.getByText(/files checked: all are as they were written/).waitFor();
    expect(await page.locator('main .rows li').count()).toBe(6);

    await page.getByRole('searchbox', { name: 'Search everything' }).fill('two trays more');
    await page
      .getByRole('link', { name: /two trays more of the lentil/ })
      .first()
      .click();
    await page.locator('main .edge').first().click();
    await page.locator('main > .kind', { hasText: /^Insight$/ }).waitFor();
    await page
      .getByRole('link', { name: /Need · supports/ })
      .first()
      .click();
    await page
      .getByRole('link', { name: /Goal · supports/ })
      .first()
      .click();
    await page.locator('main > .kind', { hasText: /^Goal$/ }).waitFor();
    await page
      .getByRole('link', { name: /Need · supports/ })
      .first()
      .click();
    await page
      .getByRole('link', { name: /Insight · supports/ })
      .first()
      .click();
    await page
      .getByRole('link', { name: /Quote · supports/ })
      .first()
      .click();
    await page.locator('main > .kind', { hasText: /^Quote$/ }).waitFor();
  });

  it('saves an interview as text', async () => {
    await openIn(archive);
    await page.getByRole('link', { name: /Ines/ }).first().click();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as text' }).click();
    const text = fs.readFileSync(await (await saved).path(), 'utf8');
    expect(text).toContain('Ines');
    expect(text.length).toBeGreaterThan(2_000);
  });

  it('names a damaged file, and refuses what is no archive', async () => {
    await openIn(await damagedArchive());
    await page.getByText(/1 of \d+ files are damaged or missing/).waitFor();
    await page.getByText('data/records/interviews/0001.ndjson').waitFor();
    await openIn(SCRIPT);
    await page.getByText(/no Throughline archive/).waitFor();
  });

  it('asks for nothing beyond itself and says nothing on the console', () => {
    expect(requests.filter((url) => !/^(file|blob|data):/.test(url))).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
