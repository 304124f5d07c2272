import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { App } from '#renderer/data/app.ts';
import { segmentsOf } from '#renderer/data/queries/interview-queries.ts';
import { must } from '#shared/domain/assert.ts';
import { label, ops, update } from '#shared/domain/change.ts';
import { interviewPages, quotes, stored } from '../../../test/interview-pages.tsx';

const { open, enter, marks } = interviewPages();

const TURNS = [
  { speaker: 'Dana', text: 'We export the invoice. Nobody can approve it.', startMs: 724_000 },
  { speaker: 'Interviewer', text: 'Who do you ask first?', startMs: 730_000 },
  { speaker: 'Dana', text: 'I ping finance.', startMs: 733_000 },
];
const field = () => page.getByRole('textbox', { name: /Words of/ });
const texts = async (app: App): Promise<string[]> => {
  const transcript = must(await app.db.transcripts.toCollection().first(), 'a transcript');
  return (await segmentsOf(app, transcript.id)).map(({ text }) => text);
};

test('Enter splits at the caret and goes on in the new segment; Backspace at its start joins; both are undone', async () => {
  const { app, ids, pick } = await open(TURNS);
  await pick(must(ids[0], '1'), 10, 36);
  await enter();
  await userEvent.keyboard('e');
  await expect.element(field()).toHaveFocus();
  const text = must(document.querySelector<HTMLTextAreaElement>('[data-segment] textarea'), 'the field');
  text.setSelectionRange(23, 23);
  await userEvent.keyboard('{Enter}');
  await expect
    .poll(() => texts(app))
    .toEqual(['We export the invoice.', 'Nobody can approve it.', 'Who do you ask first?', 'I ping finance.']);
  await expect
    .poll(() => document.querySelector<HTMLTextAreaElement>('[data-segment] textarea')?.value)
    .toBe('Nobody can approve it.');
  await expect.element(field()).toHaveFocus();
  expect(app.history.state().undo).toEqual({ key: 'change.split-segment', values: { at: '12:04' } });
  await userEvent.keyboard('{End} Today.');
  await expect.poll(async () => (await texts(app))[1]).toBe('Nobody can approve it. Today.');
  await userEvent.keyboard('{Escape}');
  await expect.poll(marks).toEqual(['the invoice.', 'Nobody can ap']);
  expect((await stored(app))[0]?.anchor.quote).toBe('the invoice. Nobody can ap');

  await userEvent.keyboard('{Home}e');
  await expect.element(field()).toHaveFocus();
  await userEvent.keyboard('{Backspace}');
  await expect
    .poll(() => texts(app))
    .toEqual(['We export the invoice. Nobody can approve it. Today.', 'Who do you ask first?', 'I ping finance.']);
  await expect
    .poll(() => document.querySelector<HTMLTextAreaElement>('[data-segment] textarea')?.value)
    .toBe('We export the invoice. Nobody can approve it. Today.');
  expect(document.querySelector<HTMLTextAreaElement>('[data-segment] textarea')?.selectionStart).toBe(23);
  await userEvent.keyboard('{Escape}');
  await app.history.undo();
  await app.history.undo();
  await app.history.undo();
  expect(await texts(app)).toEqual(TURNS.map((one) => one.text));
  await expect.poll(marks).toEqual(['the invoice. Nobody can ap']);
});

test('loses no key that is typed while a segment is being split', async () => {
  const { app } = await open(TURNS);
  await enter();
  await userEvent.keyboard('e');
  await expect.element(field()).toHaveFocus();
  const text = must(document.querySelector<HTMLTextAreaElement>('[data-segment] textarea'), 'the field');
  text.setSelectionRange(23, 23);
  await userEvent.keyboard('{Enter}so then ');
  await expect
    .poll(async () => (await texts(app)).slice(0, 2).join('|'))
    .toBe('We export the invoice.|so then Nobody can approve it.');
});

test('a typed segment is one step that names its time', async () => {
  const { app } = await open(TURNS);
  await enter();
  await userEvent.keyboard('e');
  await expect.element(field()).toHaveFocus();
  await userEvent.keyboard('Well, ');
  await expect.poll(async () => (await texts(app))[0]).toMatch(/^Well, We/);
  await userEvent.keyboard('yes: {Escape}');
  await expect.poll(async () => (await texts(app))[0]).toMatch(/^Well, yes: We/);
  expect(app.history.state().undo).toEqual({ key: 'change.edit-segment', values: { at: '12:04' } });
  await app.history.undo();
  expect((await texts(app))[0]).toBe(TURNS[0]?.text);
});

