import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createInterview } from '#renderer/data/actions/create-actions.ts';
import { chooseGuide, createGuide } from '#renderer/data/actions/guide-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { bodyOf, notesOf } from '#renderer/data/queries/interview-queries.ts';
import { changeSession, sessionState } from '#renderer/data/session-state.ts';
import { isQuiet } from '#renderer/ui/quiet.ts';
import { assert, must } from '#shared/domain/assert.ts';
import { newQuestion, newSection } from '#shared/domain/guide-edit.ts';
import type { Id } from '#shared/domain/ids.ts';
import { anApp } from '../../../test/builders.ts';
import { openScreen, type ScreenFrame } from '../../../test/screen-frame.tsx';
import { InterviewModePage } from './interview-mode-page.tsx';

let app: App;
let frame: ScreenFrame;
let id: Id<'interview'>;

beforeEach(async () => {
  await page.viewport(1280, 800);
  app = await anApp({ name: crypto.randomUUID() });
  frame = openScreen(app);
  const sections = [
    {
      ...newSection('s1', 'The last time'),
      questions: [newQuestion('q1', 'What set it off?'), newQuestion('q2', 'And then?')],
    },
  ];
  const guide = await createGuide(app, { title: 'Story', sections });
  const made = await createInterview(app, { title: 'Dana' });
  assert(guide.ok && made.ok, 'a guide and an interview');
  id = made.value;
  await chooseGuide(app, id, guide.value);
});
afterEach(() => frame.close());

const notes = () => page.getByRole('textbox', { name: 'Notes' });

async function open(): Promise<void> {
  frame.show(<InterviewModePage place={{ kind: 'session', id }} />);
  await expect.element(notes()).toBeVisible();
  await userEvent.click(notes());
}

/** Every line of the note with what belongs to it. */
async function lines() {
  const note = must((await notesOf(app, id))[0], 'a note');
  const body = await bodyOf(app, note.id);
  return (body?.order ?? []).map((block) => ({
    text: body?.blocks[block]?.text,
    ...(note.marks[block] ?? { atMs: null, mark: null, questionId: null }),
  }));
}
/** A browser tells of a caret that was moved a moment after the key: a person is never faster, a test is. */
async function caretAt(words: string, isAtStart: boolean): Promise<void> {
  const selection = () => window.getSelection();
  await expect.poll(() => selection()?.anchorNode?.textContent).toBe(words);
  await expect.poll(() => selection()?.anchorOffset === 0).toBe(isAtStart);
  await new Promise((resolve) => setTimeout(resolve, 50));
}

const short = async () => (await lines()).map(({ text, mark, questionId }) => [text, mark, questionId]);
const answers = async () =>
  Object.fromEntries(
    Object.entries((await app.db.interviews.get(id))?.answers ?? {}).map(([question, { state }]) => [question, state]),
  );

test('marks, questions and times are set by keys while somebody types, and the caret never leaves the text', async () => {
  await open();
  await userEvent.keyboard('They wrote it on paper.{F3}');
  await userEvent.keyboard('{F9}{Enter}“I wait.”{F4}');
  await userEvent.keyboard('{Enter}Plain line{Shift>}{F9}{/Shift}');
  await expect.poll(short).toEqual([
    ['They wrote it on paper.', 'pain', 'q1'],
    ['“I wait.”', 'quote', 'q2'],
    ['Plain line', null, 'q2'],
  ]);
  await expect.poll(answers).toEqual({ q1: 'answered', q2: 'skipped' });
  const times = (await lines()).map(({ atMs }) => atMs);
  expect(times.every((atMs) => atMs !== null)).toBe(true);
  expect(times).toEqual([...times].sort((a, b) => (a ?? 0) - (b ?? 0)));
  await expect.element(notes()).toHaveFocus();
  // What belongs to a line stands beside it, and is told to who does not see it.
  const first = frame.element.querySelector('[data-line-mark]');
  expect([first?.textContent, first?.getAttribute('data-line-mark')]).toEqual(['They wrote it on paper.', 'Pain']);
  expect(first?.getAttribute('aria-description')).toMatch(/^00:0\d, Pain$/);
  // The same key takes the mark off again; F7 puts another on.
  await userEvent.keyboard('{F7}');
  await expect.poll(async () => (await short())[2]?.[1]).toBe('surprise');
  await userEvent.keyboard('{F7}');
  await expect.poll(async () => (await short())[2]?.[1]).toBe(null);
});

test('without automatic times only Ctrl+T stamps a line', async () => {
  await changeSession(app, id, () => ({ autoStamp: false }));
  await open();
  await userEvent.keyboard('One{Enter}Two{Control>}t{/Control}{Enter}Three');
  await expect.poll(async () => (await lines()).map(({ text }) => text)).toEqual(['One', 'Two', 'Three']);
  await expect.poll(async () => (await lines()).map(({ atMs }) => atMs !== null)).toEqual([false, true, false]);
});

