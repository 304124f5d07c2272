import { goTo } from './checklist/talk.ts';
import { expect, test } from './fixture.ts';

const PLANS = ['Free', 'Team'] as const;
/** Forty answers: who pays recommends, who does not does not. */
const ANSWERS = Array.from({ length: 40 }, (_, i) => {
  const plan = PLANS[i % 2] ?? '';
  const score = plan === 'Team' ? 8 + (i % 3) : 3 + (i % 5);
  return `${i + 1},${score},${plan},Because answer ${i + 1} says so`;
});
const SURVEY = ['Response ID,How likely are you to recommend us?,Which plan do you use?,Why?', ...ANSWERS].join('\n');

test('a survey is counted question by question, with its interval, and one question by another with its test', async ({
  page,
  pick,
}) => {
  await pick([{ name: 'pulse.csv', content: `${SURVEY}\n` }]);
  await page.getByRole('button', { name: 'Import files' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Import 1 file' }).click();
  const done = page.getByRole('dialog', { name: 'Imported' });
  await expect(done).toBeVisible({ timeout: 30_000 });
  await done.getByRole('button', { name: 'Close' }).last().click();

  await goTo(page, '#/analysis?tab=survey');
  await page
    .getByRole('combobox', { name: 'Question', exact: true })
    .selectOption('How likely are you to recommend us?');
  await expect(
    page.getByText(/^NPS .7 \(95 % from .\d+ to \d+\): 13 promoters, 11 passives, 16 detractors; n = 40$/),
  ).toBeVisible();
  await expect(page.getByText('How likely are you to recommend us?: 40 answers of 40 respondents')).toBeVisible();

  await page.getByRole('combobox', { name: 'Question', exact: true }).selectOption('Which plan do you use?');
  await expect(page.getByText('“Free” and “Team” were answered most: 50% of 40 each.')).toBeVisible();
  await page.getByRole('combobox', { name: 'By', exact: true }).selectOption('How likely are you to recommend us?');
  const across = page.getByRole('figure', { name: /by How likely are you to recommend us\?$/ });
  await expect(across).toContainText('The groups differ by more than chance explains (p < 0.001, n = 40; effect 1).');
  await expect(across.getByRole('table')).not.toContainText(/NaN|Infinity|undefined/);
});
