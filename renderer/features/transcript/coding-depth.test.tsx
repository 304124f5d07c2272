import type {} from '@vitest/browser-playwright';
import { expect, test } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { addMemo } from '#renderer/data/actions/memo-actions.ts';
import { saveSegmentText } from '#renderer/data/actions/segment-actions.ts';
import { must } from '#shared/domain/assert.ts';
import { interviewPages, quotes, stored } from '../../../test/interview-pages.tsx';

const { open, enter, marks, words, frame } = interviewPages();

const TURNS = [
  'Every week we export the invoice. Nobody can approve inside the tool! So we chase people.',
  { speaker: 'Interviewer', text: 'Who do you ask first?' },
  'I ping finance in the chat. Then I wait.',
];

test('B moves the edges of a highlight: arrows the end, Shift the start; Enter keeps, Escape restores', async () => {
  const { app, ids, pick } = await open(TURNS);
  await pick(must(ids[0], '1'), 14, 20);
  await expect.poll(marks).toEqual(['export']);
  await enter();
  await userEvent.keyboard('nb');
  await expect.element(page.getByText(/^Moving the edges/)).toBeVisible();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{Shift>}{ArrowLeft}{/Shift}');
  await expect.poll(marks).toEqual(['we export the invoice']);
  await userEvent.keyboard('{Escape}');
  await expect.poll(marks).toEqual(['export']);
  expect(await quotes(app)).toEqual(['export']);
  await userEvent.keyboard('b{Control>}{ArrowRight}{/Control}{ArrowRight}{Enter}');
  await expect.poll(() => quotes(app)).toEqual(['export the']);
  await expect.element(page.getByText(/^Moving the edges/)).not.toBeInTheDocument();
  await app.history.undo();
  await expect.poll(marks).toEqual(['export']);
});

test('the handles of the chosen highlight drag its edges: words snap, Alt counts characters', async () => {
  const { app, ids, pick } = await open(TURNS);
  const first = must(ids[0], '1');
  await pick(first, 14, 20);
  await expect.poll(marks).toEqual(['export']);
  await userEvent.click(must(frame().querySelector('mark'), 'the mark'));
  await userEvent.keyboard('{Escape}');
  const handles = [...frame().querySelectorAll<HTMLElement>('span[class*="Handle"]')];
  await expect.poll(() => handles.every((one) => !one.hidden)).toBe(true);
  for (const handle of handles) {
    const { width, height } = handle.getBoundingClientRect();
    expect([width, height]).toEqual([24, 24]);
  }
  const to = (offset: number): DOMRect => {
    const range = document.createRange();
    const walker = document.createTreeWalker(words(first), NodeFilter.SHOW_TEXT);
    let left = offset;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const length = node.textContent?.length ?? 0;
      if (left <= length) {
        range.setStart(node, left);
        break;
      }
      left -= length;
    }
    range.collapse(true);
    return range.getBoundingClientRect();
  };
  const drag = async (handle: HTMLElement, now: number, offset: number, alt = false): Promise<void> => {
    const from = handle.getBoundingClientRect();
    const [edge, goal] = [to(now), to(offset)];
    const mouse = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', x: number, y: number): Promise<unknown> =>
      cdp().send('Input.dispatchMouseEvent', {
        type,
        x,
        y,
        button: 'left',
        buttons: 1,
        clickCount: 1,
        modifiers: alt ? 1 : 0,
      });
    // The page of a test lies in a frame, which may be drawn smaller than it is.
    const inner = window.frameElement?.getBoundingClientRect() ?? new DOMRect(0, 0, window.innerWidth);
    const scale = inner.width / window.innerWidth;
    const at = (x: number, y: number): [number, number] => [inner.left + x * scale, inner.top + y * scale];
    const [x, y] = [from.left + 12, from.top + 12];
    const behind = at(x + goal.left - edge.left, y + goal.top - edge.top);
    await mouse('mousePressed', ...at(x, y));
    await mouse('mouseMoved', ...behind);
    await mouse('mouseReleased', ...behind);
  };
  const [start, end] = [must(handles[0], 'start'), must(handles[1], 'end')];
  await drag(end, 20, 30);
  await expect.poll(() => quotes(app)).toEqual(['export the invoice']);
  await drag(start, 14, 13);
  await expect.poll(() => quotes(app)).toEqual(['export the invoice']);
  await drag(start, 14, 12, true);
  await expect.poll(() => quotes(app)).toEqual(['e export the invoice']);
});

test('M writes a memo on the highlight, which stands in its panel and in the list, and can be changed there', async () => {
  const { app, ids, pick } = await open(TURNS);
  const id = await pick(must(ids[0], '1'), 14, 20);
  await expect.poll(marks).toEqual(['export']);
  await enter();
  await userEvent.keyboard('nm');
  await expect.element(page.getByRole('textbox', { name: 'What do you think about this?' })).toHaveFocus();
  await userEvent.keyboard('Ask who reads the sheet.{Enter}');
  await expect
    .poll(async () => (await app.db.memos.toArray()).map((one) => [one.aboutId, one.text]))
    .toEqual([[id, 'Ask who reads the sheet.']]);
  await expect.element(page.getByText('Ask who reads the sheet.')).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await page.getByRole('button', { name: 'Edit the memo: Ask who reads the sheet.' }).click();
  await userEvent.keyboard('{Control>}a{/Control}Asked: finance.{Enter}');
  await expect.poll(async () => (await app.db.memos.toArray()).map(({ text }) => text)).toEqual(['Asked: finance.']);
});

