import type { Page } from '@playwright/test';
import { drawOver, goTo, MOD, records, turn } from './checklist/talk.ts';
import { expect, test } from './fixture.ts';

test.use({ launchArgs: ['--sample'] });

const proposed = async (page: Page): Promise<number> =>
  (await records<{ readonly status: string }>(page, 'evidence')).filter(({ status }) => status === 'proposed').length;

async function taggedWith(page: Page, label: string): Promise<number> {
  const tags = await records<{ readonly id: string; readonly label: string }>(page, 'tags');
  const id = tags.find((tag) => tag.label === label)?.id ?? '';
  return (await records<{ readonly tagIds: readonly string[] }>(page, 'highlights')).filter(({ tagIds }) =>
    tagIds.includes(id),
  ).length;
}

test('a rule is tried before it is kept, runs as one step, answers to a tag, and links nothing by itself', async ({
  page,
}) => {
  const rows = page.locator('[data-proposal]');
  await goTo(page, '#/rules');
  await page.getByRole('button', { name: 'New rule' }).click();
  const form = page.getByRole('dialog', { name: 'New rule' });
  await form.getByRole('button', { name: /^When a highlight gets the tag/ }).click();
  await page.keyboard.type('Short delivery');
  await page.keyboard.press('Enter');
  await form.getByRole('button', { name: /^Which insight or need/ }).click();
  await page.keyboard.type('true order');
  await page.keyboard.press('Enter');
  await expect(form.getByText(/^Fits \d+ highlights; a run now would propose it for \d+$/)).toBeVisible();
  await form.getByRole('textbox', { name: 'Name' }).fill('Deliveries');
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  const rule = page.getByRole('list', { name: 'Rules' }).getByRole('listitem');
  await expect(rule).toContainText('When a highlight gets “Short delivery”, propose the need');
  expect(await proposed(page)).toBe(0);

  await test.step('run by hand it proposes, and one undo takes all of it back', async () => {
    await rule.getByRole('button', { name: 'Run now' }).click();
    await expect.poll(() => proposed(page)).toBeGreaterThan(1);
    await page.keyboard.press(`${MOD}+z`);
    await expect.poll(() => proposed(page)).toBe(0);
  });

  await test.step('a tag that is put on in the transcript calls it, in the same step', async () => {
    await goTo(page, '#/interviews');
    await page.getByRole('row').filter({ hasText: 'Tomas' }).first().dblclick();
    const before = await taggedWith(page, 'Short delivery');
    const words = 'Thirty-four people work here';
    await drawOver(page, words);
    await page.keyboard.type('Short delivery');
    await page.keyboard.press('Enter');
    await expect.poll(() => proposed(page)).toBe(1);
    await page.keyboard.press('Escape');
    await turn(page, words).locator('time').first().click();
    await page.keyboard.press(`${MOD}+z`);
    await expect.poll(() => proposed(page)).toBe(0);
    expect(await taggedWith(page, 'Short delivery')).toBe(before);
    await page.keyboard.press(`${MOD}+Shift+z`);
    await expect.poll(() => proposed(page)).toBe(1);
  });

  await test.step('the proposal says which rule asks, and only a yes links', async () => {
    const links = (await records(page, 'evidence')).length;
    await goTo(page, '#/proposals?step=ruled');
    await expect(rows).toHaveCount(1);
    await expect(rows).toContainText('because of the rule “Deliveries”');
    await rows.focus();
    await page.keyboard.press('a');
    await expect(rows).toHaveCount(0);
    await expect.poll(() => proposed(page)).toBe(0);
    expect((await records(page, 'evidence')).length).toBe(links);
  });
});
