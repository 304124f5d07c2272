import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sameWords, textOf } from '#shared/domain/anchor.ts';
import { assert, must } from '#shared/domain/assert.ts';
import type { Highlight } from '#shared/domain/highlight.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { addToSum, EMPTY_SUM, rowSum } from '#shared/domain/state-sum.ts';
import type { Segment } from '#shared/domain/transcript.ts';
import { anApp, aTranscript } from '../../../test/builders.ts';
import type { App } from '../app.ts';
import { tableOf } from '../db.ts';
import { blocksOf, segmentsOf } from '../queries/interview-queries.ts';
import { mark } from './highlight-actions.ts';
import {
  joinWithAbove,
  saveSegmentText,
  setSpeaker,
  setTimes,
  shiftAllTimes,
  splitSegmentAt,
} from './segment-actions.ts';

const TURNS = [
  { speaker: 'Dana', text: 'We export the invoice. Nobody can approve it.', startMs: 724_000 },
  { speaker: 'Interviewer', text: 'Who do you ask first?', startMs: 730_000 },
  { speaker: 'Dana', text: 'I ping finance. And the invoice waits.', startMs: 733_000 },
];

async function aTalk() {
  const app = await anApp();
  const made = await aTranscript(app, TURNS);
  const pick = async (block: string, from: number, to: number, endBlock = block): Promise<Id<'highlight'>> => {
    const source = { interviewId: made.interview.id, source: made.transcript.id };
    const done = await mark(app, { ...source, from: { block, offset: from }, to: { block: endBlock, offset: to } });
    assert(done.ok, 'a highlight');
    return done.value;
  };
  const [first, second, third] = made.segments.map((one) => one.id);
  return { app, ...made, pick, first: must(first, '1'), second: must(second, '2'), third: must(third, '3') };
}

const highlight = async (app: App, id: Id<'highlight'>): Promise<Highlight> =>
  must(await app.db.highlights.get(id), 'the highlight');
const words = async (app: App, id: Id<'highlight'>): Promise<string | null> => {
  const { anchor } = await highlight(app, id);
  return textOf(anchor, await blocksOf(app, anchor.source));
};
const texts = async (app: App, transcriptId: Id<'transcript'>): Promise<string[]> =>
  (await segmentsOf(app, transcriptId)).map(({ text }) => text);

it('splits at the caret and joins again; the highlight that was cut through goes on over both', async () => {
  const { app, transcript, pick, first } = await aTalk();
  const id = await pick(first, 10, 36);
  const split = await splitSegmentAt(app, first, 23);
  assert(split.ok, 'a split');
  expect((await texts(app, transcript.id)).slice(0, 2)).toEqual(['We export the invoice.', 'Nobody can approve it.']);
  expect((await highlight(app, id)).anchor).toMatchObject({ block: first, endBlock: split.value, end: 13 });
  expect(app.history.state().undo).toEqual({ key: 'change.split-segment', values: { at: '12:04' } });
  expect((await app.db.segments.get(split.value))?.startMs).toBe(727_067);
  const joined = await joinWithAbove(app, split.value);
  expect(joined).toEqual({ ok: true, value: { id: first, offset: 23 } });
  expect((await highlight(app, id)).anchor).toMatchObject({ block: first, endBlock: null, start: 10, end: 36 });
});

it('refuses a cut without words on one side, and joining the first segment', async () => {
  const { app, first } = await aTalk();
  expect(await splitSegmentAt(app, first, 0)).toMatchObject({ problem: { kind: 'nothing-to-split' } });
  expect(await joinWithAbove(app, first)).toMatchObject({ problem: { kind: 'nothing-above' } });
});

it('types in one segment without reading the others as long as its highlights keep their words', async () => {
  const { app, transcript, pick, first, third } = await aTalk();
  const [own, other] = [await pick(first, 10, 21), await pick(third, 20, 31)];
  await saveSegmentText(app, first, 'Well, we export the invoice. Nobody can approve it.', 's');
  expect((await highlight(app, own)).anchor.start).toBe(16);
  // The words go; the same words elsewhere are found as reliability asks.
  await saveSegmentText(app, first, 'Well.', 's');
  expect((await highlight(app, own)).anchor.block).toBe(third);
  expect((await highlight(app, other)).anchor.block).toBe(third);
  await saveSegmentText(app, third, 'Nothing.', 's');
  expect((await highlight(app, own)).needsReview).toBe(true);
  expect((await highlight(app, own)).anchor.quote).toBe('the invoice');
  expect(await texts(app, transcript.id)).toEqual(['Well.', 'Who do you ask first?', 'Nothing.']);
});