test('Mod+Shift+S gives one segment, or all of a name, to another speaker', async () => {
  const { app } = await open(TURNS);
  await enter();
  await userEvent.keyboard('{Control>}{Shift>}s{/Shift}{/Control}');
  await page.getByRole('combobox', { name: 'Speaker' }).selectOptions('Somebody new');
  await page.getByRole('button', { name: 'Change' }).click();
  await expect.element(page.getByText('Write the name of the speaker.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Name' }).fill('Priya');
  await page.getByRole('combobox', { name: 'Where' }).selectOptions('All 2 segments of Dana');
  await page.getByRole('button', { name: 'Change' }).click();
  await expect
    .poll(async () => (await app.db.transcripts.toArray())[0]?.speakers.map(({ name }) => name))
    .toEqual(['Priya', 'Interviewer']);
  await expect.element(page.getByRole('listitem', { name: 'Priya, 12:04' })).toBeVisible();
  await app.history.undo();
  await expect.element(page.getByRole('listitem', { name: 'Dana, 12:04' })).toBeVisible();
});

test('times are set by hand and shifted together, and what cannot be is said beside the field', async () => {
  const { app } = await open(TURNS);
  await enter();
  await page.getByRole('button', { name: 'Actions for Dana, 12:04' }).click();
  await page.getByRole('menuitem', { name: 'Shift all times…' }).click();
  await page.getByRole('textbox', { name: 'By' }).fill('13:00');
  await page.getByRole('combobox', { name: 'Direction' }).selectOptions('Earlier');
  await page.getByRole('button', { name: 'Shift' }).click();
  await expect.element(page.getByText(/begins at 12:04/)).toBeVisible();
  await page.getByRole('textbox', { name: 'By' }).fill('12:00');
  await page.getByRole('button', { name: 'Shift' }).click();
  await expect.element(page.getByRole('listitem', { name: 'Dana, 00:04' })).toBeVisible();
  await page.getByRole('button', { name: 'Actions for Dana, 00:04' }).click();
  await page.getByRole('menuitem', { name: 'Change the time…' }).click();
  await page.getByRole('textbox', { name: 'Begins at' }).fill('later');
  await page.getByRole('button', { name: 'Set time' }).click();
  await expect.element(page.getByText('Write a time as 12:04 or 1:02:04.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Begins at' }).fill('0:02');
  await page.getByRole('button', { name: 'Set time' }).click();
  await expect.poll(async () => (await app.db.segments.orderBy('id').first())?.startMs).toBe(2000);
  expect(await quotes(app)).toEqual([]);
});

test('takes 500 kB that are pasted into a segment, as words alone, and gives them back by one undo', async () => {
  const { app } = await open(TURNS);
  await enter();
  await userEvent.keyboard('e');
  await expect.element(field()).toHaveFocus();
  const long = Array.from({ length: 11_000 }, (_, i) => `<b>Line ${i}</b> of a page that is long.`).join('\n');
  expect(long.length).toBeGreaterThan(400_000);
  const data = new DataTransfer();
  data.setData('text/plain', `${long}\n`);
  data.setData('text/html', `<p>${long}</p>`);
  document.activeElement?.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
  );
  await new Promise(requestAnimationFrame);
  await new Promise((resolve) => setTimeout(resolve, 0));
  await expect
    .poll(async () => (await texts(app))[0], { timeout: 10_000 })
    .toBe(`${long.replaceAll('\n', ' ')}${TURNS[0]?.text}`);
  await userEvent.keyboard('{Escape}');
  expect(document.querySelectorAll('[data-words] b')).toHaveLength(0);
  await app.history.undo();
  expect((await texts(app))[0]).toBe(TURNS[0]?.text);
});

test('a segment that another window writes is shown live and read only; Enter takes it over, and no key is lost', async () => {
  const { app, ids } = await open(TURNS);
  const id = must(ids[0], '1');
  await enter();
  await userEvent.keyboard('e');
  await expect.element(field()).toHaveFocus();
  await userEvent.keyboard('One. ');
  await expect.poll(async () => (await texts(app))[0]).toBe(`One. ${TURNS[0]?.text}`);

  const letGo = holdElsewhere(id);
  await expect.element(field()).toHaveAttribute('readonly');
  await expect.element(page.getByText('These words are being written in another window.')).toBeVisible();
  await userEvent.keyboard('lost?');
  await expect.element(field()).toHaveValue(`One. ${TURNS[0]?.text}`);
  await app.run({
    label: label('change.edit-segment', { at: '12:04' }),
    ops: ops(update('segments', must(await app.db.segments.get(id), 'it'), { text: 'Two. One.' })),
  });
  await expect.element(field()).toHaveValue('Two. One.');

  await userEvent.keyboard('{Enter}');
  await expect.element(field()).not.toHaveAttribute('readonly');
  letGo();
  await userEvent.keyboard('{End} Three.');
  await expect.poll(async () => (await texts(app))[0]).toBe('Two. One. Three.');
  await userEvent.keyboard('{Escape}');
  await expect
    .poll(async () => (await navigator.locks.query()).held?.some(({ name }) => name === `edit:${id}`))
    .toBe(false);
});

/** Takes the lock of a segment as another window does. Returns how to let it go. */
function holdElsewhere(id: string): () => void {
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  // Rejected when it is taken back.
  navigator.locks.request(`edit:${id}`, { steal: true }, () => held).catch(() => undefined);
  return () => letGo();
}
