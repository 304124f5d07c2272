import type {} from '@vitest/browser-playwright';
import { expect, test } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { must } from '#shared/domain/assert.ts';
import { interviewPages, quotes } from '../../../test/interview-pages.tsx';

const { open, enter, marks, show, frame } = interviewPages();
/** The record is on the screen, not only what stands in for it while it is written. */
const settled = () => expect.poll(() => frame().querySelector('mark[data-highlights^="hl_"]')).not.toBeNull();
const field = () => page.getByRole('textbox', { name: /Words of/ });
const compose = (text: string) =>
  cdp().send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
const commit = (text: string) => cdp().send('Input.insertText', { text });

/** What an input method shows on the way, and what it writes at last. */
const METHODS = [
  { name: 'Japanese', steps: ['せ', 'せい', 'せいきゅう', '請求書'], words: '請求書' },
  { name: 'Korean', steps: ['ㅊ', '처', '청', '청ㄱ', '청구'], words: '청구' },
  { name: 'Chinese', steps: ['f', 'fa', 'fap', '发票'], words: '发票' },
];

for (const { name, steps, words } of METHODS) {
  test(`${name} is composed in a segment letter by letter; nothing acts before it is written`, async () => {
    const { app, ids } = await open(['Tail.', 'Other.']);
    await enter();
    await userEvent.keyboard('e');
    await expect.element(field()).toHaveFocus();
    for (const step of steps) await compose(step);
    expect(document.querySelector<HTMLTextAreaElement>('[data-segment] textarea')?.value).toBe(`${steps.at(-1)}Tail.`);
    await commit(words);
    await expect.poll(async () => (await app.db.segments.get(must(ids[0], '1')))?.text).toBe(`${words}Tail.`);
    await userEvent.keyboard('{Escape}');
    await app.history.undo();
    expect((await app.db.segments.get(must(ids[0], '1')))?.text).toBe('Tail.');
    expect(await app.db.segments.count()).toBe(2);
  });
}

test('composing in the tag field makes the tag once, from the words that were written', async () => {
  const { app } = await open(['毎週請求書を送ります。誰も承認できません。', 'Other.']);
  await enter();
  await userEvent.keyboard('st');
  await expect.element(page.getByRole('combobox', { name: 'Tag' })).toHaveFocus();
  for (const step of ['し', 'しょう', 'しょうにん']) await compose(step);
  await commit('承認');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => quotes(app)).toEqual(['毎週請求書を送ります。']);
  expect((await app.db.tags.toArray()).map(({ label }) => label)).toEqual(['承認']);
});

test('notes take composed words whole', async () => {
  const { app, interview } = await open(['Tail.']);
  show(app, { kind: 'interview', id: interview.id, tab: 'notes' });
  await page.getByRole('button', { name: 'New note' }).click();
  await expect.element(page.getByRole('textbox', { name: /^Note/ })).toHaveFocus();
  for (const step of ['せ', 'せい', 'せいきゅう']) await compose(step);
  await commit('請求');
  await userEvent.keyboard(' ok');
  await expect
    .poll(async () =>
      (await app.db.bodies.toArray()).flatMap(({ blocks }) => Object.values(blocks).map(({ text }) => text)),
    )
    .toEqual(['請求 ok']);
});

test('the caret and boundaries never stop inside an emoji or a combined letter', async () => {
  const { app } = await open(['👩‍👩‍👧 ne\u0301e 👍🏽 yes']);
  await enter();
  // By word over the family and the accent: whole letters only.
  await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}h');
  await expect.poll(() => quotes(app)).toEqual(['👩‍👩‍👧 ne\u0301e']);
  await settled();
  await userEvent.keyboard('{Home}b{Control>}{ArrowLeft}{ArrowLeft}{/Control}{Enter}');
  await expect.poll(() => quotes(app)).toEqual(['👩‍👩‍👧 n']);
  await expect.poll(marks).toEqual(['👩‍👩‍👧 n']);
});

test('in words from right to left the arrows follow what is seen', async () => {
  const { app } = await open(['אנחנו שולחים חשבונית כל שבוע']);
  await enter();
  await userEvent.keyboard('{Shift>}{ArrowLeft}{ArrowLeft}{/Shift}h');
  await expect.poll(() => quotes(app)).toEqual(['אנחנו שולחים']);
  await settled();
  await userEvent.keyboard('{Home}b{ArrowLeft}{Enter}');
  await expect.poll(() => quotes(app)).toEqual(['אנחנו שולחים חשבונית']);
});
