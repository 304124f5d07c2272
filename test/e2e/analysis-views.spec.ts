import type { Page } from '@playwright/test';
import { records } from './checklist/talk.ts';
import { expect, test } from './fixture.ts';

test.use({ launchArgs: ['--sample'] });

const at = (page: Page, hash: string) =>
  page.evaluate((to) => {
    window.location.hash = to;
  }, hash);

test('every view of the quotes reads them in a sentence, has its table, and opens what it counts', async ({ page }) => {
  for (const [view, sentence] of [
    ['tags', /came up with 4 of 7 people/],
    ['attribute', /Too few people for a test|tags? that could be tested|differ between the groups/],
    ['together', /“.+” and “.+” stand together most \(c = 0\.\d+\)/],
    ['time', /All interviews are of \d{4}-\d\d|From .+ to .+: “.+” came up most in/],
    ['words', /“.+” is used most: \d+ times among [\d,]+ words/],
    ['speakers', /Participants said \d+\.\d% of all words\./],
  ] as const) {
    await at(page, `#/analysis?view=${view}`);
    const figure = page.getByRole('figure').first();
    await expect(figure, view).toContainText(sentence);
    const asTable = figure.getByRole('button', { name: 'Show as table' });
    if (await asTable.isVisible()) await asTable.click();
    await expect(figure.getByRole('table').getByRole('row').nth(1), view).toBeVisible();
    await expect(figure.getByRole('table'), view).not.toContainText(/NaN|Infinity|undefined/);
  }
  await at(page, '#/analysis?view=attribute&only=segment&onlyValue=Cafe');
  await expect(page.getByText(/^\d+ quotes · 1 person · \d interviews?$/)).toBeVisible();
});

test('sentiment is what people said it is, by tags that they choose', async ({ page }) => {
  await at(page, '#/analysis?view=sentiment');
  await page.getByRole('combobox').filter({ hasText: 'Add a tag' }).last().selectOption('Was it seen?');
  await expect(page.getByText(/^Net -\d+ of \d+ quotes? with such a tag/)).toBeVisible();
});

test('saturation answers in a sentence, for a study and by other rules', async ({ page }) => {
  await at(page, '#/analysis?tab=saturation');
  await expect(
    page.getByText(/^Yes\. After 6 interviews the newest run of 2 still brought 9\.1% new tags/),
  ).toBeVisible();
  await at(page, '#/analysis?tab=saturation&base=5&run=3');
  await expect(page.getByText(/^Yes, it is too early to say: /)).toBeVisible();
});

test('frameworks stand side by side, disagree in the open, and say how far an input must move', async ({ page }) => {
  await at(page, '#/prioritise');
  await expect(page.getByRole('table').getByRole('row').nth(1)).toBeVisible();
  await page.getByRole('tab', { name: 'Side by side' }).click();
  await expect(
    page.getByText(/The frameworks are furthest apart on “.+”: from rank [\d.]+ to rank [\d.]+/),
  ).toBeVisible();
  await page.getByRole('tab', { name: 'Agreement' }).click();
  await expect(page.getByText(/“.+” and “.+” agree least \(rho -?\d/)).toBeVisible();
  await expect(page.getByRole('table').first()).not.toContainText(/NaN|Infinity|undefined/);
  await page.getByRole('tab', { name: 'Sensitivity' }).click();
  await expect(
    page.getByText(/(leaves|gets into) the top \d once its|needed: with|within its scale/).first(),
  ).toBeVisible();
});

interface NeedRow {
  readonly id: string;
  readonly title: string;
  readonly parentId: string | null;
  readonly deletedAt: string | null;
}

test('the tree of needs is drawn whole, and a branch folds away and comes back', async ({ page }) => {
  const needs = (await records<NeedRow>(page, 'needs')).filter(({ deletedAt }) => deletedAt === null);
  await at(page, '#/opportunity-tree');
  const drawn = async (): Promise<readonly string[]> =>
    (
      await page
        .locator('[data-map-need]')
        .evaluateAll((all) => all.map((one) => one.getAttribute('data-map-need') ?? ''))
    ).sort();
  await expect.poll(drawn).toEqual(needs.map(({ id }) => id).sort());
  const parent = needs.find(({ id }) => needs.some(({ parentId }) => parentId === id));
  const below = needs.filter(({ parentId }) => parentId === parent?.id).map(({ id }) => id);
  await page.getByRole('button', { name: `Collapse: ${parent?.title}` }).click();
  await expect.poll(async () => (await drawn()).filter((id) => below.includes(id))).toEqual([]);
  await page.getByRole('button', { name: `Expand: ${parent?.title}` }).click();
  await expect.poll(drawn).toEqual(needs.map(({ id }) => id).sort());
});
