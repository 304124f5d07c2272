import { expect, it } from 'vitest';
import { assert, must } from '#shared/domain/assert.ts';
import { anApp, aTranscript } from '../../../test/builders.ts';
import { blocksOf } from '../queries/interview-queries.ts';
import { autoCode, type CodePlace } from './auto-code-actions.ts';
import { createParticipant } from './create-actions.ts';
import { mark, tagByName } from './highlight-actions.ts';
import { mapSpeaker } from './segment-actions.ts';

it('tags every place in one step, an existing highlight where one holds the very words, and leaves out what changed', async () => {
  const app = await anApp();
  const turns = ['The invoice.', { speaker: 'Interviewer', text: 'Which invoice?' }, 'That invoice, again.'];
  const { interview, transcript, segments } = await aTranscript(app, turns);
  const person = await createParticipant(app, 'Dana R.');
  assert(person.ok, 'a person');
  await mapSpeaker(app, transcript.id, 'Dana', person.value);
  const source = { interviewId: interview.id, source: transcript.id };
  const first = must(segments[0], 'a segment').id;
  const known = await mark(app, { ...source, from: { block: first, offset: 4 }, to: { block: first, offset: 11 } });
  assert(known.ok, 'a highlight');
  const other = await tagByName(app, [known.value], 'Billing');
  assert(other.ok, 'a tag');
  const tag = { ...other.value, id: app.newId('tag'), label: 'Invoice' };
  const places: CodePlace[] = segments.map(({ id, text }) => {
    const start = text.indexOf('invoice');
    return { ...source, block: id, start, end: start + 7, words: 'invoice' };
  });
  const gone = { ...must(places[0], 'a place'), start: 0, end: 3, words: 'Thy' };
  const steps = must(await app.db.meta.get('head'), 'a head').seq;
  const done = await autoCode(app, [...places, gone], tag, (one) => blocksOf(app, one));
  expect(done).toEqual({ ok: true, value: 3 });
  expect((await app.db.meta.get('head'))?.seq).toBe(steps + 1);
  const all = await app.db.highlights.toArray();
  expect(all).toHaveLength(3);
  expect((await app.db.highlights.get(known.value))?.tagIds).toEqual([other.value.id, tag.id]);
  expect(all.map(({ anchor, participantId }) => [anchor.quote, participantId === person.value])).toEqual([
    ['invoice', true],
    ['invoice', false],
    ['invoice', true],
  ]);
  await app.history.undo();
  expect(await app.db.highlights.toArray()).toHaveLength(1);
});
