import type { CDPSession, Page } from '@playwright/test';
import { expect, test } from '../fixture.ts';
import { aTalk, coded, enter, goTo, openFirst, openTalk, records, turn } from './talk.ts';

const LETTERS = 'steruhilmbngjkp';

test('18 single letters act in the transcript, never in a field, and nowhere once they are switched off', async ({
  page,
  pick,
}) => {
  await openTalk(page, pick);
  const untouched = async () => {
    expect(await coded(page)).toEqual([]);
    expect(await records(page, 'insights')).toEqual([]);
  };
  await test.step('in the title, the find bar, a segment, a note and the palette they are letters', async () => {
    const title = page.getByRole('textbox', { name: 'Title of the interview' });
    await title.fill('');
    await title.pressSequentially(LETTERS);
    await expect(title).toHaveValue(LETTERS);
    await enter(page, 'We export the invoice');
    await page.keyboard.press('Control+f');
    await page.keyboard.type(LETTERS);
    await expect(
      page
        .getByRole('searchbox')
        .or(page.getByRole('textbox', { name: /find/i }))
        .first(),
    ).toHaveValue(LETTERS);
    await page.keyboard.press('Escape');
    await enter(page, 'We export the invoice');
    await page.keyboard.press('e');
    const segment = page.getByRole('textbox', { name: /^Words of/ });
    await expect(segment).toBeFocused();
    await page.keyboard.type(LETTERS);
    await expect(segment).toHaveValue(new RegExp(`^${LETTERS}We export`));
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: /Notes/ }).click();
    await page.getByRole('button', { name: 'New note' }).click();
    const note = page.getByRole('textbox', { name: /^Note/ });
    await note.click();
    await page.keyboard.type(LETTERS);
    await expect(note).toHaveText(LETTERS);
    await page.keyboard.press('Control+k');
    await page.keyboard.type(LETTERS);
    await expect(page.getByRole('dialog').getByRole('combobox')).toHaveValue(LETTERS);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await untouched();
  });

  await test.step('switched off they do nothing; arrows and what has a modifier go on', async () => {
    await goTo(page, '#/settings');
    const letters = page.getByRole('checkbox', { name: 'Single letters are shortcuts in lists and transcripts' });
    await letters.uncheck();
    await openFirst(page);
    await enter(page, 'We export the invoice');
    for (const key of 'shtru1') await page.keyboard.press(key);
    await page.keyboard.press('ArrowDown');
    await expect(turn(page, 'What does that cost you')).toBeFocused();
    await untouched();
    await expect(page.getByRole('combobox', { name: 'Tag' })).toHaveCount(0);
    await goTo(page, '#/settings');
    await letters.check();
    await openFirst(page);
    await enter(page, 'What does that cost you');
    await page.keyboard.press('s');
    await page.keyboard.press('h');
    await expect.poll(() => coded(page)).toEqual([['What does that cost you?', []]]);
  });
});

/** What an input method shows on the way, and what it writes at last. */
const METHODS = [
  { name: 'Japanese', steps: ['せ', 'せい', 'せいきゅう', '請求書'], words: '請求書' },
  { name: 'Korean', steps: ['ㅊ', '처', '청', '청ㄱ', '청구'], words: '청구' },
  { name: 'Chinese', steps: ['f', 'fa', 'fap', '发票'], words: '发票' },
] as const;

/** Composes as an input method does: each step is shown, keys belong to the method until the words are written. */
async function compose(session: CDPSession, steps: readonly string[], words: string): Promise<void> {
  for (const text of steps) {
    await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    const key = { key: 'Process', code: 'KeyT', windowsVirtualKeyCode: 229 };
    await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  }
  await session.send('Input.insertText', { text: words });
}

const sessionOf = (page: Page): Promise<CDPSession> => page.context().newCDPSession(page);

test('18 while words are composed no key acts: in a segment, in the field of tags and in a note', async ({
  page,
  pick,
}) => {
  await openTalk(page, pick, aTalk([{ speaker: 'Dana', text: '毎週送ります。誰も承認できません。' }]));
  const session = await sessionOf(page);
  await enter(page, '毎週送ります');
  await page.keyboard.press('e');
  const segment = page.getByRole('textbox', { name: /^Words of/ });
  await expect(segment).toBeFocused();
  for (const { steps, words } of METHODS) await compose(session, steps, words);
  await expect(segment).toHaveValue('請求書청구发票毎週送ります。誰も承認できません。');
  await page.keyboard.press('Escape');
  await expect(turn(page, '請求書청구发票毎週送ります')).toBeVisible();
  expect(await coded(page)).toEqual([]);

  await page.keyboard.press('s');
  await page.keyboard.press('t');
  await expect(page.getByRole('combobox', { name: 'Tag' })).toBeFocused();
  await compose(session, ['し', 'しょう', 'しょうにん'], '承認');
  await page.keyboard.press('Enter');
  await expect.poll(() => coded(page)).toEqual([['請求書청구发票毎週送ります。', ['承認']]]);

  await page.getByRole('tab', { name: /Notes/ }).click();
  await page.getByRole('button', { name: 'New note' }).click();
  const note = page.getByRole('textbox', { name: /^Note/ });
  await note.click();
  for (const { steps, words } of METHODS) await compose(session, steps, words);
  await expect(note).toHaveText('請求書청구发票');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await openFirst(page);
  await page.getByRole('tab', { name: /Notes/ }).click();
  await expect(note).toHaveText('請求書청구发票');
});

test('18 the caret and boundaries keep to whole letters: emoji, combining marks, words from right to left', async ({
  page,
  pick,
}) => {
  await openTalk(
    page,
    pick,
    aTalk([
      { speaker: 'Dana', text: '👩‍👩‍👧 ne\u0301e 👍🏽 yes' },
      { speaker: 'Sam', text: 'אנחנו שולחים חשבונית כל שבוע' },
    ]),
  );
  await enter(page, 'yes');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('h');
  await expect.poll(() => coded(page)).toEqual([['👩‍👩‍👧 ne\u0301e', []]]);
  // Read back, and not only drawn while it is written.
  await expect(page.getByRole('list', { name: 'Highlights of this interview' }).getByRole('listitem')).toHaveCount(1);
  await page.keyboard.press('Home');
  await page.keyboard.press('b');
  for (let i = 0; i < 2; i++) await page.keyboard.press('Control+ArrowLeft');
  await page.keyboard.press('Enter');
  await expect.poll(() => coded(page)).toEqual([['👩‍👩‍👧 n', []]]);

  await enter(page, 'אנחנו');
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('h');
  await expect.poll(async () => (await coded(page)).at(-1)).toEqual(['אנחנו שולחים', []]);
});