it('gives one segment or all of a name to another speaker, with the highlights of their words', async () => {
  const { app, transcript, pick, first } = await aTalk();
  const id = await pick(first, 0, 9);
  await setSpeaker(app, first, { kind: 'new', name: 'Priya' }, false);
  const speakers = async () => (await app.db.transcripts.get(transcript.id))?.speakers.map(({ name }) => name);
  expect(await speakers()).toEqual(['Dana', 'Interviewer', 'Priya']);
  await setSpeaker(app, first, { kind: 'known', key: 'Interviewer' }, true);
  expect(await speakers()).toEqual(['Dana', 'Interviewer']);
  expect(await setSpeaker(app, first, { kind: 'new', name: ' ' }, false)).toMatchObject({
    problem: { kind: 'no-name' },
  });
  expect((await highlight(app, id)).participantId).toBeNull();
});

it('shifts all times in one step, and sets those of one segment', async () => {
  const { app, transcript, first } = await aTalk();
  const times = async () => (await segmentsOf(app, transcript.id)).map(({ startMs }) => startMs);
  expect(await shiftAllTimes(app, transcript.id, -725_000)).toMatchObject({ problem: { kind: 'before-start' } });
  await shiftAllTimes(app, transcript.id, -724_000);
  expect(await times()).toEqual([0, 6000, 9000]);
  expect(await setTimes(app, first, 2000, 1000)).toMatchObject({ problem: { kind: 'end-before-start' } });
  await setTimes(app, first, 1000, 2000);
  await app.history.undo();
  await app.history.undo();
  expect(await times()).toEqual([724_000, 730_000, 733_000]);
});

/** One number for all that is stored of talk and highlights. */
async function sum(app: App): Promise<string> {
  let total = EMPTY_SUM;
  for (const table of ['transcripts', 'segments', 'highlights', 'interviews'] as const) {
    for (const row of await tableOf(app.db, table).toArray()) {
      total = addToSum(total, rowSum(table, row as unknown as JsonObject));
    }
  }
  return total;
}

it('undo of everything gives the start, redo of everything the end, after any row of edits', async () => {
  const numbers = fc.tuple(fc.nat(5), fc.nat(40), fc.nat(60));
  await fc.assert(
    fc.asyncProperty(fc.array(numbers, { minLength: 4, maxLength: 14 }), async (edits) => {
      const { app, transcript, pick, first, third } = await aTalk();
      const ids = [await pick(first, 3, 21), await pick(first, 23, 9, third)];
      const start = await sum(app);
      let steps = 0;
      let isRetyped = false;
      for (const [what, which, where] of edits) {
        const all = await segmentsOf(app, transcript.id);
        const segment: Segment = must(all[which % all.length], 'a segment');
        const { seq } = must(await app.db.meta.get('head'), 'a head');
        if (what === 0) await splitSegmentAt(app, segment.id, where);
        else if (what === 1) await joinWithAbove(app, segment.id);
        else if (what === 2) await setSpeaker(app, segment.id, { kind: 'new', name: `P${where % 3}` }, which % 2 === 0);
        else if (what === 3) await shiftAllTimes(app, transcript.id, where * 10);
        else {
          const at = where % (segment.text.length + 1);
          await saveSegmentText(
            app,
            segment.id,
            `${segment.text.slice(0, at)} so ${segment.text.slice(at)}`,
            `s${steps}`,
          );
        }
        if (must(await app.db.meta.get('head'), 'a head').seq > seq) steps += 1;
        for (const id of ids) {
          isRetyped ||= what > 3;
          const { anchor, needsReview } = await highlight(app, id);
          if (!isRetyped)
            expect([needsReview, sameWords((await words(app, id)) ?? '', anchor.quote)]).toEqual([false, true]);
        }
      }
      const end = await sum(app);
      for (let i = 0; i < steps; i++) await app.history.undo();
      expect(await sum(app)).toBe(start);
      for (let i = 0; i < steps; i++) await app.history.redo();
      expect(await sum(app)).toBe(end);
    }),
    { numRuns: 25 },
  );
});
