import { rmSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from '../fixture.ts';
import { readPdf } from './pdf.ts';
import { exportAs, openReport, printedReport, quotesOn } from './report.ts';
import { records } from './talk.ts';

test.use({ launchArgs: ['--sample'] });

const FORMATS = [
  ['Web page (HTML)', 'html'],
  ['Markdown', 'md'],
  ['Word document (DOCX)', 'docx'],
  ['Slides (PPTX)', 'pptx'],
  ['Workbook (XLSX)', 'xlsx'],
  ['Quotes as a table (CSV)', 'csv'],
  ['Data (JSON)', 'json'],
] as const;

/** Everything that a file says, its parts unpacked, as one text. */
function allOf(file: Buffer): string {
  if (file.subarray(0, 2).toString() !== 'PK') return file.toString('utf8');
  const parts = unzipSync(new Uint8Array(file));
  return Object.entries(parts)
    .map(([name, bytes]) => `${name}\n${strFromU8(bytes)}`)
    .join('\n');
}

test('51 what has no consent stays back and is named before; without names, no file holds one', async ({
  page,
  saved,
  host,
  folder,
}) => {
  await openReport(page);
  const heading = page.getByRole('article').getByRole('heading').first();
  const file = async (label: string, extension: string): Promise<string> => {
    const title = (await heading.textContent())?.replaceAll(':', ' –');
    const date = await page.getByRole('article').locator('time').first().getAttribute('datetime');
    const name = `${title} ${date}.${extension}`;
    // One of an earlier step has the same name.
    rmSync(path.join(folder, 'saved', name), { force: true });
    await exportAs(page, label);
    return allOf(await saved(name));
  };
  const inside = await quotesOn(page);

  await test.step('outside: quotes without consent are counted with their reason, and are in no file', async () => {
    await page.getByRole('combobox', { name: 'Audience' }).selectOption('Outside');
    const checks = page.getByRole('region', { name: 'Before it goes out' });
    await expect(checks).toContainText(/quotes go out, [1-9]\d* stay back\./);
    await expect(checks).toContainText('no consent to share');
    const outside = await quotesOn(page);
    const back = inside.filter((quote) => !outside.includes(quote));
    expect(back.length).toBeGreaterThan(0);
    const markdown = await file('Markdown', 'md');
    expect(back.filter((quote) => markdown.includes(quote))).toEqual([]);
    expect(outside.filter((quote) => !markdown.includes(quote))).toEqual([]);
    expect(markdown).toMatch(/quotes? (is|are) withheld: /);
  });

  await test.step('anonymous: no name of a participant, in any format', async () => {
    await page.getByRole('combobox', { name: 'Audience' }).selectOption('Anonymous');
    await expect(page.getByRole('article')).toContainText('People appear by pseudonyms');
    const people = await records<{ readonly name: string }>(page, 'participants');
    const names = people.map(({ name }) => name).filter((name) => name !== '');
    expect(names.length).toBeGreaterThan(3);
    const held: string[] = [];
    const look = (format: string, text: string): void => {
      for (const name of names) if (text.toLowerCase().includes(name.toLowerCase())) held.push(`${format}: ${name}`);
    };
    for (const [label, extension] of FORMATS) look(extension, await file(label, extension));
    const name = `${(await heading.textContent())?.replaceAll(':', ' –')} ${await page.getByRole('article').locator('time').first().getAttribute('datetime')}.pdf`;
    const { pages } = await readPdf(await printedReport(page, host.kind === 'browser', saved, name));
    look('pdf', pages.join(' '));
    expect(held).toEqual([]);
    // The same search finds them where they may stand.
    await page.getByRole('combobox', { name: 'Audience' }).selectOption('The team');
    await expect(page.getByRole('article')).toContainText('People appear by their names');
    look('inside', await file('Markdown', 'md'));
    expect(held.length).toBeGreaterThan(0);
  });
});
