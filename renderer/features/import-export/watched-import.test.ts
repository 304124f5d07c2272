import { expect, test } from 'vitest';
import { createStudy } from '#renderer/data/actions/create-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { assert, must } from '#shared/domain/assert.ts';
import type { Id } from '#shared/domain/ids.ts';
import { ok } from '#shared/domain/result.ts';
import { bytesSource } from '#shared/exchange/archive/byte-source.ts';
import { anApp } from '../../../test/builders.ts';
import { contentOf } from '../../../test/content-of.ts';
import { prepared } from '../../../test/prepared-import.ts';
import { createDesk } from './import-desk.ts';
import { rememberSpeakers } from './import-memory.ts';
import { projectRows } from './import-rows.ts';
import { importWatched, type WatchedReader } from './watched-import.ts';
import { chooseStudy, noteOutcome, watchedState } from './watched-state.ts';

const VTT = `WEBVTT

00:00:01.000 --> 00:00:04.000
<v Sam>How do you find out?

00:00:04.000 --> 00:00:09.000
<v Mira Holt>Somebody calls me.
`;

function readerOf(app: App, content: string): WatchedReader {
  const desk = createDesk(app);
  return {
    read: async ({ key, name, options }) =>
      ok(await desk.read({ key, name, options, from: bytesSource(new TextEncoder().encode(content)) })),
    plan: async (order) => ok(await desk.plan(order, (wanted) => projectRows(app, wanted))),
    entry: async (key, entry) => ok(await desk.entry(key, entry)),
  };
}

async function drop(app: App, name: string, content: string, study: Id<'study'> | null = null) {
  const result = await importWatched(app, readerOf(app, content), { name, size: content.length }, study);
  assert(result.ok, 'it is saved');
  return result.value.outcome;
}

test('imports a talk into the chosen study as one step of undo, with the speakers as they were mapped before', async () => {
  const app = await anApp();
  const made = await createStudy(app, 'Late orders');
  const study = must(made.ok ? made.value : null, 'a study');
  const { order } = await prepared(app, [['earlier.vtt', VTT]]);
  const earlier = order.files.map(({ file }) => ({ ...file, speakers: { Sam: { kind: 'nobody' as const } } }));
  await rememberSpeakers(app, earlier);
  const before = await contentOf(app.db);

  expect(await drop(app, 'friday.vtt', VTT, study)).toMatchObject({
    name: 'friday.vtt',
    kind: 'imported',
    interviews: 1,
    problems: [],
  });

  expect((await app.db.interviews.toArray()).map(({ title, studyId }) => [title, studyId])).toEqual([
    ['Friday', study],
  ]);
  expect((await app.db.participants.toArray()).map(({ name }) => name)).toEqual(['Mira Holt']);
  await app.history.undo();
  expect(await contentOf(app.db)).toBe(before);
});

test('never imports the same content twice, under whatever name', async () => {
  const app = await anApp();
  await drop(app, 'friday.vtt', VTT);
  expect((await drop(app, 'friday copy.vtt', VTT)).kind).toBe('known');
  expect(await app.db.interviews.count()).toBe(1);
});

test('asks about a table that nobody has mapped, fails on what holds nothing, and goes on without a study that is gone', async () => {
  const app = await anApp();
  expect((await drop(app, 'figures.csv', 'a;b\n1;2\n3;4\n')).kind).toBe('asks');
  const broken = await drop(app, 'empty.vtt', 'WEBVTT\n');
  expect(broken.kind).toBe('failed');
  expect(await app.db.interviews.count()).toBe(0);
  expect((await drop(app, 'friday.vtt', VTT, app.newId('study'))).kind).toBe('imported');
});

test('what was chosen and what became of the files is remembered, newest first and not for ever', async () => {
  const app = await anApp();
  expect(await watchedState(app)).toEqual({ studyId: null, outcomes: [] });
  const study = app.newId('study');
  await chooseStudy(app, study);
  for (let i = 0; i < 40; i++) {
    await noteOutcome(app, { name: `${i}.vtt`, at: app.now(), kind: 'failed', interviews: 0, problems: [] });
  }
  const { studyId, outcomes } = await watchedState(app);
  expect(studyId).toBe(study);
  expect([outcomes.length, outcomes[0]?.name]).toEqual([30, '39.vtt']);
});
