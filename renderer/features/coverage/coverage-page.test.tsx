import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { saveBody } from '#renderer/data/actions/body-actions.ts';
import { createInterview } from '#renderer/data/actions/create-actions.ts';
import { answerQuestion, chooseGuide, createGuide, editGuide } from '#renderer/data/actions/guide-actions.ts';
import { markLine } from '#renderer/data/actions/note-line-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { notesOf } from '#renderer/data/queries/interview-queries.ts';
import type { PlaceProps } from '#renderer/routes.ts';
import { assert, must } from '#shared/domain/assert.ts';
import { bodyFromLines } from '#shared/domain/body-from-lines.ts';
import { newQuestion, newSection } from '#shared/domain/guide-edit.ts';
import type { Id } from '#shared/domain/ids.ts';
import { anApp } from '../../../test/builders.ts';
import { openScreen, type ScreenFrame } from '../../../test/screen-frame.tsx';
import { CoveragePage } from './coverage-page.tsx';

let app: App;
let frame: ScreenFrame;

beforeEach(async () => {
  await page.viewport(1280, 800);
  app = await anApp({ name: crypto.randomUUID() });
  frame = openScreen(app);
});
afterEach(() => frame.close());

async function held(title: string, guideId: Id<'guide'>, said: Readonly<Record<string, string>>) {
  const made = await createInterview(app, { title });
  assert(made.ok, 'an interview');
  await chooseGuide(app, made.value, guideId);
  const note = must((await notesOf(app, made.value))[0], 'a note');
  const content = bodyFromLines(Object.values(said), app.newUuid);
  await saveBody(app, note.id, content, 'typing');
  for (const [i, questionId] of Object.keys(said).entries()) {
    await markLine(app, note.id, must(content.order[i], 'a line'), { questionId, atMs: 61_000 }, false);
  }
  return made.value;
}

/** Two versions; Dana asked by the first, Ines by the second. */
async function twoVersions(): Promise<Id<'guide'>> {
  const questions = [newQuestion('q1', 'What set it off?'), newQuestion('q2', 'And then?')];
  const guide = await createGuide(app, { title: 'Story', sections: [{ ...newSection('s1'), questions }] });
  assert(guide.ok, 'a guide');
  const dana = await held('Dana', guide.value, { q1: 'A late order.' });
  await answerQuestion(app, dana, 'q2', 'skipped', null);
  const next = await editGuide(app, guide.value, {
    sections: (now) =>
      now.map((section) => ({ ...section, questions: [newQuestion('q3', 'Who pays?'), ...questions.slice(0, 1)] })),
  });
  assert(next.ok, 'a version');
  await held('Ines', next.value, { q1: 'Rain.' });
  return guide.value;
}

/** The page goes where its address says. */
function show(place: PlaceProps<'coverage'>['place']): void {
  frame.show(<CoveragePage place={place} />);
}

const table = () =>
  [...frame.element.querySelectorAll('tbody tr')].map((row) =>
    [...row.querySelectorAll('td')].map((cell) => cell.textContent),
  );

test('shows each question over both versions, with what was answered, skipped, not reached and not asked', async () => {
  const id = await twoVersions();
  show({ kind: 'coverage', id });
  await expect.element(page.getByRole('region', { name: 'Questions by interview' })).toBeVisible();
  expect(table()).toEqual([
    ['0 of 1', 'Not in its version', 'Not reached'],
    ['2 of 2', 'Answered', 'Answered'],
    ['0 of 1', 'Skipped', 'Not in its version'],
  ]);
  await expect.element(page.getByText('2 interviews over 2 versions. 1 question has no answer yet.')).toBeVisible();
  await expect.element(page.getByText('only in version 1')).toBeVisible();
});

test('a question shows its answers side by side', async () => {
  const id = await twoVersions();
  show({ kind: 'coverage', id });
  await userEvent.click(page.getByRole('button', { name: /What set it off/ }));
  await expect.poll(() => window.location.hash).toBe(`#/guides/${id}/coverage?question=q1`);
  show({ kind: 'coverage', id, question: 'q1' });
  const said = (name: string) => page.getByRole('region', { name, exact: true });
  await expect.element(said('Dana')).toHaveTextContent(/Answered01:01A late order\./);
  await expect.element(said('Ines')).toHaveTextContent(/Answered01:01Rain\./);
});

test('gaps only: what was answered everywhere goes', async () => {
  const id = await twoVersions();
  show({ kind: 'coverage', id, gaps: '1' });
  await expect.poll(() => table().map(([sum]) => sum)).toEqual(['0 of 1', '0 of 1']);
});
