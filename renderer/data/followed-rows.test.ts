import { expect, it } from 'vitest';
import { assert, must } from '#shared/domain/assert.ts';
import type { Id } from '#shared/domain/ids.ts';
import { anApp, aTranscript } from '../../test/builders.ts';
import { knownHighlights, mark } from './actions/highlight-actions.ts';
import { joinWithAbove, saveSegmentText, splitSegmentAt } from './actions/segment-actions.ts';
import type { App } from './app.ts';
import { followRows, type RowFeed } from './followed-rows.ts';
import { highlightsOfInterview, segmentsOf } from './queries/interview-queries.ts';
import { rowsByKey } from './rows-by-key.ts';

const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

async function aTalk() {
  const app = await anApp();
  const { interview, transcript, segments } = await aTranscript(app, [
    { speaker: 'Dana', text: 'We export the invoice. Nobody can approve it.' },
    { speaker: 'Dana', text: 'And it waits.' },
  ]);
  const feed = followRows(app, {
    segments: {
      load: () => segmentsOf(app, transcript.id),
      belongs: (row) => row.transcriptId === transcript.id && row.deletedAt === null,
      compare: (a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : byId(a, b)),
    },
    highlights: {
      load: () => highlightsOfInterview(app, interview.id),
      belongs: (row) => row.interviewId === interview.id && row.deletedAt === null,
      compare: byId,
    },
  });
  const [first, second] = [must(segments[0], '1').id, must(segments[1], '2').id];
  const done = await mark(app, {
    interviewId: interview.id,
    source: transcript.id,
    from: { block: first, offset: 23 },
    to: { block: first, offset: 45 },
  });
  assert(done.ok, 'a highlight');
  return { app, interview, transcript, feed, first, second };
}

async function upToDate(
  app: App,
  feed: RowFeed<'segments' | 'highlights'>,
  transcriptId: Id<'transcript'>,
  interviewId: Id<'interview'>,
): Promise<void> {
  const anew = {
    segments: await segmentsOf(app, transcriptId),
    highlights: await highlightsOfInterview(app, interviewId),
  };
  await expect.poll(() => feed.current()).toEqual(anew);
}

it('shows what one change wrote in two tables together, never the half of it', async () => {
  const { app, feed, first, transcript, interview } = await aTalk();
  const seen: boolean[] = [];
  const stop = feed.subscribe(() => {
    const { segments = [], highlights = [] } = feed.current() ?? {};
    const [text, anchor] = [segments[0]?.text, highlights[0]?.anchor];
    seen.push(text?.slice(anchor?.start, anchor?.end) === 'Nobody can approve it.');
  });
  await upToDate(app, feed, transcript.id, interview.id);
  for (const lead of ['A', 'As', 'As s', 'As said: ']) {
    await saveSegmentText(app, first, `${lead}We export the invoice. Nobody can approve it.`, 'typing');
    await upToDate(app, feed, transcript.id, interview.id);
  }
  expect(seen.length).toBeGreaterThanOrEqual(5);
  expect(seen.every(Boolean)).toBe(true);
  stop();
});

it('follows rows that come, go and come back, in their order; what did not change stays the same array', async () => {
  const { app, feed, first, second, transcript, interview } = await aTalk();
  const stop = feed.subscribe(() => undefined);
  await upToDate(app, feed, transcript.id, interview.id);
  const split = await splitSegmentAt(app, second, 7);
  assert(split.ok, 'a split');
  await upToDate(app, feed, transcript.id, interview.id);
  const { highlights } = must(feed.current(), 'rows');
  await joinWithAbove(app, split.value);
  await upToDate(app, feed, transcript.id, interview.id);
  expect(feed.current()?.highlights).toBe(highlights);
  await app.history.undo();
  await app.history.undo();
  await upToDate(app, feed, transcript.id, interview.id);
  expect(feed.current()?.segments.map(({ id }) => id)).toEqual([first, second]);
  stop();
});

it('reads many rows in the order of their keys, also those that are not there, however they lie', async () => {
  const app = await anApp();
  const { segments } = await aTranscript(
    app,
    Array.from({ length: 900 }, (_, i) => ({ speaker: 'Dana', text: `Turn ${i}.` })),
  );
  const ids = segments.map(({ id }) => id);
  const wanted = [...ids.filter((_, i) => i % 3 === 0).toReversed(), app.newId('segment')];
  expect(await rowsByKey(app.db.segments, wanted)).toEqual(await app.db.segments.bulkGet(wanted));
  const sparse = ids.filter((_, i) => i % 8 === 0);
  expect(await rowsByKey(app.db.segments, sparse)).toEqual(await app.db.segments.bulkGet(sparse));
  expect(await knownHighlights(app, [])).toMatchObject({ highlights: [] });
});
