import { afterEach, expect, it } from 'vitest';
import { assert, must } from '#shared/domain/assert.ts';
import { type BodyContent, plainText } from '#shared/domain/body.ts';
import type { Note } from '#shared/domain/note.ts';
import { anApp } from '../../test/builders.ts';
import { saveBody } from './actions/body-actions.ts';
import { createInterview } from './actions/create-actions.ts';
import type { App } from './app.ts';
import { keepBody, keptBodies, restoreKeptBodies } from './kept-bodies.ts';
import { keepWords, keptKeys } from './kept-words.ts';
import { bodyOf, notesOf } from './queries/interview-queries.ts';

// In a browser: what is kept stands in its real storage.
afterEach(() => localStorage.clear());

const saying = (text: string): BodyContent => ({
  order: ['b1'],
  blocks: { b1: { node: { type: 'paragraph', children: [{ type: 'text', text }] }, text } },
});

async function aNote(): Promise<{ readonly app: App; readonly note: Note }> {
  const app = await anApp({ name: crypto.randomUUID() });
  const made = await createInterview(app, { title: 'Dana' });
  assert(made.ok, 'an interview');
  return { app, note: must((await notesOf(app, made.value))[0], 'its note') };
}

const words = async (app: App, note: Note): Promise<string> => plainText(must(await bodyOf(app, note.id), 'a body'));

it('writes the words that a page kept as it went away, once, as a step that undo takes back', async () => {
  const { app, note } = await aNote();
  await saveBody(app, note.id, saying('We print'), 'writing');
  keepBody(app, note.id, saying('We print twice'));

  await restoreKeptBodies(app, await keptBodies(app));
  expect(await words(app, note)).toBe('We print twice');
  expect(keptKeys()).toEqual([]);

  await app.history.undo();
  expect(await words(app, note)).toBe('We print');
});

it('writes the first words of a text that was never saved', async () => {
  const { app, note } = await aNote();
  keepBody(app, note.id, saying('Hello'));
  await restoreKeptBodies(app, await keptBodies(app));
  expect(await words(app, note)).toBe('Hello');
});

it('leaves what another window wrote after they were kept', async () => {
  const { app, note } = await aNote();
  keepBody(app, note.id, saying('older'));
  await saveBody(app, note.id, saying('newer'), 'other window');
  await restoreKeptBodies(app, await keptBodies(app));
  expect(await words(app, note)).toBe('newer');
  expect(keptKeys()).toEqual([]);
});

it('lets go of what cannot be read and of a text whose owner is no more', async () => {
  const { app } = await aNote();
  keepWords('body.no_gone', { at: app.now(), value: saying('x') });
  keepWords('body.no_broken', { at: app.now(), value: { order: 3 } });
  localStorage.setItem('throughline.kept.body.no_text', '{');
  await restoreKeptBodies(app, await keptBodies(app));
  expect(keptKeys()).toEqual([]);
  expect(await app.db.bodies.count()).toBe(0);
});
