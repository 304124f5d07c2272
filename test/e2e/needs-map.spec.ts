import type { Locator, Page } from '@playwright/test';
import { goTo, MOD, records } from './checklist/talk.ts';
import { expect, test } from './fixture.ts';

test.use({ launchArgs: ['--sample'] });

interface NeedRow {
  readonly id: string;
  readonly title: string;
  readonly parentId: string | null;
  readonly deletedAt: string | null;
}

const HABITS = 'Hand the habits of regular customers to a new colleague';
const DELIVERED = 'Agree on what was delivered on the day it was delivered';
const DOOR = 'Show what stood at the door';

const live = async (page: Page): Promise<readonly NeedRow[]> =>
  (await records<NeedRow>(page, 'needs')).filter(({ deletedAt }) => deletedAt === null);

async function parentOf(page: Page, title: string): Promise<string | null> {
  const needs = await live(page);
  const parent = needs.find((one) => one.title === title)?.parentId;
  return needs.find(({ id }) => id === parent)?.title ?? null;
}

const node = (page: Page, title: string): Locator => page.getByRole('group', { name: title, exact: true });
const drawn = (page: Page): Promise<readonly string[]> =>
  page.locator('[data-map-need]').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? '').sort());

test('a need on the map is nested by dragging, by Move to… and by keys alike, and undo takes it back', async ({
  page,
}) => {
  await goTo(page, '#/opportunity-tree');
  await expect(node(page, HABITS)).toBeVisible();

  await node(page, HABITS).dragTo(node(page, DELIVERED));
  await expect.poll(() => parentOf(page, HABITS)).toBe(DELIVERED);
  await expect(node(page, HABITS)).toBeFocused();
  await page.keyboard.press(`${MOD}+z`);
  await expect.poll(() => parentOf(page, HABITS)).toBeNull();

  await page.getByRole('button', { name: `More for: ${HABITS}` }).click();
  await page.getByRole('menuitem', { name: /^Move to…/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox').selectOption({ label: DELIVERED });
  await dialog.getByRole('button', { name: 'Move', exact: true }).click();
  await expect.poll(() => parentOf(page, HABITS)).toBe(DELIVERED);
  await expect(node(page, HABITS)).toBeFocused();

  await page.keyboard.press('Alt+Shift+ArrowLeft');
  await expect.poll(() => parentOf(page, HABITS)).toBeNull();
  await page.keyboard.press('Alt+Shift+ArrowRight');
  await expect.poll(() => parentOf(page, HABITS)).toBe(DELIVERED);

  // A branch put under itself would be a circle.
  await node(page, DELIVERED).dragTo(node(page, DOOR));
  await expect(page.getByText(/cannot stand under itself|close a circle/).first()).toBeVisible();
  expect(await parentOf(page, DELIVERED)).toBeNull();
});

test('the map shows a level, a segment or a branch, and a branch is pruned to the trash and comes back whole', async ({
  page,
}) => {
  await goTo(page, '#/opportunity-tree');
  const all = (await live(page)).map(({ title }) => title).sort();
  await expect.poll(() => drawn(page)).toEqual(all);
  const tops = (await live(page)).filter(({ parentId }) => parentId === null).map(({ title }) => title);
  await page.getByRole('combobox', { name: 'Levels' }).selectOption('1');
  await expect.poll(() => drawn(page)).toEqual(tops.sort());
  await page.getByRole('combobox', { name: 'Levels' }).selectOption('all');

  await page.getByRole('combobox', { name: 'Segment' }).selectOption('Cafe');
  const shown = await expectHeardBy(page, 'Cafe');
  expect(shown.length).toBeLessThan(all.length);
  await page.getByRole('combobox', { name: 'Segment' }).selectOption('');

  await page.getByRole('button', { name: `More for: ${DELIVERED}` }).click();
  await page.getByRole('menuitem', { name: 'Focus on this branch' }).click();
  const branch = (await live(page)).find(({ title }) => title === DELIVERED);
  const below = (await live(page)).filter(({ parentId }) => parentId === branch?.id).map(({ title }) => title);
  await expect.poll(() => drawn(page)).toEqual([DELIVERED, ...below].sort());

  await page.getByRole('button', { name: `More for: ${DELIVERED}` }).click();
  await page.getByRole('menuitem', { name: 'Prune the whole branch' }).click();
  const ask = page.getByRole('alertdialog');
  await expect(ask).toContainText(/\d+ needs under it that go with it/);
  await ask.getByRole('button', { name: 'Move to Trash' }).click();
  await expect.poll(async () => (await live(page)).map(({ title }) => title)).not.toContain(DELIVERED);
  await page.keyboard.press(`${MOD}+z`);
  await expect.poll(async () => (await live(page)).map(({ title }) => title).sort()).toEqual(all);
  expect(await parentOf(page, DOOR)).toBe(DELIVERED);
});

interface EvidenceRow {
  readonly from: string;
  readonly to: string;
  readonly deletedAt: string | null;
}
interface HighlightRow {
  readonly id: string;
  readonly participantId: string | null;
}
interface ParticipantRow {
  readonly id: string;
  readonly segment: string;
}

/** The map holds those needs that a person of the segment spoke for, worked out here, and the way down to them. */
async function expectHeardBy(page: Page, segment: string): Promise<readonly string[]> {
  const [needs, links, highlights, people] = [
    await live(page),
    (await records<EvidenceRow>(page, 'evidence')).filter(({ deletedAt }) => deletedAt === null),
    await records<HighlightRow>(page, 'highlights'),
    await records<ParticipantRow>(page, 'participants'),
  ];
  const theirs = new Set(people.filter((one) => one.segment === segment).map(({ id }) => id));
  const spoken = new Set(
    highlights.filter(({ participantId }) => participantId && theirs.has(participantId)).map(({ id }) => id),
  );
  const heard = (id: string, seen: ReadonlySet<string> = new Set()): boolean =>
    spoken.has(id) ||
    (!seen.has(id) && links.some(({ from, to }) => to === id && heard(from, new Set([...seen, id])))) ||
    needs.some(
      ({ parentId, id: child }) => parentId === id && !seen.has(child) && heard(child, new Set([...seen, id])),
    );
  const expected = needs
    .filter(({ id }) => heard(id))
    .map(({ title }) => title)
    .sort();
  await expect.poll(() => drawn(page)).toEqual(expected);
  return expected;
}
