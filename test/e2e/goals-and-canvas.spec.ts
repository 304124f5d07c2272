import type { Locator, Page } from '@playwright/test';
import { goTo, records } from './checklist/talk.ts';
import { expect, test } from './fixture.ts';
import { recordId } from './screens.ts';

test.use({ launchArgs: ['--sample'] });

const GOAL = 'Makers throw away less of what they make';
const NEED = 'Know tomorrow';

interface LinkRow {
  readonly from: string;
  readonly to: string;
  readonly deletedAt: string | null;
}
interface InsightRow {
  readonly id: string;
  readonly title: string;
  readonly deletedAt: string | null;
}
interface HighlightRow {
  readonly id: string;
  readonly anchor: { readonly quote: string };
}
interface MetricRow {
  readonly goalId: string;
  readonly name: string;
  readonly baseline: number | null;
}

const card = (page: Page, words: string): Locator => page.getByRole('group', { name: `Quote: ${words}`, exact: true });

/** Carries the foot of one card to the middle of another thing, where there is nothing to press. */
async function carry(page: Page, from: Locator, to: Locator): Promise<void> {
  await from.scrollIntoViewIfNeeded();
  await from.getByRole('paragraph').first().hover();
  await page.mouse.down();
  await to.getByRole('paragraph').first().hover();
  await page.mouse.move(1, 1, { steps: 1 });
  await to.getByRole('paragraph').first().hover();
  await page.mouse.up();
}

