import type { CDPSession, Page } from '@playwright/test';
import { coded, goTo, MOD, records } from './checklist/talk.ts';
import { expect, test } from './fixture.ts';
import { recordId } from './screens.ts';

test.use({ launchArgs: ['--sample'] });

interface InterviewRow {
  readonly id: string;
  readonly title: string;
  readonly participantIds: readonly string[];
  readonly guideId: string | null;
}
interface GuideRow {
  readonly id: string;
  readonly title: string;
  readonly version: number;
}

test('a guide begins as a template; a version that was used is kept by its interviews; what is asked shows in the coverage', async ({
  page,
}) => {
  await goTo(page, '#/guides');
  await page.getByRole('button', { name: 'New guide' }).click();
  await page.getByRole('menuitem', { name: 'Problem interview' }).click();
  await expect(page.getByRole('textbox', { name: 'Title of the guide' })).toHaveValue('Problem interview');
  const first = page.getByRole('textbox', { name: 'Question 1', exact: true });
  await first.fill('What was the last thing that went wrong?');
  await first.press('Tab');
  await expect(page.getByText('No interview has used this version yet: a change stays in it.')).toBeVisible();

  const guides = await records<GuideRow>(page, 'guides');
  const used = guides
    .filter(({ title }) => title === 'One order, one delivery')
    .sort((a, b) => b.version - a.version)[0];
  const interview = (await records<InterviewRow>(page, 'interviews')).find(({ guideId }) => guideId === used?.id);
  await goTo(page, `#/guides/${used?.id}`);
  await expect(page.getByText(/2 interviews use version 2\. A change makes version 3/)).toBeVisible();
  await page.getByRole('textbox', { name: 'Question 1', exact: true }).fill('Please take me through the last order.');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('combobox', { name: 'Version' })).toContainText('Version 3 (newest)');
  await goTo(page, `#/interviews/${interview?.id}/session`);
  await expect(page.getByRole('combobox', { name: 'Guide' }).getByRole('option', { name: /version 2/ })).toBeAttached();
  await expect(page.getByText('Version 3 is newer.')).toBeVisible();

  const question = page.getByRole('listitem', { name: /^\d+\. What happens when a change is not seen/ });
  await expect(question.getByRole('button', { name: 'Answered (2)' })).toHaveAttribute('aria-pressed', 'false');
  // The notes take the focus when they are there.
  await expect(page.locator('[contenteditable="true"]').first()).toBeFocused();
  await page.getByRole('group', { name: 'Questions' }).getByRole('listitem').first().focus();
  for (let i = 0; i < 8 && !(await question.evaluate((one) => one === document.activeElement)); i++)
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('2');
  await expect(question.getByRole('button', { name: 'Answered (2)' })).toHaveAttribute('aria-pressed', 'true');
  await goTo(page, `#/guides/${used?.id}/coverage`);
  await expect(page.getByRole('row', { name: /What happens when a change is not seen/ })).toContainText('2 of 3');
});

test('tags: a near duplicate is found and merged after a preview, words of a search are tagged in one step, undo takes both back', async ({
  page,
}) => {
  const before = await coded(page);
  await goTo(page, '#/codebook');
  await page.getByRole('button', { name: 'New tag' }).click();
  await page.keyboard.type('Photos as proof');
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: /Near duplicates 1/ }).click();
  await page.getByRole('tabpanel').getByRole('button', { name: /Merge/ }).first().click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('in one step that can be undone');
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(page.getByText(/^Merged into “Photos? as proof”/).first()).toBeVisible();
  await expect(page.getByRole('tab', { name: /Near duplicates 0/ })).toBeVisible();

  await goTo(page, '#/search?q=photo');
  await page.getByRole('link', { name: 'Tag by search…' }).click();
  await page.getByRole('combobox', { name: 'Tag', exact: true }).selectOption({ label: 'Paper wins' });
  const found = page.getByRole('dialog').getByRole('grid', { name: /places$/ });
  await expect(page.getByRole('dialog').getByRole('status')).toContainText('7 of 7 chosen');
  await found
    .getByRole('row')
    .nth(1)
    .click({ modifiers: ['ControlOrMeta'] });
  await expect(page.getByRole('dialog').getByRole('status')).toContainText('6 of 7 chosen');
  const places = 6;
  const go = page.getByRole('button', { name: `Tag ${places} places` });
  await go.click();
  await expect(page.getByText(`Tagged “Paper wins” at ${places} place`, { exact: false }).first()).toBeVisible();
  const tagged = async (): Promise<number> =>
    (await coded(page)).filter(([, tags]) => tags.includes('Paper wins')).length;
  const already = before.filter(([, tags]) => tags.includes('Paper wins')).length;
  await expect.poll(tagged).toBe(already + places);
  await page.keyboard.press('Escape');
  await page.locator('body').press(`${MOD}+z`);
  await expect.poll(tagged).toBe(already);
});

async function compose(cdp: CDPSession, steps: readonly string[], done: string): Promise<void> {
  for (const text of steps) {
    await cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  }
  await cdp.send('Input.insertText', { text: done });
}

const noteText = (page: Page) => page.getByRole('textbox', { name: /^Note/ });

test('one person who is there twice becomes one, and words that are composed are kept as they were written', async ({
  page,
}) => {
  const [first, second] = [
    await recordId(page, 'participants', 'P-001'),
    await recordId(page, 'participants', 'P-002'),
  ];
  for (const id of [first, second]) {
    await goTo(page, `#/participants/${id}`);
    await page.getByRole('textbox', { name: 'Mail address' }).fill('someone@example.org');
    await page.keyboard.press('Tab');
  }
  await goTo(page, '#/participants');
  await page.getByRole('button', { name: 'Find duplicates' }).click();
  await page.getByRole('button', { name: /^Merge P-00\d and P-00\d…/ }).click();
  await page.getByRole('dialog').last().getByRole('button', { name: 'Merge', exact: true }).click();
  const heard = async (): Promise<number> =>
    (await records<InterviewRow>(page, 'interviews')).filter(({ participantIds }) => participantIds.includes(first))
      .length;
  await expect.poll(heard).toBe(2);

  const interview = await recordId(page, 'interviews', 'Ines');
  await goTo(page, `#/interviews/${interview}?tab=notes`);
  await noteText(page).click();
  await page.keyboard.press(`${MOD}+End`);
  const cdp = await page.context().newCDPSession(page);
  await compose(cdp, ['ｋ', 'か', 'かみ'], '紙');
  await compose(cdp, ['ㅅ', '사', '사진'], '사진');
  await cdp.send('Input.insertText', { text: ' 👩🏽‍🍳 e\u0301 שלום' });
  await expect(noteText(page)).toContainText('紙사진 👩🏽‍🍳 e\u0301 שלום');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.reload();
  await expect(noteText(page)).toContainText('紙사진 👩🏽‍🍳 e\u0301 שלום');

  await page.getByRole('button', { name: 'History' }).first().click();
  const history = page.getByRole('dialog', { name: 'History' });
  await expect.poll(() => history.getByRole('radio').count()).toBeGreaterThan(1);
  await history.getByRole('radio').last().check();
  await history.getByRole('button', { name: 'Restore this version' }).click();
  await expect(noteText(page)).not.toContainText('紙');
  await page.locator('body').press(`${MOD}+z`);
  await expect(noteText(page)).toContainText('紙사진');
});
