import type { Page } from '@playwright/test';
import { expect, test } from '../fixture.ts';
import { READY } from '../running-app.ts';
import { exportAs, openReport, quotesOn } from './report.ts';
import { goTo, MOD, records } from './talk.ts';

test.use({ launchArgs: ['--sample'] });

interface PersonRow {
  readonly id: string;
  readonly alias: string;
  readonly name: string;
}
interface QuoteRow {
  readonly participantId: string | null;
  readonly anchor: { readonly quote: string };
}
interface ConsentRow {
  readonly participantId: string;
  readonly kind: string;
}

/** Whether the search finds these words, in this order. */
async function isFound(page: Page, words: string): Promise<boolean> {
  await goTo(page, `#/search?q=${encodeURIComponent(`"${words}"`)}`);
  const main = page.getByRole('main');
  const none = main.getByText(`Nothing matches “"${words}"”.`);
  await expect(none.or(main.getByText(/^\d+ results?$/)).first()).toBeVisible({ timeout: 20_000 });
  return !(await none.isVisible());
}

test('44 who withdraws is in no report any more, with a receipt and no undo; who is erased is nowhere any more', async ({
  page,
  saved,
}) => {
  await openReport(page);
  const quotes = await records<QuoteRow>(page, 'highlights');
  const consents = await records<ConsentRow>(page, 'consents');
  const shown = new Set(await quotesOn(page));
  const quote = quotes.find(
    ({ participantId, anchor }) =>
      shown.has(anchor.quote) && consents.some((one) => one.kind === 'given' && one.participantId === participantId),
  );
  const person = (await records<PersonRow>(page, 'participants')).find(({ id }) => id === quote?.participantId);
  if (quote === undefined || person === undefined) throw new Error('expected: a quote with consent in the sample');
  const words = quote.anchor.quote;
  const report = await page.evaluate(() => window.location.hash);

  await test.step('withdrawn: a receipt, and no undo', async () => {
    await goTo(page, `#/participants/${person.id}`);
    await page.getByRole('button', { name: 'Withdraw…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Withdraw', exact: true }).click();
    const receipt = page.getByRole('dialog', { name: 'Consent is withdrawn' });
    await expect(receipt.getByRole('status')).toContainText(person.alias);
    await expect(receipt.getByRole('status')).toContainText(/[1-9]\d* quotes?/);
    await receipt.getByRole('button', { name: 'Close' }).last().click();
    await expect(page.getByRole('button', { name: 'Undo', exact: true })).toHaveCount(0);
    // An undo takes back the step before, the report, and not this one.
    await page.keyboard.press(`${MOD}+z`);
    await expect(page.getByText(/^Undone: /).first()).toBeAttached();
    const events = async () =>
      (await records<ConsentRow>(page, 'consents')).filter(({ participantId }) => participantId === person.id);
    await expect.poll(async () => (await events()).map(({ kind }) => kind)).toContain('withdrawn');
    await page.keyboard.press(`${MOD}+Shift+z`);
    await expect(page.getByText(/^Redone: /).first()).toBeAttached();
  });

  await test.step('no report and no export quotes them', async () => {
    await goTo(page, report);
    await expect(page.getByText(/withheld: .* because consent was withdrawn/)).toBeVisible();
    expect(await quotesOn(page)).not.toContain(words);
    const title = (await page.getByRole('article').getByRole('heading').first().textContent())?.replaceAll(':', ' –');
    const date = await page.getByRole('article').locator('time').first().getAttribute('datetime');
    await exportAs(page, 'Data (JSON)');
    const file = (await saved(`${title} ${date}.json`)).toString('utf8');
    expect(file).toContain('consent-withdrawn');
    expect(file).not.toContain(JSON.stringify(words).slice(1, -1));
  });

  await test.step('erased: not on screen, not in the search, and with a receipt', async () => {
    expect(await isFound(page, words)).toBe(true);
    await goTo(page, `#/participants/${person.id}`);
    await page.getByRole('button', { name: 'Erase this person…' }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByRole('textbox').fill(person.alias);
    await Promise.all([page.waitForEvent('load'), dialog.getByRole('button', { name: 'Erase for ever' }).click()]);
    await page.waitForSelector(READY, { state: 'attached' });
    await expect(page.getByRole('heading', { name: 'Receipts of erasures' })).toBeVisible();
    expect(await isFound(page, words)).toBe(false);
    await goTo(page, '#/highlights');
    await expect(page.getByRole('row').nth(1)).toBeVisible();
    await expect(page.getByText(words)).toHaveCount(0);
    await page.keyboard.press(`${MOD}+z`);
    await expect(page.getByText(words)).toHaveCount(0);
  });
});