test('two quotes laid together are a cluster, its name makes it an insight, and “Move to…” gathers as dragging does', async ({
  page,
}) => {
  await goTo(page, '#/canvas');
  await page.getByRole('button', { name: 'New canvas' }).click();
  await expect(page.getByText('Drag quotes here, or use “Move to…” on a quote.')).toBeVisible();
  const [first, second, third] = [
    'Then we bake sixty rolls for a school with no children in it.',
    'It was wrong three times before anybody touched flour.',
    'A machine may say no. I may not.',
  ] as const;
  const canvas = page.getByRole('region', { name: 'Canvas', exact: true });
  await page.getByRole('searchbox', { name: 'Find quotes' }).fill('school');
  await card(page, first).dragTo(canvas, { sourcePosition: { x: 40, y: 14 }, targetPosition: { x: 120, y: 120 } });
  await expect(canvas.getByRole('group', { name: `Quote: ${first}` })).toBeVisible();
  await page.getByRole('searchbox', { name: 'Find quotes' }).fill('three times');
  await carry(page, card(page, second), canvas.getByRole('group', { name: `Quote: ${first}` }));
  const cluster = canvas.getByRole('region', { name: /2 quotes$/ });
  await expect(cluster).toBeVisible();

  await page.getByRole('searchbox', { name: 'Find quotes' }).fill('machine');
  await page.getByRole('button', { name: `Move to…: ${third}` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('option', { name: 'a cluster without a name' }).click();
  const three = canvas.getByRole('region', { name: /3 quotes$/ });
  await expect(three).toBeVisible();

  await three.getByRole('textbox', { name: 'What do they say?' }).fill('Nobody dares to trust the number');
  await page.keyboard.press('Enter');
  await expect(three.getByRole('link', { name: 'Open the insight' })).toBeVisible();
  const made = async (): Promise<InsightRow | undefined> =>
    (await records<InsightRow>(page, 'insights')).find(
      ({ title, deletedAt }) => title === 'Nobody dares to trust the number' && deletedAt === null,
    );
  const insight = await made();
  const words = new Map((await records<HighlightRow>(page, 'highlights')).map(({ id, anchor }) => [id, anchor.quote]));
  const links = (await records<LinkRow>(page, 'evidence')).filter(({ to }) => to === insight?.id);
  expect(links.map(({ from }) => words.get(from)).sort()).toEqual([first, second, third].sort());
  // The focus is in the name, where the key for undo takes back letters.
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect.poll(made).toBeUndefined();
});

test('a check-in moves the metric and the digest, and a goal carries over to its next period with needs and metrics', async ({
  page,
}) => {
  const goal = await recordId(page, 'goals', GOAL);
  const served = (await records<LinkRow>(page, 'evidence'))
    .filter(({ to, deletedAt }) => to === goal && deletedAt === null)
    .map(({ from }) => from)
    .sort();
  await goTo(page, `#/goals/${goal}`);
  const metric = page.getByRole('article').filter({ hasText: 'Left unsold at closing' });
  await expect(metric.getByText('37% of the way')).toBeVisible();
  await metric.getByRole('textbox', { name: 'Value' }).fill('6.2');
  await metric.getByRole('button', { name: 'Check in', exact: true }).click();
  // From 9.1 to 5 is 4.1; from 9.1 to 6.2 is 2.9, which is 71 of a hundred.
  await expect(metric.getByText('71% of the way')).toBeVisible();
  await expect(metric.getByRole('img', { name: /^6 check-ins, .* to 6\.2 %/ })).toBeVisible();
  await goTo(page, '#/digest');
  await expect(page.getByRole('article').filter({ hasText: GOAL }).first()).toContainText('6.2 %');

  await goTo(page, `#/goals/${goal}`);
  await page.getByRole('button', { name: 'Carry over' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Carry over' }).click();
  await expect(page).not.toHaveURL(new RegExp(goal));
  const next = new URL(page.url()).hash.split('/')[2] ?? '';
  const carried = (await records<LinkRow>(page, 'evidence')).filter(
    ({ to, deletedAt }) => to === next && deletedAt === null,
  );
  expect(carried.map(({ from }) => from).sort()).toEqual(served);
  const metrics = (await records<MetricRow>(page, 'metrics')).filter(({ goalId }) => goalId === next);
  expect(metrics.map(({ name, baseline }) => [name, baseline])).toEqual([['Left unsold at closing', 6.2]]);
});

test('what one customer finds critical raises the importance of a need, each person counted once', async ({ page }) => {
  const need = await recordId(page, 'needs', NEED);
  await goTo(page, `#/needs/${need}`);
  const section = page.getByRole('region', { name: /^Importance/ });
  await expect(section.getByText('from 6 people: 1 critical and 5 nice to have')).toBeVisible();
  await section.getByRole('button', { name: 'Person by person' }).click();
  const unset = section.getByRole('listitem').filter({ hasText: 'not asked yet' });
  const before = await unset.count();
  const someone = unset.filter({ has: page.getByRole('combobox') }).first();
  const of = (await someone.getByRole('link').textContent()) ?? '';
  const choice = section.getByRole('combobox', { name: new RegExp(of) });
  await choice.selectOption({ label: 'critical' });
  await expect(section.getByText('from 6 people: 2 critical and 4 nice to have')).toBeVisible();
  await choice.selectOption({ label: 'important' });
  await expect(section.getByText('from 6 people: 1 critical, 1 important, and 4 nice to have')).toBeVisible();
  await expect(unset).toHaveCount(before - 1);
});

test('the digest tells what was said for and against each goal, and the gap list mends one by its own action', async ({
  page,
}) => {
  await goTo(page, '#/digest');
  const of = page.getByRole('article').filter({ hasText: GOAL }).first();
  await expect(of.getByRole('list', { name: /^Speaks against it/ }).getByRole('listitem')).toHaveCount(1);
  await page.getByRole('button', { name: 'Copy as text' }).click();
  await expect(page.getByText(/^Copied/).first()).toBeVisible();

  await goTo(page, '#/throughline?tab=gaps');
  const gap = page.getByRole('listitem').filter({ hasText: 'Buyers reorder without calling anybody' }).first();
  await gap.getByRole('button', { name: /Link a need/ }).click();
  await page.getByRole('dialog').getByRole('combobox', { name: 'Link a need' }).fill('habits');
  await page
    .getByRole('option', { name: /^Hand the habits/ })
    .first()
    .click();
  const mended = page.getByRole('listitem').filter({ hasText: 'Buyers reorder without calling anybody' });
  await expect(mended.filter({ hasText: /no need/i })).toHaveCount(0);
});
