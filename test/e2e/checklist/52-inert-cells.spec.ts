import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from '../fixture.ts';
import { exportAs } from './report.ts';
import { aTalk, coded, enter, goTo, openTalk, turn } from './talk.ts';

const FORMULAS = ['=HYPERLINK("https://example.com","pay")', '+1+cmd|/C calc', '-2+3 would do', '@SUM(1,2) they said'];
const MARKUP =
  '<img src=x onerror="document.body.dataset.ran=1"> <b>bold</b> & <script>document.body.dataset.ran=2</script>';
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const TALK = aTalk(
  [...FORMULAS, MARKUP].flatMap((text) => [
    { speaker: 'Sam', text: 'And?' },
    { speaker: 'Dana', text: escaped(text) },
  ]),
);

test('52 words that look like a formula or like markup stay words: on screen, in tables and on the page', async ({
  page,
  pick,
  saved,
}) => {
  await openTalk(page, pick, TALK);
  for (const words of [...FORMULAS, MARKUP]) {
    await expect(turn(page, words)).toBeVisible();
    await enter(page, words);
    await page.keyboard.press('h');
  }
  await expect.poll(async () => (await coded(page)).map(([quote]) => quote)).toEqual([...FORMULAS, MARKUP]);

  await goTo(page, '#/reports');
  await page.getByRole('button', { name: 'Use “Interview snapshot”' }).click();
  await page.getByRole('dialog').getByRole('option').first().click();
  const paper = page.getByRole('article');
  await expect(paper.getByRole('blockquote').filter({ hasText: MARKUP })).toBeVisible();
  await expect(paper.locator('img, script, b')).toHaveCount(0);
  const title = await paper.getByRole('heading').first().textContent();
  const date = await paper.locator('time').first().getAttribute('datetime');
  const file = async (label: string, extension: string): Promise<Buffer> => {
    await exportAs(page, label);
    return saved(`${title?.replaceAll(':', ' –')} ${date}.${extension}`);
  };

  await test.step('CSV: a mark before each that a table would run', async () => {
    const text = (await file('Quotes as a table (CSV)', 'csv')).toString('utf8');
    for (const words of FORMULAS) expect(text).toContain(`'${words.replaceAll('"', '""')}`);
    expect(text).not.toMatch(/(^|[,"\n])[=+@]/);
  });
  await test.step('XLSX: cells of text, and none that is computed', async () => {
    const parts = unzipSync(new Uint8Array(await file('Workbook (XLSX)', 'xlsx')));
    const sheets = Object.keys(parts).filter((name) => /^xl\/worksheets\/.*\.xml$/.test(name));
    const cells = sheets.map((name) => strFromU8(parts[name] ?? new Uint8Array())).join('');
    expect(cells).toContain('SUM(1,2) they said');
    expect(cells).not.toMatch(/<f[\s>]/);
    expect(cells).not.toMatch(/<t[^>]*>[=+@-]/);
  });
  await test.step('HTML: markup is shown as text', async () => {
    const html = (await file('Web page (HTML)', 'html')).toString('utf8');
    expect(html).toContain('&lt;img src=x onerror=');
    expect(html).not.toMatch(/<(img|script|b)[\s>]/);
  });
  expect(await page.evaluate(() => document.body.dataset.ran)).toBeUndefined();
});
