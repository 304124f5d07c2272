import { type Followed, followInPlace, followText, type TextBlock } from '#shared/domain/anchor.ts';
import { type ChangeLabel, insert, label, type Op, ops, remove, set, update } from '#shared/domain/change.ts';
import type { Highlight } from '#shared/domain/highlight.ts';
import type { Id } from '#shared/domain/ids.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';
import { changeSpeaker, type SpeakerChoice } from '#shared/domain/segments/change-speaker.ts';
import { joinSegments } from '#shared/domain/segments/join-segments.ts';
import { followPlaces } from '#shared/domain/segments/place-map.ts';
import { checkTimes, shiftTimes, type TimesProblem } from '#shared/domain/segments/segment-times.ts';
import { splitSegment } from '#shared/domain/segments/split-segment.ts';
import { newSegment, type Segment, timeCode } from '#shared/domain/transcript.ts';
import { type App, authorship } from '../app.ts';
import { blocksOf, highlightsAtBlocks, highlightsIn, segmentsOf } from '../queries/interview-queries.ts';
import type { FieldProblem } from './field-actions.ts';

export type SegmentProblem =
  /** One side of the cut would have no words. */
  | { readonly kind: 'nothing-to-split' }
  /** There is no segment above. */
  | { readonly kind: 'nothing-above' }
  | { readonly kind: 'no-name' }
  | TimesProblem
  | FieldProblem;

/** Corrects the words of a segment. Its highlights stay on their words. */
export async function saveSegmentText(
  app: App,
  id: Id<'segment'>,
  text: string,
  session: string,
): Promise<Result<unknown, FieldProblem>> {
  const read = await app.read(() => segmentWithMarks(app, id));
  if (!read) return fail({ kind: 'gone' });
  const { segment, touched } = read;
  const followed = await followEdit(app, touched, segment, text);
  return app.run(
    {
      label: timed('change.edit-segment', segment),
      // What stands there is compared when it is written: words typed back are meant, whatever is still on its way.
      ops: ops(set('segments', segment, { text }), ...moves(touched, (one) => followed.get(one.id) ?? null)),
    },
    session,
  );
}

async function segmentWithMarks(app: App, id: Id<'segment'>) {
  const segment = await app.db.segments.get(id);
  return segment && { segment, touched: await highlightsAtBlocks(app, segment.transcriptId, [id]) };
}

/** While only words beside the highlights change their own segment is enough; the whole transcript is read where they are gone. */
async function followEdit(
  app: App,
  touched: readonly Highlight[],
  { id, text: old, transcriptId }: Segment,
  text: string,
): Promise<ReadonlyMap<string, Followed>> {
  const near = touched.map((one): readonly [Highlight, Followed | null] => {
    const isWithin = one.anchor.endBlock === null && !one.needsReview;
    const anchor = isWithin ? followInPlace(one.anchor, [{ id, text: old }], [{ id, text }]) : null;
    return [one, anchor && { anchor, needsReview: false }];
  });
  const isAll = near.every(([, followed]) => followed !== null);
  const before: readonly TextBlock[] = isAll ? [] : await app.read(() => blocksOf(app, transcriptId));
  const after = before.map((block) => (block.id === id ? { id, text } : block));
  return new Map(near.map(([one, followed]) => [one.id, followed ?? followText(one.anchor, before, after)]));
}

/** Splits a segment at a caret; answers the new segment behind it. A highlight that is cut through goes on over both. */
export async function splitSegmentAt(
  app: App,
  id: Id<'segment'>,
  offset: number,
): Promise<Result<Id<'segment'>, SegmentProblem>> {
  const segment = await app.db.segments.get(id);
  if (!segment) return fail({ kind: 'gone' });
  const all = await segmentsOf(app, segment.transcriptId);
  const next = all.slice(all.findIndex((one) => one.id === id) + 1).find(({ order }) => order > segment.order);
  const secondId = app.newId('segment');
  const split = splitSegment(segment, offset, secondId, next?.startMs ?? null);
  if (!split) return fail({ kind: 'nothing-to-split' });
  const order = app.orderBetween(segment.order, next?.order ?? null);
  const second = newSegment(secondId, { transcriptId: segment.transcriptId, order, ...split.second }, authorship(app));
  const before = blocks(all);
  const after = before.flatMap((block) =>
    block.id === id
      ? [
          { id, text: split.first.text },
          { id: secondId, text: split.second.text },
        ]
      : [block],
  );
  const touched = await highlightsAtBlocks(app, segment.transcriptId, [id]);
  const done = await app.run({
    label: timed('change.split-segment', segment),
    ops: ops(
      update('segments', segment, split.first),
      insert('segments', second),
      ...moves(touched, (one) => followPlaces(one, split.map, before, after)),
    ),
  });
  return done.ok ? ok(secondId) : done;
}

/** Joins a segment to the one above; answers that one and where the words of this one begin in it. */
export async function joinWithAbove(
  app: App,
  id: Id<'segment'>,
): Promise<Result<{ readonly id: Id<'segment'>; readonly offset: number }, SegmentProblem>> {
  const lower = await app.db.segments.get(id);
  if (!lower) return fail({ kind: 'gone' });
  const all = await segmentsOf(app, lower.transcriptId);
  const upper = all[all.findIndex((one) => one.id === id) - 1];
  if (!upper) return fail({ kind: 'nothing-above' });
  const { joined, seam, map } = joinSegments(upper, lower);
  const before = blocks(all);
  const after = before.flatMap((block) => {
    if (block.id === id) return [];
    return [block.id === upper.id ? { id: upper.id, text: joined.text } : block];
  });
  const touched = await highlightsAtBlocks(app, lower.transcriptId, [upper.id, id]);
  const who = upper.speaker === lower.speaker ? null : await personOfSpeaker(app, upper, upper.speaker);
  const done = await app.run({
    label: timed('change.join-segments', upper),
    ops: ops(
      update('segments', upper, joined),
      remove('segments', lower),
      ...moves(touched, (one) => followPlaces(one, map, before, after)),
      // What the lower one's speaker said is now said by the upper one's.
      ...(who === null ? [] : touched.filter((one) => one.anchor.block === id)).map((one) =>
        update('highlights', one, { participantId: who?.participantId ?? null }),
      ),
    ),
  });
  return done.ok ? ok({ id: upper.id, offset: seam }) : done;
}

