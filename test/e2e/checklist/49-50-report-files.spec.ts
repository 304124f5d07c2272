import { chromium } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import readXlsx from 'read-excel-file/node';
import { CHROMIUM_ARGS, findChromium } from '../../../build/chromium.mjs';
import { expect, test } from '../fixture.ts';
import { luminance, readPdf } from './pdf.ts';
import { exportAs, openReport, printedReport, quotesOn } from './report.ts';

test.use({ launchArgs: ['--sample'] });

/** Readers set spaces and typographic marks their own way. */
const plain = (words: string): string => words.replace(/\s+/g, ' ').trim();

test('49 a report leaves in seven formats, and another reader finds its quotes in each', async ({ page, saved }) => {
  await openReport(page);
  const quotes = (await quotesOn(page)).map(plain);
  expect(quotes.length).toBeGreaterThan(5);
  const title = await page.getByRole('article').getByRole('heading').first().textContent();
  const date = await page.getByRole('article').locator('time').first().getAttribute('datetime');
  const file = async (label: string, extension: string): Promise<Buffer> => {
    await exportAs(page, label);
    return saved(`${title?.replaceAll(':', ' –')} ${date}.${extension}`);
  };
  const missing = (text: string): readonly string[] => quotes.filter((quote) => !plain(text).includes(quote));

  await test.step('Markdown', async () => {
    const text = (await file('Markdown', 'md')).toString('utf8');
    // A backslash before a mark that would be read as Markdown is not part of the words.
    expect(missing(text.replace(/\\([^\w\s])/g, '$1').replace(/^> ?/gm, ''))).toEqual([]);
  });
  await test.step('HTML', async () => {
    const html = (await file('Web page (HTML)', 'html')).toString('utf8');
    const executablePath = findChromium();
    const reader = await chromium.launch({
      ...(executablePath === undefined ? {} : { executablePath }),
      args: CHROMIUM_ARGS,
    });
    const seen = await reader.newPage();
    const asked: string[] = [];
    seen.on('request', (request) => asked.push(request.url()));
    await seen.setContent(html);
    expect((await seen.locator('blockquote').allTextContents()).map(plain)).toEqual(quotes);
    expect(asked).toEqual([]);
    await reader.close();
  });
  await test.step('DOCX', async () => {
    const { value } = await mammoth.extractRawText({ buffer: await file('Word document (DOCX)', 'docx') });
    expect(missing(value)).toEqual([]);
  });
  await test.step('PPTX', async () => {
    const parts = unzipSync(new Uint8Array(await file('Slides (PPTX)', 'pptx')));
    const slides = Object.keys(parts).filter((name) => /^ppt\/(slides|notesSlides)\/\w+\.xml$/.test(name));
    const words = slides.map((name) => unescaped(strFromU8(parts[name] ?? new Uint8Array())).replace(/<[^>]+>/g, ''));
    expect(missing(words.join(' '))).toEqual([]);
  });
  await test.step('XLSX', async () => {
    const sheets = await readXlsx(await file('Workbook (XLSX)', 'xlsx'));
    expect(missing(JSON.stringify(sheets).replaceAll('\\"', '"').replaceAll('\\n', ' '))).toEqual([]);
  });
  await test.step('CSV', async () => {
    const text = (await file('Quotes as a table (CSV)', 'csv')).toString('utf8');
    expect(missing(text.replaceAll('""', '"'))).toEqual([]);
  });
  await test.step('JSON', async () => {
    const { nodes } = JSON.parse((await file('Data (JSON)', 'json')).toString('utf8')) as {
      readonly nodes: readonly { readonly kind: string; readonly words?: string }[];
    };
    expect(nodes.flatMap(({ kind, words }) => (kind === 'quote' ? [plain(words ?? '')] : []))).toEqual(quotes);
  });
});

test('50 the PDF is tagged, has an outline and page numbers, and is light in dark mode', async ({
  page,
  saved,
  host,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await openReport(page);
  const paper = page.getByRole('article');
  const quotes = (await quotesOn(page)).map(plain);
  const headings = (await paper.getByRole('heading').allTextContents()).map(plain);
  const date = await paper.locator('time').first().getAttribute('datetime');
  const name = `${headings[0]?.replaceAll(':', ' –')} ${date}.pdf`;
  const pdf = await readPdf(await printedReport(page, host.kind === 'browser', saved, name));

  expect(pdf.isTagged).toBe(true);
  expect(pdf.language).toMatch(/^en/);
  expect([...pdf.roles]).toEqual(expect.arrayContaining(['H2', 'H3', 'P', 'BlockQuote', 'Table', 'TH', 'L', 'Figure']));
  expect(pdf.outline.map(plain)).toEqual(headings);
  pdf.pages.forEach((words, i) => {
    expect(words).toContain(`${i + 1} / ${pdf.pages.length}`);
  });
  // A quote may run over the end of a page, between its lines.
  const words = plain(pdf.pages.join(' ').replace(/\d+ \/ \d+/g, ''));
  expect(quotes.filter((quote) => !words.includes(quote))).toEqual([]);
  expect(words).not.toContain('Before it goes out');
  expect(pdf.inks.size).toBeGreaterThan(2);
  const tooPale = [...pdf.inks].filter((ink) => luminance(ink) > 0.2);
  const tooDark = [...pdf.fills].filter((fill) => luminance(fill) < 0.05);
  expect({ tooPale, tooDark }).toEqual({ tooPale: [], tooDark: [] });
});

const unescaped = (text: string): string =>
  text.replace(
    /&(amp|lt|gt|quot|apos);/g,
    (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" })[name] ?? '',
  );