test('marks go with their words when lines are split, joined, pushed down and brought back', async () => {
  await open();
  await userEvent.keyboard('First{F2}{Enter}Second{F3}{Enter}Third{F5}');
  await expect.poll(async () => (await short()).map(([, mark]) => mark)).toEqual(['idea', 'pain', 'question']);
  // Enter at the start of the second line.
  await userEvent.keyboard('{ArrowUp}');
  await caretAt('Second', false);
  await userEvent.keyboard('{Home}');
  await caretAt('Second', true);
  await userEvent.keyboard('{Enter}');
  await expect
    .poll(async () => (await short()).map(([text, mark]) => [text, mark]))
    .toEqual([
      ['First', 'idea'],
      ['', null],
      ['Second', 'pain'],
      ['Third', 'question'],
    ]);
  // Joined to the empty line again, and to the first: that one keeps its own mark.
  await userEvent.keyboard('{Backspace}');
  await expect.poll(async () => (await short()).map(([text]) => text)).toEqual(['First', 'Second', 'Third']);
  await expect.poll(async () => (await short())[1]?.[1]).toBe('pain');
  await userEvent.keyboard('{Backspace}');
  await expect
    .poll(async () => (await short()).map(([text, mark]) => [text, mark]))
    .toEqual([
      ['FirstSecond', 'idea'],
      ['Third', 'question'],
    ]);
  // A split leaves the mark with the first part.
  await userEvent.keyboard('{Enter}');
  await expect
    .poll(async () => (await short()).map(([text, mark]) => [text, mark]))
    .toEqual([
      ['First', 'idea'],
      ['Second', null],
      ['Third', 'question'],
    ]);
});

test('pasted lines stand under the question too, all in one step', async () => {
  await open();
  const data = new DataTransfer();
  data.setData('text/plain', 'One\nTwo\nThree');
  notes()
    .element()
    .dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  await expect.poll(short).toEqual([
    ['One', null, 'q1'],
    ['Two', null, 'q1'],
    ['Three', null, 'q1'],
  ]);
  const stamps = (await app.db.changes.toArray()).filter(({ ops }) => ops.some(({ table }) => table === 'notes'));
  // The interview's making, and one for all lines.
  expect(stamps.length).toBe(2);
});

test('F6 goes to the guide and back; there 1, 2, 3 and 0 say how a question went', async () => {
  await open();
  await userEvent.keyboard('Words{F6}');
  await expect.poll(() => document.activeElement?.getAttribute('data-question')).toBe('q1');
  await userEvent.keyboard('1');
  await expect.poll(answers).toEqual({ q1: 'asked' });
  await userEvent.keyboard('2{ArrowDown}3');
  await expect.poll(answers).toEqual({ q1: 'answered', q2: 'skipped' });
  await userEvent.keyboard('0');
  await expect.poll(answers).toEqual({ q1: 'answered' });
  await userEvent.keyboard('{F6}');
  await expect.element(notes()).toHaveFocus();
  // What is written now stands under the question that was walked to.
  await userEvent.keyboard('{Enter}More');
  await expect.poll(async () => (await short()).at(-1)).toEqual(['More', null, 'q2']);
});

test('“[] ” makes a follow-up with a day, whose words are the line’s', async () => {
  await open();
  await userEvent.keyboard('[[] send the summary{Enter}Next');
  await expect
    .poll(async () => (await app.db.tasks.toArray()).map(({ title, dueAt, aboutId }) => [title, dueAt, aboutId === id]))
    .toEqual([['send the summary', '2026-03-09', true]]);
  await expect.poll(async () => (await lines()).map(({ text }) => text)).toEqual(['send the summary', 'Next']);
  await userEvent.fill(page.getByLabelText('Due day of “send the summary”'), '2026-03-20');
  await expect.poll(async () => (await app.db.tasks.toArray())[0]?.dueAt).toBe('2026-03-20');
});

test('the clock starts, pauses, survives a reload, and begins by itself with the first line', async () => {
  await open();
  await expect.element(page.getByRole('timer', { name: 'Session clock' })).toHaveTextContent('00:00');
  await userEvent.keyboard('First words');
  await expect.poll(async () => (await sessionState(app, id))?.clock.since).toMatch(/^2026/);
  await userEvent.click(page.getByRole('button', { name: 'Pause the clock' }));
  await expect.poll(async () => (await sessionState(app, id))?.clock.since).toBe(null);
  const counted = (await sessionState(app, id))?.clock.counted ?? 0;
  expect(counted).toBeGreaterThan(0);
  frame.show(null);
  frame.show(<InterviewModePage place={{ kind: 'session', id }} />);
  await expect.element(page.getByRole('button', { name: 'Go on' })).toBeVisible();
  expect((await sessionState(app, id))?.clock.counted).toBe(counted);
});

test('while an interview is held it is quiet, and not afterwards', async () => {
  expect(isQuiet()).toBe(false);
  await open();
  expect(isQuiet()).toBe(true);
  frame.show(null);
  await expect.poll(isQuiet).toBe(false);
});
