import { expect, test } from './fixture.ts';

test.use({ launchArgs: ['--sample'] });

test('figures open their quotes, say what they mean, and leave as a table', async ({ page, saved }) => {
  await page.getByRole('link', { name: 'Analysis' }).click();
  await expect(page.getByRole('img', { name: /came up with 4 of 7 people/ })).toBeVisible();
  await page.getByRole('button', { name: 'Save as' }).click();
  await page.getByRole('menuitem', { name: 'CSV table' }).click();
  const csv = (await saved('People with each tag- 12 of 12 tags, 7 people.csv')).toString('utf8');
  expect(csv).toContain('Late change,4,');

  await page.getByRole('link', { name: 'Tags by attribute' }).click();
  await page.getByRole('table').getByRole('button').first().click();
  const quotes = page.getByRole('dialog').getByRole('blockquote');
  await expect(quotes.first()).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByRole('tab', { name: 'Saturation' }).click();
  await expect(
    page.getByText(/^Yes\. After 6 interviews the newest run of 2 still brought 9\.1% new tags/),
  ).toBeVisible();
  await page.getByRole('tab', { name: 'Agreement' }).click();
  await expect(page.getByText('One person has tagged so far.')).toBeVisible();
  await page.getByRole('tab', { name: 'Survey' }).click();
  await expect(page.getByText(/^1 response is here/)).toBeVisible();
});

test('needs are ranked by what is estimated, undo takes it back, and a formula is checked while it is typed', async ({
  page,
}) => {
  await page.getByRole('link', { name: 'Analysis' }).click();
  await page.getByRole('link', { name: 'Prioritise needs' }).click();
  await page
    .getByRole('row', { name: /^Know tomorrow/ })
    .getByRole('button')
    .first()
    .click();
  const form = page.getByRole('dialog');
  await form.getByRole('textbox', { name: 'Importance' }).fill('10');
  await form.getByRole('textbox', { name: 'Satisfaction' }).fill('2');
  await form.getByRole('button', { name: 'Save estimate' }).click();
  await expect(page.getByRole('button', { name: '1. 18 extreme' })).toBeVisible();

  await page.getByRole('tab', { name: 'Frameworks' }).click();
  const formula = page.getByRole('textbox', { name: 'Own formula' });
  await formula.fill('reach + effort');
  await expect(page.getByText('Column 7: people and person-months cannot be put together here.')).toBeVisible();
  await page.getByRole('tab', { name: 'Side by side' }).click();
  await page.keyboard.press(process.platform === 'darwin' ? 'Meta+Z' : 'Control+Z');
  await expect(page.getByRole('button', { name: '1. 18 extreme' })).toBeHidden();
});

test('the maps are read off the same quotes: forces, stages and assumptions', async ({ page, saved }) => {
  await page.getByRole('link', { name: 'Analysis' }).click();
  await page.getByRole('tab', { name: 'Maps' }).click();
  await page.getByRole('combobox', { name: 'Push is the tag' }).selectOption('Late change');
  await page.getByRole('combobox', { name: 'Habit is the tag' }).selectOption('Safety buffer');
  await expect(page.getByText(/people name a force/)).toBeVisible();
  await page.getByRole('region', { name: 'Push' }).getByRole('button').click();
  await expect(page.getByRole('dialog').getByRole('blockquote').first()).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByRole('link', { name: 'Journey and job map' }).click();
  await page.getByRole('combobox', { name: 'Take the stages from' }).selectOption('What breaks');
  await page.getByRole('button', { name: 'Save as' }).first().click();
  await page.getByRole('menuitem', { name: 'CSV table' }).click();
  const csv = await saved('People by need and stage.csv');
  expect(csv.toString('utf8')).toContain('Need,Late change,Short delivery,Price mismatch,Was it seen?,People');

  await page.getByRole('link', { name: 'Assumption map' }).click();
  await expect(page.getByRole('img', { name: /^Test first: “Makers stop asking/ })).toBeVisible();
  await page.getByRole('button', { name: 'Show as table' }).click();
  await expect(page.getByRole('row', { name: /^1\. Makers stop asking/ })).toContainText('45%');

  await page.getByRole('button', { name: 'Add to report' }).click();
  await page.getByRole('combobox', { name: 'Report' }).selectOption('A new report');
  await page.getByRole('dialog').getByRole('button', { name: 'Add' }).click();
  await page.getByRole('button', { name: 'Open report' }).click();
  await expect(page.getByRole('article')).toContainText('Test first: “Makers stop asking');
});
