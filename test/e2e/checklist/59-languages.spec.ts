import type { Page } from '@playwright/test';
import { expect, test } from '../fixture.ts';
import { SCREENS, settled } from '../screens.ts';
import { goTo, records } from './talk.ts';

test.use({ launchArgs: ['--sample'] });

async function speak(page: Page, language: string): Promise<void> {
  await page.evaluate((chosen) => {
    const now = JSON.parse(localStorage.getItem('preferences') ?? '{}');
    localStorage.setItem('preferences', JSON.stringify({ ...now, language: chosen }));
  }, language);
  await page.reload();
  await page.waitForSelector('body[data-ready]', { state: 'attached' });
}

/** Words of the product that stand on screen without the marks of the pseudo language, or that are cut off where they must be read. */
function strange(page: Page, names: readonly string[]): Promise<readonly string[]> {
  return page.evaluate((known) => {
    const found: string[] = [];
    const parts = 'button, h1, h2, h3, label, legend, th, [role=tab], [role=columnheader], [role=menuitem]';
    for (const element of document.querySelectorAll<HTMLElement>(parts)) {
      // What people wrote says its own direction; what is hidden is not read.
      if (element.closest('[dir=auto], bdi') || element.querySelector('[dir=auto], bdi')) continue;
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      const words = (element.textContent ?? '').trim();
      if (!/\p{L}{3}/u.test(words) || /[[\d]/.test(words) || known.includes(words)) continue;
      found.push(`${element.localName}: ${words.slice(0, 60)}`);
    }
    return found;
  }, names);
}

test('59 no word of the product is missing from the catalogue, on any screen', async ({ page }) => {
  test.setTimeout(150_000);
  await speak(page, 'pseudo');
  // The label of a field can be a name that people gave.
  const studies = await records<{ readonly title: string }>(page, 'studies');
  const talks = await records<{ readonly speakers: readonly { readonly name: string }[] }>(page, 'transcripts');
  const names = [
    ...studies.map(({ title }) => title),
    ...talks.flatMap(({ speakers }) => speakers.map((one) => one.name)),
  ];
  const found: string[] = [];
  for (const { name, open } of SCREENS) {
    if (name === 'palette') continue;
    await open(page);
    await settled(page);
    found.push(...(await strange(page, names)).map((one) => `${name}: ${one}`));
  }
  expect(found).toEqual([]);
});

test('59 from right to left the layout, the arrows and the splitter are mirrored; German and Spanish are spoken', async ({
  page,
}) => {
  await speak(page, 'pseudo-rtl');
  await goTo(page, '#/needs');
  const left = (selector: string): Promise<number> =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => element.getBoundingClientRect().left);
  await expect(page.getByRole('treegrid')).toBeVisible();
  expect(await left('nav')).toBeGreaterThan(await left('main'));
  const row = page.getByRole('treegrid').locator('[role=row][aria-expanded=true]').first();
  await row.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('treegrid').locator(':focus')).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('treegrid').locator(':focus')).toHaveAttribute('aria-expanded', 'true');
  await goTo(page, '#/highlights');
  const splitter = page.locator('[role=separator][aria-valuenow]').first();
  const before = Number(await splitter.getAttribute('aria-valuenow'));
  await splitter.focus();
  await page.keyboard.press('ArrowRight');
  await expect(splitter).toHaveAttribute('aria-valuenow', String(before + 16));

  await speak(page, 'en');
  await goTo(page, '#/settings');
  await page.getByRole('combobox', { name: 'Language' }).selectOption({ label: 'Deutsch' });
  await expect(page.getByRole('heading', { level: 1, name: 'Einstellungen' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await page.getByRole('combobox', { name: 'Sprache' }).selectOption({ label: 'Español' });
  await expect(page.getByRole('heading', { level: 1, name: 'Ajustes' })).toBeVisible();
  await expect(page.getByRole('navigation').getByRole('link', { name: /^Hallazgos/ })).toBeVisible();
});
