import { goTo, records } from './checklist/talk.ts';
import { expect, test } from './fixture.ts';
import { recordId } from './screens.ts';

test.use({ launchArgs: ['--sample'] });

const HABITS = 'Hand the habits of regular customers to a new colleague';

interface LinkRow {
  readonly from: string;
  readonly to: string;
  readonly note: string;
  readonly strength: string | null;
  readonly deletedAt: string | null;
}

test('several insights are linked to a need at once, and the reason of a link is read at both of its ends', async ({
  page,
}) => {
  const need = await recordId(page, 'needs', HABITS);
  await goTo(page, '#/insights?view=list');
  const grid = page.getByRole('grid', { name: 'Insights' });
  const rows = grid.getByRole('row').filter({ has: page.getByRole('gridcell') });
  await rows.nth(0).click();
  await rows.nth(1).click({ modifiers: ['Shift'] });
  await page
    .getByRole('toolbar', { name: '2 insights selected' })
    .getByRole('button', { name: 'Link a need…' })
    .click();
  await page.getByRole('dialog').getByRole('combobox', { name: 'Link a need' }).fill('habits');
  await page
    .getByRole('option', { name: new RegExp(`^${HABITS}`) })
    .first()
    .click();
  const links = async (): Promise<readonly LinkRow[]> =>
    (await records<LinkRow>(page, 'evidence')).filter(({ to, deletedAt }) => to === need && deletedAt === null);
  await expect.poll(async () => (await links()).length).toBe(2);

  await goTo(page, `#/needs/${need}`);
  const behind = page.getByRole('list', { name: 'Insights behind it', exact: true }).getByRole('listitem').first();
  const claim = (await behind.getByRole('link').first().getAttribute('href')) ?? '';
  await behind.getByRole('button', { name: /^More for/ }).click();
  await page.getByRole('menuitem', { name: 'Write why' }).click();
  await page.keyboard.type('Both say so without being asked');
  await page.keyboard.press('Tab');
  await behind.getByRole('button', { name: /^More for/ }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Strong evidence' }).click();
  await expect.poll(async () => (await links()).some(({ strength }) => strength !== null)).toBe(true);

  await goTo(page, claim);
  const serves = page.getByRole('list', { name: 'Needs it serves', exact: true }).getByRole('listitem');
  const other = serves.filter({ hasText: HABITS });
  await expect(other.getByRole('textbox')).toHaveValue('Both say so without being asked');
  await expect(other).toContainText('Strong evidence');
});

test('a solution is tried: what would count as true comes first, and the result moves the confidence', async ({
  page,
}) => {
  const need = await recordId(page, 'needs', HABITS);
  await goTo(page, `#/needs/${need}`);
  await page.getByRole('button', { name: 'Add a solution' }).click();
  await page.keyboard.type('A card for each regular customer');
  await page.keyboard.press('Enter');
  await page
    .getByRole('link', { name: /A card for each regular customer/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Add an assumption' }).click();
  await page.keyboard.type('New colleagues look at the card before they pack');
  await page.keyboard.press('Enter');
  const experiment = page.getByRole('article').filter({ has: page.getByRole('textbox', { name: 'Assumption' }) });
  await experiment.getByRole('combobox', { name: 'How it came out' }).selectOption({ label: 'Supports it' });
  await expect(page.getByText('Write what would count as true first', { exact: false }).first()).toBeVisible();
  await experiment
    .getByRole('textbox', { name: 'What would count as true' })
    .fill('Four of five look, on two mornings');
  await experiment.getByRole('textbox', { name: 'Result' }).fill('Five of five');
  await experiment.getByRole('combobox', { name: 'How it came out' }).selectOption({ label: 'Supports it' });
  await experiment.getByRole('textbox', { name: 'Confidence before' }).fill('30');
  await experiment.getByRole('textbox', { name: 'Confidence after' }).fill('70');
  await page.keyboard.press('Tab');
  await expect(experiment.getByText('Confidence moved by 40 points')).toBeVisible();

  await goTo(page, '#/needs');
  const tree = page.getByRole('treegrid');
  await expect(tree.getByRole('row', { name: /A card for each regular customer/ })).toBeVisible();
  await page.getByRole('button', { name: 'Compare' }).click();
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(4);
});

test('a lit chain has an address of its own, and leaves as a picture and as a table', async ({ page, saved }) => {
  const goal = await recordId(page, 'goals', 'Disputes are settled');
  await goTo(page, `#/throughline?focus=${goal}`);
  await expect(page.getByRole('button', { name: /^Disputes are settled/ })).toHaveAttribute('aria-pressed', 'true');
  const save = async (as: RegExp): Promise<void> => {
    await page.getByRole('button', { name: 'Save as' }).click();
    await page.getByRole('menuitem', { name: as }).click();
  };
  await save(/SVG/);
  const svg = (await saved('Throughline.svg')).toString('utf8');
  expect(svg).toContain('<svg');
  expect(svg).toContain('Disputes are settled');
  await save(/PNG/);
  const png = await saved('Throughline.png');
  expect([...png.subarray(1, 4)].map((code) => String.fromCharCode(code)).join('')).toBe('PNG');
  expect(png.readUInt32BE(16)).toBeGreaterThan(1000);
  await save(/CSV/);
  const csv = (await saved('Throughline.csv')).toString('utf8');
  expect(csv).toContain('Disputes are settled');
  expect(csv).not.toContain('Makers throw away less');
});
