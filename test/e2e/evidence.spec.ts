import type { Locator, Page } from '@playwright/test';
import { goTo } from './checklist/talk.ts';
import { expect, test } from './fixture.ts';
import { recordId } from './screens.ts';

test.use({ launchArgs: ['--sample'] });

const NEED = 'Get every last change';
const CLAIM = 'Late changes arrive as messages';

/** How many quotes stand behind a linked record, as its card says. */
const quotesOf = async (card: Locator): Promise<number> =>
  Number(/(\d+) quotes?/.exec((await card.textContent()) ?? '')?.[1] ?? Number.NaN);

const cardIn = (page: Page, list: string, words: string): Locator =>
  page.getByRole('list', { name: list, exact: true }).getByRole('listitem').filter({ hasText: words }).first();

async function unlinkFirstQuote(page: Page): Promise<string> {
  const quotes = page.getByRole('list', { name: 'Evidence', exact: true }).getByRole('listitem');
  const quote = quotes.first();
  const words = (await quote.getByRole('blockquote').textContent()) ?? '';
  await quote.getByRole('button', { name: /^More for/ }).click();
  await page.getByRole('menuitem', { name: 'Unlink' }).click();
  await expect(quotes.filter({ hasText: words.trim() })).toHaveCount(0);
  return words.trim();
}

test('a quote that is taken off changes every figure above it at once, and undo brings them back', async ({ page }) => {
  const [need, insight] = [await recordId(page, 'needs', NEED), await recordId(page, 'insights', CLAIM)];
  const figures = async (): Promise<readonly number[]> => {
    await goTo(page, `#/needs/${need}`);
    const cards = [
      cardIn(page, 'Insights behind it', CLAIM),
      cardIn(page, 'Goals it serves', 'Makers throw away less'),
    ];
    for (const card of cards) await expect(card).toContainText(/quotes/);
    return Promise.all(cards.map(quotesOf));
  };
  const before = await figures();
  await goTo(page, `#/insights/${insight}`);
  await unlinkFirstQuote(page);
  expect(await figures()).toEqual(before.map((n) => n - 1));
  await page.keyboard.press(process.platform === 'darwin' ? 'Meta+z' : 'Control+z');
  await expect.poll(figures).toEqual(before);
});

test('a decision keeps the evidence as it stood, and says what has changed since', async ({ page }) => {
  const insight = await recordId(page, 'insights', CLAIM);
  await goTo(page, '#/decisions');
  await page.getByRole('button', { name: 'New decision' }).click();
  await page.getByRole('textbox', { name: 'What is to be decided?' }).fill('Which change do we take first?');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/decisions\/de_/);
  const decision = page.url();
  await page.getByRole('button', { name: 'Add a record…' }).click();
  await page.getByRole('dialog').getByRole('combobox').fill(NEED);
  await page
    .getByRole('option', { name: new RegExp(NEED) })
    .first()
    .click();
  await expect(page.getByText('When you decide, the evidence is kept here as it stands on that day.')).toBeVisible();
  await page.getByRole('textbox', { name: 'What was chosen' }).fill('The list that says who has seen it');
  await page.getByRole('button', { name: 'Decide', exact: true }).click();
  await expect(page.getByText('The same quotes stand behind it.')).toBeVisible();

  await goTo(page, `#/insights/${insight}`);
  const words = await unlinkFirstQuote(page);
  await goTo(page, new URL(decision).hash);
  await expect(page.getByText('The same quotes stand behind it.')).toHaveCount(0);
  await expect(page.getByText('Gone', { exact: true }).first()).toBeVisible();
  await expect(page.getByText(words.replace(/[“”]/g, '').slice(0, 40)).first()).toBeVisible();
});

test('two people rate alone, the round is closed, and the most disputed need comes first', async ({ page }) => {
  await goTo(page, '#/rounds');
  await page.getByRole('button', { name: 'New round' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name of the round' }).fill('Before the summer');
  await dialog.getByRole('checkbox', { name: /^Get every last change/ }).check();
  await dialog.getByRole('checkbox', { name: /^Show what stood at the door/ }).check();
  await dialog.getByRole('button', { name: 'Open a round on 2 items' }).click();
  await expect(page).toHaveURL(/#\/rounds\/\w/);
  for (const [who, first, second] of [
    ['Ada', '5, very important', '5, very important'],
    ['Ben', '1, not important', '4'],
  ] as const) {
    await page.getByRole('textbox', { name: 'Who rates' }).fill(who);
    await page.keyboard.press('Tab');
    for (const [need, step] of [
      [/^Importance of: Get every last change/, first],
      [/^Importance of: Show what stood/, second],
    ] as const) {
      const radio = page.getByRole('radiogroup', { name: need }).getByRole('radio', { name: step, exact: true });
      await radio.click();
      await expect(radio).toBeChecked();
    }
    await page.getByRole('button', { name: 'I have finished' }).click();
  }
  await expect(page.getByText(/hidden until the round is closed/)).toBeVisible();
  await page.getByRole('button', { name: 'Close the round' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Close the round' }).click();
  const results = page.getByRole('region', { name: /^Results, the most disputed first/ });
  await expect(results.getByRole('row').nth(1)).toContainText('Get every last change');
  await expect(results.getByRole('row').nth(1)).toContainText('1 to 5');
  await expect(results.getByRole('row').nth(2)).toContainText('4 to 5');
  await page.getByRole('button', { name: 'Keep as evidence' }).click();
  await expect(page.getByText('Kept with 2 needs').first()).toBeVisible();
});