test('Shift+M merges the highlights that the selection touches, with one undo', async () => {
  const { app, ids, pick } = await open(TURNS);
  const [first, third] = [must(ids[0], '1'), must(ids[2], '3')];
  const one = await pick(first, 14, 20);
  await pick(first, 25, 32);
  await pick(third, 2, 6);
  await addMemo(app, one, 'Once a week?');
  await expect.poll(() => marks().length).toBe(3);
  await enter();
  await userEvent.keyboard('s{Shift>}M{/Shift}');
  await expect.poll(async () => (await quotes(app)).sort()).toEqual(['export the invoice', 'ping']);
  await app.history.undo();
  await expect.poll(async () => (await quotes(app)).length).toBe(3);
});

test('finds over all segments, drawn or not, and Escape returns to where it was begun', async () => {
  const turns = Array.from({ length: 600 }, (_, i) => (i % 200 === 150 ? `The invoice ${i} is late.` : `Turn ${i}.`));
  const { ids } = await open(turns);
  await enter();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  await userEvent.keyboard('{Control>}f{/Control}');
  await expect.element(page.getByRole('textbox', { name: 'Find in the transcript' })).toHaveFocus();
  await userEvent.keyboard('INVOICE');
  await expect.element(page.getByText('1 of 3')).toBeVisible();
  await userEvent.keyboard('{F3}');
  await expect.element(page.getByText('2 of 3')).toBeVisible();
  await expect.poll(() => [...(CSS.highlights.get('found-now') ?? [])].map(String)).toEqual(['invoice']);
  await expect.poll(() => frame().querySelector(`[data-segment="${ids[350]}"]`)).not.toBeNull();
  await userEvent.keyboard('{Shift>}{Enter}{/Shift}{Shift>}{Enter}{/Shift}');
  await expect.element(page.getByText('3 of 3')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => document.activeElement?.getAttribute('data-segment')).toBe(ids[2]);
  expect(CSS.highlights.size).toBe(0);
  await userEvent.keyboard('{Control>}f{/Control}{Control>}a{/Control}nothing');
  await expect.element(page.getByText('Not found')).toBeVisible();
});

test('a highlight whose words vanish is listed for review, found again, or put on selected words', async () => {
  const { app, ids, pick } = await open(TURNS);
  const [first, , third] = ids;
  const id = await pick(must(first, '1'), 34, 69);
  await expect.poll(marks).toEqual(['Nobody can approve inside the tool!']);
  await saveSegmentText(app, must(first, '1'), 'Every week.', 's');
  await expect.element(page.getByText('1 highlight needs review')).toBeVisible();
  await expect.element(page.getByText('Its words are no longer in the text.')).toBeVisible();
  expect(await quotes(app)).toEqual(['Nobody can approve inside the tool!']);
  await page.getByRole('button', { name: 'Put it on the selected words' }).click();
  expect((await stored(app))[0]?.needsReview).toBe(true);
  await saveSegmentText(app, must(third, '3'), 'So: nobody can approve inside the tool.', 's');
  await expect.element(page.getByText('Moved, please check. It may now read:')).toBeVisible();
  await page.getByRole('button', { name: 'Put it here' }).click();
  await expect.poll(marks).toEqual(['nobody can approve inside the tool']);
  await saveSegmentText(app, must(third, '3'), 'Gone.', 't');
  await expect.element(page.getByText('1 highlight needs review')).toBeVisible();
  await userEvent.dblClick(words(must(first, '1')), { position: { x: 12, y: 12 } });
  await page.getByRole('button', { name: 'Put it on the selected words' }).click();
  await expect.poll(async () => (await app.db.highlights.get(id))?.needsReview).toBe(false);
  await expect.poll(marks).toHaveLength(1);
});

test('selects 200 segments by Shift and a press, though most of them are not drawn, into one highlight', async () => {
  const turns = Array.from({ length: 400 }, (_, i) => `Turn number ${i} says a sentence of its own.`);
  const { app, ids } = await open(turns);
  await expect.poll(() => frame().querySelectorAll('[data-segment]').length).toBeGreaterThan(5);
  await userEvent.click(words(must(ids[1], '2')));
  const view = must(frame().querySelector('[data-scope="transcript"]'), 'the transcript');
  view.scrollTo({ top: 201 * 34 });
  await expect.poll(() => frame().querySelector(`[data-segment="${ids[201]}"]`)).not.toBeNull();
  expect(frame().querySelector(`[data-segment="${ids[100]}"]`)).toBeNull();
  await userEvent.click(words(must(ids[201], '202')), { modifiers: ['Shift'] });
  await expect.element(page.getByRole('combobox', { name: 'Tag' })).toBeVisible();
  await userEvent.keyboard('{Escape}h');
  await expect
    .poll(async () => (await stored(app)).map(({ anchor }) => [anchor.block, anchor.endBlock]))
    .toEqual([[ids[1], ids[201]]]);
  expect((await quotes(app))[0]?.split('\n').length).toBe(201);
});

test('G goes to the segment of a time', async () => {
  const { ids } = await open([
    { speaker: 'Dana', text: 'One.', startMs: 0 },
    { speaker: 'Dana', text: 'Two.', startMs: 60_000 },
    { speaker: 'Dana', text: 'Three.', startMs: 724_000 },
  ]);
  await enter();
  await userEvent.keyboard('g');
  await expect.element(page.getByRole('textbox', { name: 'Go to a time' })).toHaveFocus();
  await userEvent.keyboard('1:30{Enter}');
  await expect.poll(() => document.activeElement?.getAttribute('data-segment')).toBe(ids[1]);
});
