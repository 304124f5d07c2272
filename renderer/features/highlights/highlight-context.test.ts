import { expect, it } from 'vitest';
import { mark } from '#renderer/data/actions/highlight-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { assert, must } from '#shared/domain/assert.ts';
import { anApp, aTranscript } from '../../../test/builders.ts';
import { contextOf } from './highlight-context.ts';

const TURNS = [
  { speaker: 'Dana', text: 'Well, we export the invoice every week.' },
  { speaker: 'Kim', text: 'Why?' },
  { speaker: 'Dana', text: 'Nobody can approve it inside.' },
];

async function aMark(app: App, turns: typeof TURNS, from: readonly [number, number], to: readonly [number, number]) {
  const { interview, transcript, segments } = await aTranscript(app, turns);
  const at = ([turn, offset]: readonly [number, number]) => ({ block: must(segments[turn], 'a turn').id, offset });
  const made = await mark(app, { interviewId: interview.id, source: transcript.id, from: at(from), to: at(to) });
  assert(made.ok, 'a highlight');
  return { highlight: must(await app.db.highlights.get(made.value), 'a highlight'), segments };
}

it('cuts the segment at the words of the quote', async () => {
  const app = await anApp();
  const { highlight } = await aMark(app, TURNS, [0, 6], [0, 27]);
  expect(await contextOf(app, highlight)).toMatchObject([
    { speaker: 'Dana', before: 'Well, ', words: 'we export the invoice', after: ' every week.' },
  ]);
});

it('shows each turn of a quote that goes over several', async () => {
  const app = await anApp();
  const { highlight } = await aMark(app, TURNS, [0, 28], [2, 6]);
  expect(await contextOf(app, highlight)).toMatchObject([
    { speaker: 'Dana', before: 'Well, we export the invoice ', words: 'every week.', after: '' },
    { speaker: 'Kim', before: '', words: 'Why?', after: '' },
    { speaker: 'Dana', before: '', words: 'Nobody', after: ' can approve it inside.' },
  ]);
});

it('shows a long turn near the quote only, cut between words', async () => {
  const app = await anApp();
  const long = 'word '.repeat(400);
  const { highlight } = await aMark(app, [{ speaker: 'Dana', text: `${long}HERE ${long}` }], [0, 2000], [0, 2004]);
  const [block] = must(await contextOf(app, highlight), 'a context');
  expect(block?.words).toBe('HERE');
  expect([block?.before.slice(0, 6), block?.before.length, block?.after.slice(-5)]).toEqual(['…word ', 596, 'word…']);
});

it('knows that the words do not stand there any more', async () => {
  const app = await anApp();
  const { highlight, segments } = await aMark(app, TURNS, [0, 6], [0, 27]);
  await app.db.segments.update(must(segments[0], 'a turn').id, { text: 'Well, something else.' });
  expect(await contextOf(app, highlight)).toBeNull();
});