/** Gives one segment, or all of its speaker, another speaker; highlights of their words become that person's. */
export async function setSpeaker(
  app: App,
  id: Id<'segment'>,
  choice: SpeakerChoice,
  everywhere: boolean,
): Promise<Result<unknown, SegmentProblem>> {
  if (choice.kind === 'new' && choice.name.trim() === '') return fail({ kind: 'no-name' });
  const segment = await app.db.segments.get(id);
  const transcript = segment && (await app.db.transcripts.get(segment.transcriptId));
  if (!segment || !transcript) return fail({ kind: 'gone' });
  const all = await segmentsOf(app, transcript.id);
  const { speakers, moved, speaker } = changeSpeaker(transcript, all, segment, choice, everywhere);
  const ids = new Set(moved.map((one) => one.id as string));
  const touched = (await highlightsIn(app, transcript.id)).filter(({ anchor }) => ids.has(anchor.block));
  const participantId = speaker ? speaker.participantId : await onlyParticipant(app, transcript.interviewId);
  return app.run({
    label: label('change.speaker', { count: Math.max(1, moved.length), name: speaker?.name ?? '–' }),
    ops: ops(
      update('transcripts', transcript, { speakers: [...speakers] }),
      ...moved.map((one) => update('segments', one, { speaker: speaker?.key ?? null })),
      ...touched.map((one) => update('highlights', one, { participantId })),
    ),
  });
}

/** Moves the times of all segments of a transcript by so many milliseconds. */
export async function shiftAllTimes(
  app: App,
  transcriptId: Id<'transcript'>,
  byMs: number,
): Promise<Result<unknown, SegmentProblem>> {
  const moved = shiftTimes(await segmentsOf(app, transcriptId), byMs);
  if (!moved.ok) return moved;
  return app.run({
    label: label('change.shift-times'),
    ops: ops(...moved.value.map(([segment, times]) => update('segments', segment, times))),
  });
}

/** Sets when a segment was said. */
export async function setTimes(
  app: App,
  id: Id<'segment'>,
  startMs: number | null,
  endMs: number | null,
): Promise<Result<unknown, SegmentProblem>> {
  const segment = await app.db.segments.get(id);
  if (!segment) return fail({ kind: 'gone' });
  const times = checkTimes(startMs, endMs);
  if (!times.ok) return times;
  return app.run({
    label: timed('change.segment-times', segment),
    ops: ops(update('segments', segment, times.value)),
  });
}

/** Joins a speaker to a participant, or to nobody, in the transcript and on the highlights of that speaker's words. */
export async function mapSpeaker(
  app: App,
  transcriptId: Id<'transcript'>,
  speakerKey: string,
  participantId: Id<'participant'> | null,
): Promise<Result<unknown, FieldProblem>> {
  const transcript = await app.db.transcripts.get(transcriptId);
  if (!transcript) return fail({ kind: 'gone' });
  const interview = await app.db.interviews.get(transcript.interviewId);
  const speakers = transcript.speakers.map((s) => (s.key === speakerKey ? { ...s, participantId } : s));
  const people = new Set(interview?.participantIds ?? []);
  if (participantId) people.add(participantId);
  const spoken = new Set(
    (await app.db.segments.where('transcriptId').equals(transcriptId).toArray())
      .filter((segment) => segment.speaker === speakerKey)
      .map((segment) => segment.id as string),
  );
  const highlights = (await highlightsIn(app, transcriptId)).filter(({ anchor }) => spoken.has(anchor.block));
  return app.run({
    label: label('change.map-speaker'),
    ops: ops(
      update('transcripts', transcript, { speakers }),
      interview ? update('interviews', interview, { participantIds: [...people] }) : null,
      ...highlights.map((highlight) => update('highlights', highlight, { participantId })),
    ),
  });
}

const blocks = (segments: readonly Segment[]): readonly TextBlock[] => segments.map(({ id, text }) => ({ id, text }));

/** A step that names the moment: "Edit segment 12:04". */
const timed = (key: string, { startMs }: Segment): ChangeLabel =>
  startMs === null ? label(`${key}-untimed`) : label(key, { at: timeCode(startMs) });

const moves = (highlights: readonly Highlight[], follow: (highlight: Highlight) => Followed | null): (Op | null)[] =>
  highlights.map((highlight) => {
    const followed = follow(highlight);
    return followed && update('highlights', highlight, { anchor: followed.anchor, needsReview: followed.needsReview });
  });

async function personOfSpeaker(
  app: App,
  { transcriptId }: Segment,
  key: string | null,
): Promise<{ readonly participantId: Id<'participant'> | null } | null> {
  const transcript = await app.db.transcripts.get(transcriptId);
  const speaker = transcript?.speakers.find((one) => one.key === key);
  if (speaker) return speaker;
  return transcript ? { participantId: await onlyParticipant(app, transcript.interviewId) } : null;
}

/** Words that nobody is named for are the interview's only participant's. */
async function onlyParticipant(app: App, id: Id<'interview'>): Promise<Id<'participant'> | null> {
  const people = (await app.db.interviews.get(id))?.participantIds ?? [];
  return people.length === 1 ? (people[0] ?? null) : null;
}
