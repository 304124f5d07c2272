import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createInterview } from '#renderer/data/actions/create-actions.ts';
import { chooseGuide, createGuide } from '#renderer/data/actions/guide-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { guideVersions } from '#renderer/data/queries/guide-queries.ts';
import { assert } from '#shared/domain/assert.ts';
import { newQuestion, newSection } from '#shared/domain/guide-edit.ts';
import type { Id } from '#shared/domain/ids.ts';
import { anApp } from '../../../test/builders.ts';
import { openScreen, type ScreenFrame } from '../../../test/screen-frame.tsx';
import { GuidePage } from './guide-page.tsx';
import { GuidesPage } from './guides-page.tsx';

let app: App;
let frame: ScreenFrame;

beforeEach(async () => {
  await page.viewport(1280, 800);
  app = await anApp({ name: crypto.randomUUID() });
  frame = openScreen(app);
});
afterEach(() => frame.close());

async function open(): Promise<Id<'guide'>> {
  const sections = [
    {
      ...newSection('s1', 'The last time'),
      questions: [newQuestion('q1', 'What set it off?'), newQuestion('q2', 'And then?')],
    },
    { ...newSection('s2', 'How it ended'), questions: [newQuestion('q3', 'How did it end?')] },
  ];
  const made = await createGuide(app, { title: 'Story', sections });
  assert(made.ok, 'a guide');
  frame.show(<GuidePage place={{ kind: 'guide', id: made.value }} />);
  await expect.element(page.getByRole('textbox', { name: 'Question 1' })).toHaveValue('What set it off?');
  return made.value;
}

const field = (number: number) => page.getByRole('textbox', { name: `Question ${number}`, exact: true });
const stored = async (id: Id<'guide'>) =>
  (await guideVersions(app, id)).map(({ sections }) =>
    sections.map(({ questions }) => questions.map(({ text }) => text)),
  );

test('Enter makes the next question and puts the caret there; Backspace in an empty one takes it away', async () => {
  const id = await open();
  await userEvent.click(field(1));
  await userEvent.keyboard('{End}{Enter}');
  await expect.element(field(2)).toHaveFocus();
  await userEvent.keyboard('Who else was there?');
  await expect
    .poll(() => stored(id))
    .toEqual([[['What set it off?', 'Who else was there?', 'And then?'], ['How did it end?']]]);
  await userEvent.clear(field(2));
  await userEvent.keyboard('{Backspace}');
  await expect.poll(() => stored(id)).toEqual([[['What set it off?', 'And then?'], ['How did it end?']]]);
});

test('moves a question by keys over the border of its section, and keeps the focus with it', async () => {
  const id = await open();
  await userEvent.click(field(2));
  await userEvent.keyboard('{Control>}{Shift>}{ArrowDown}{/Shift}{/Control}');
  await expect.poll(() => stored(id)).toEqual([[['What set it off?'], ['And then?', 'How did it end?']]]);
  await expect.poll(() => document.activeElement?.getAttribute('data-part')).toBe('q2');
  await expect.element(page.getByText('Now number 2, in “How it ended”')).toBeInTheDocument();
});

test('“Move to…” is the twin of dragging: section and place, by key', async () => {
  const id = await open();
  await userEvent.click(field(1));
  await userEvent.keyboard('{Control>}{Shift>}M{/Shift}{/Control}');
  const dialog = page.getByRole('dialog', { name: 'Move question 1' });
  await expect.element(dialog).toBeVisible();
  await userEvent.selectOptions(dialog.getByRole('combobox', { name: 'Section' }), 'How it ended');
  await userEvent.selectOptions(dialog.getByRole('combobox', { name: 'Place' }), 'At the start');
  await userEvent.click(dialog.getByRole('button', { name: 'Move', exact: true }));
  await expect.poll(() => stored(id)).toEqual([[['And then?'], ['What set it off?', 'How did it end?']]]);
});

test('drags a question to another place', async () => {
  const id = await open();
  const handle = frame.element.querySelector('[data-row="q1"] [draggable]');
  const target = frame.element.querySelector('[data-row="q3"]');
  assert(handle && target, 'a handle and a row');
  await userEvent.dragAndDrop(handle, target, { targetPosition: { x: 100, y: 4 } });
  await expect.poll(() => stored(id)).toEqual([[['And then?'], ['What set it off?', 'How did it end?']]]);
});

test('changing a version that an interview has used makes the next one, and the old one stays to be read', async () => {
  const id = await open();
  const held = await createInterview(app, { title: 'Dana' });
  assert(held.ok, 'an interview');
  await chooseGuide(app, held.value, id);
  await expect.element(page.getByText(/1 interview uses version 1\. A change makes version 2/)).toBeVisible();
  await userEvent.click(field(1));
  await userEvent.keyboard('{End} And when?');
  await expect
    .poll(() => stored(id))
    .toEqual([
      [['What set it off?', 'And then?'], ['How did it end?']],
      [['What set it off? And when?', 'And then?'], ['How did it end?']],
    ]);
  // Not a letter and not the caret were lost when the version changed under the keys.
  await expect.element(field(1)).toHaveFocus();
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'Version' }), 'Version 1');
  await expect.element(page.getByText('What set it off?', { exact: true })).toBeVisible();
  expect(frame.element.querySelectorAll('textarea[data-part]')).toHaveLength(0);
});

test('starts a guide from a built-in one', async () => {
  frame.show(<GuidesPage place={{ kind: 'guides' }} />);
  await userEvent.click(page.getByRole('button', { name: 'Use “Switch interview”' }));
  await expect.poll(() => window.location.hash).toMatch(/^#\/guides\/gd_/);
  const [guide] = await app.db.guides.toArray();
  expect(guide?.title).toBe('Switch interview');
  expect(guide?.sections.flatMap(({ questions }) => questions)).toHaveLength(18);
});
