import { type Anchor, anchorAt, followText, type TextBlock, textOf } from '../domain/anchor.ts';
import { must } from '../domain/assert.ts';
import { type Body, type BodyContent, blockOf, followBody, newBody, plainText, textBlocks } from '../domain/body.ts';
import { bodyFromLines } from '../domain/body-from-lines.ts';
import { insert, update } from '../domain/change.ts';
import { type Highlight, newHighlight } from '../domain/highlight.ts';
import type { AnyId, Id } from '../domain/ids.ts';
import { type Note, newNote } from '../domain/note.ts';
import type { Origin } from '../domain/record-base.ts';
import { newSegment, newTranscript, type Segment, type Speaker, type Transcript } from '../domain/transcript.ts';
import { groupBy } from './group-by.ts';
import { takeOver } from './import-prints.ts';
import { count, freshId, idOf, idsOf, type Planning, put, touch, withPrints } from './import-put.ts';
import type { DraftBody, DraftHighlight, DraftNote, DraftTranscript, Key } from './import-records.ts';

/** A text of the draft with the ids that its blocks have got: the ground of its highlights. */
interface PlannedText {
  readonly id: AnyId;
  /** As the draft has them. */
  readonly drafted: readonly TextBlock[];
  /** As they stand after the import: a person may have edited them. */
  readonly standing: readonly TextBlock[];
  /** Block id -> the speaker's participant, of transcripts. */
  readonly speakers: ReadonlyMap<string, Id<'participant'> | null>;
}

/** Rows of the project by what they belong to, so that each is looked up once. */
export interface TextIndex {
  readonly texts: Map<Key, PlannedText>;
  readonly transcripts: ReadonlyMap<string, readonly Transcript[]>;
  readonly segments: ReadonlyMap<string, readonly Segment[]>;
  readonly bodies: ReadonlyMap<string, readonly Body[]>;
  readonly notes: ReadonlyMap<string, readonly Note[]>;
  readonly highlights: ReadonlyMap<string, readonly Highlight[]>;
}

export function textIndex({ known }: Planning): TextIndex {
  return {
    texts: new Map(),
    transcripts: groupBy(known.live('transcripts'), ({ interviewId }) => interviewId),
    segments: groupBy(known.live('segments'), ({ transcriptId }) => transcriptId),
    notes: groupBy(known.live('notes'), ({ interviewId }) => interviewId),
    bodies: groupBy(known.live('bodies'), ({ ownerId }) => ownerId),
    highlights: groupBy(known.live('highlights'), ({ anchor }) => anchor.source),
  };
}

/** The transcript of an interview with its segments. Yields now and then, so that the caller can let other work pass. */
export function* putTranscript(
  plan: Planning,
  index: TextIndex,
  interviewId: Id<'interview'>,
  draft: DraftTranscript,
): Generator<number> {
  const speakers = draft.speakers.map(({ key, name, participant }): Speaker => {
    return { key, name, participantId: idOf(plan, 'participant', participant) };
  });
  const { id, row } = put(plan, {
    kind: 'transcript',
    table: 'transcripts',
    draft,
    stated: {
      ...{ interviewId, speakers },
      ...(draft.media === undefined ? {} : { mediaId: idOf(plan, 'media', draft.media) }),
    },
    make: (own) => newTranscript(own, { interviewId, speakers }, plan.who),
    natural: () => index.transcripts.get(interviewId)?.[0],
  });
  const there = row === null ? [] : [...(index.segments.get(id) ?? [])].sort((a, b) => (a.order < b.order ? -1 : 1));
  const byExternalId = new Map(
    there.map((segment) => [segment.origin?.externalId ?? segment.questionId ?? '', segment]),
  );
  const last = there.at(-1)?.order ?? null;
  const fresh = plan.orderKeys(last, draft.segments.length);
  const drafted: TextBlock[] = [];
  const standing: TextBlock[] = [];
  for (const [i, segment] of draft.segments.entries()) {
    if (i % SLICE === SLICE - 1) yield plan.ops.length;
    const { externalId, uuid, ...own } = segment;
    const known = externalId === undefined ? undefined : (byExternalId.get(externalId) ?? byUuid(there, uuid));
    const origin = originOfSegment(draft.origin, externalId);
    if (known) {
      const text = standingText(known, segment.text);
      drafted.push({ id: known.id, text: segment.text });
      standing.push({ id: known.id, text });
      if (origin) touch(plan, 'segments', known, { text: segment.text }, origin);
      continue;
    }
    const segmentId = freshId(plan, 'segment', uuid);
    const order = must(fresh[i], 'an order key');
    const fields = { transcriptId: id, order, ...own, questionId: own.questionId ?? null };
    const stamped = origin && withPrints(origin, { text: segment.text });
    plan.ops.push(insert('segments', newSegment(segmentId, { ...fields, origin: stamped }, plan.who)));
    count(plan.made, 'segments');
    drafted.push({ id: segmentId, text: segment.text });
    standing.push({ id: segmentId, text: segment.text });
  }
  followSegments(plan, index, id, there, standing);
  const bySpeaker = new Map(speakers.map(({ key, participantId }) => [key, participantId]));
  const said = draft.segments.map(({ speaker }, i) => {
    return [drafted[i]?.id ?? '', speaker === null ? null : (bySpeaker.get(speaker) ?? null)] as const;
  });
  index.texts.set(draft.key, { id, drafted, standing, speakers: new Map(said) });
  yield plan.ops.length;
}

/** A note of an interview with its words. */
export function putNote(plan: Planning, index: TextIndex, interviewId: Id<'interview'>, draft: DraftNote): void {
  const { id } = put(plan, {
    kind: 'note',
    table: 'notes',
    draft,
    stated: { interviewId, title: draft.title, marks: draft.marks },
    make: (own) => newNote(own, { interviewId, title: draft.title }, plan.who),
  });
  const { drafted, standing } = putBody(plan, index, id, draft.body, draft.origin);
  index.texts.set(draft.key, { id, drafted, standing, speakers: new Map() });
}

/** The rich text of a note or an insight. Words that a person changed stay; highlights on words that the file changed follow. */
export function putBody(
  plan: Planning,
  index: TextIndex,
  ownerId: AnyId,
  draft: DraftBody,
  origin: Origin,
): { readonly drafted: readonly TextBlock[]; readonly standing: readonly TextBlock[] } {
  const row = index.bodies.get(ownerId)?.[0];
  const read = draft.kind === 'content' ? draft.content : bodyFromLines(draft.lines, plan.newUuid);
  if (!row) {
    const stamped = withPrints(origin, { text: plainText(read) });
    plan.ops.push(
      insert('bodies', newBody(freshId(plan, 'body', null), { ownerId, ...read, origin: stamped }, plan.who)),
    );
    count(plan.made, 'bodies');
    return { drafted: textBlocks(read), standing: textBlocks(read) };
  }
  const next = overBlocks(row, read);
  // The words alone are compared: block ids and marks of the editor do not make a text another one.
  const words = { text: plainText(row) };
  const own = row.origin?.externalId !== null && row.origin?.externalId === origin.externalId;
  const taken = takeOver(words, { text: plainText(next) }, own ? (row.origin?.contentHash ?? null) : null);
  for (const conflict of taken.conflicts) plan.conflicts.push({ ...conflict, table: 'bodies', id: row.id });
  if (taken.fields.text === undefined) {
    count(plan.same, 'bodies');
    return { drafted: textBlocks(next), standing: textBlocks(row) };
  }
  const stamped = row.origin && { ...row.origin, contentHash: taken.prints };
  const op = update('bodies', row, { order: [...next.order], blocks: { ...next.blocks }, origin: stamped });
  if (op) plan.ops.push(op);
  for (const [highlight, { anchor, needsReview }] of followBody(index.highlights.get(ownerId) ?? [], row, next)) {
    const moved = update('highlights', highlight, { anchor, needsReview });
    if (moved) plan.ops.push(moved);
  }
  count(plan.updated, 'bodies');
  return { drafted: textBlocks(next), standing: textBlocks(next) };
}

/** A highlight at its place; where a person edited the text since, at the place to which its words went. */
export function putHighlight(
  plan: Planning,
  index: TextIndex,
  draft: DraftHighlight,
  onlyPerson: Id<'participant'> | null,
): void {
  const interviewId = idOf(plan, 'interview', draft.interview);
  const text = index.texts.get(draft.source) ?? standingIn(plan, index, draft);
  if (interviewId === null || text === undefined) {
    plan.problems.warn(`The quote "${short(draft.quote)}" belongs to a text that is not there and was left out.`, {
      kept: 'nothing',
    });
    return;
  }
  const { anchor, needsReview } = anchorOf(text, draft);
  const tagIds = idsOf(plan, 'tag', draft.tags);
  const taggings = (draft.taggings ?? []).flatMap(({ tag, by, at }) => {
    const [tagId, author] = [idOf(plan, 'tag', tag), idOf(plan, 'author', by)];
    return tagId && author ? [[tagId, { by: author, at }] as const] : [];
  });
  const speaker = text.speakers.get(anchor.block);
  const person =
    draft.participant === undefined
      ? speaker === undefined
        ? onlyPerson
        : speaker
      : idOf(plan, 'participant', draft.participant);
  const fields = { tagIds, tagging: Object.fromEntries(taggings) };
  const origin = draft.origin;
  const known = plan.known.byOrigin('highlights', origin);
  // The same words where they were: that a person's edit moved them is no change of the file.
  const unmoved = known !== null && known.anchor.quote === anchor.quote;
  put(plan, {
    kind: 'highlight',
    table: 'highlights',
    draft,
    stated: { ...fields, ...(unmoved ? {} : { anchor, needsReview }), participantId: person },
    make: (id) => newHighlight(id, { interviewId, anchor, tagIds, participantId: person }, plan.who),
  });
}

/** Bodies and segments between two rests of a long import. */
const SLICE = 200;

/** Highlights that were there already go with the words of segments that the file changed. */
function followSegments(
  plan: Planning,
  { highlights }: TextIndex,
  transcriptId: Id<'transcript'>,
  there: readonly Segment[],
  standing: readonly TextBlock[],
): void {
  const now = new Map(standing.map((block) => [block.id, block.text]));
  if (there.every(({ id, text }) => (now.get(id) ?? text) === text)) return;
  const after = there.map(({ id, text }) => ({ id, text: now.get(id) ?? text }));
  for (const highlight of highlights.get(transcriptId) ?? []) {
    const op = update('highlights', highlight, followText(highlight.anchor, there, after));
    if (op) plan.ops.push(op);
  }
}

const byUuid = (segments: readonly Segment[], uuid: string | undefined): Segment | undefined =>
  uuid === undefined ? undefined : segments.find(({ id }) => id === `sg_${uuid}`);

const originOfSegment = (origin: Origin, externalId: string | undefined): Origin | null =>
  externalId === undefined ? null : { ...origin, externalId, contentHash: null };

/** What a segment will say after the import: the file's words, unless a person changed them. */
function standingText(segment: Segment, text: string): string {
  const taken = takeOver({ text: segment.text }, { text }, segment.origin?.contentHash ?? null);
  return typeof taken.fields.text === 'string' ? taken.fields.text : segment.text;
}

/** `next` with the block ids of `row` wherever a block says the same: highlights hang on them. */
function overBlocks(row: BodyContent, next: BodyContent): BodyContent {
  const free = groupBy(row.order, (id) => blockOf(row, id)?.text ?? '');
  const renamed = next.order.map((id) => [free.get(blockOf(next, id)?.text ?? '')?.shift() ?? id, id] as const);
  return {
    order: renamed.map(([id]) => id),
    blocks: Object.fromEntries(renamed.flatMap(([id, from]) => (next.blocks[from] ? [[id, next.blocks[from]]] : []))),
  };
}

function anchorOf(
  { id, drafted, standing }: PlannedText,
  draft: DraftHighlight,
): { readonly anchor: Anchor; readonly needsReview: boolean } {
  const [from, to] = [draft.place?.from, draft.place?.to];
  const [first, last] = [drafted[from?.block ?? -1], drafted[to?.block ?? -1]];
  // Only the blocks of the place: a text may have ten thousand of them, and as many highlights.
  const own = (blocks: readonly TextBlock[]): readonly TextBlock[] =>
    from && to ? blocks.slice(from.block, to.block + 1) : blocks;
  const found =
    from && to && first && last
      ? anchorAt(id, own(drafted), { block: first.id, offset: from.offset }, { block: last.id, offset: to.offset })
      : null;
  const sought = from ? null : anchorOfWords(id, standing, draft.quote);
  if (sought) return { anchor: sought, needsReview: false };
  const written = draft.anchor && { ...draft.anchor, source: id };
  const anchor = written ?? (found && { ...found, quote: draft.quote });
  if (!anchor) return { anchor: unplaced(id, drafted[0]?.id ?? '', draft.quote), needsReview: true };
  if (draft.needsReview) return { anchor, needsReview: true };
  if (textOf(anchor, own(standing)) === anchor.quote) return { anchor, needsReview: false };
  return followText(anchor, drafted, standing);
}

/** The one place of a text where words stand; null when they stand nowhere, or in more than one block. */
function anchorOfWords(source: string, blocks: readonly TextBlock[], quote: string): Anchor | null {
  const found = blocks.filter(({ text }) => text.includes(quote));
  const [block] = found;
  if (!block || found.length > 1 || quote.trim() === '') return null;
  const start = block.text.indexOf(quote);
  return anchorAt(
    source,
    blocks,
    { block: block.id, offset: start },
    { block: block.id, offset: start + quote.length },
  );
}

/** The text of the project that holds the words of a highlight: of the transcripts and notes of its interview the first that does. */
function standingIn(plan: Planning, index: TextIndex, { interview, quote }: DraftHighlight): PlannedText | undefined {
  const interviewId = idOf(plan, 'interview', interview);
  if (interviewId === null) return undefined;
  const transcripts = (index.transcripts.get(interviewId) ?? []).map((transcript): PlannedText => {
    const segments = [...(index.segments.get(transcript.id) ?? [])].sort((a, b) => (a.order < b.order ? -1 : 1));
    const people = new Map(transcript.speakers.map(({ key, participantId }) => [key, participantId]));
    const speakers = segments.map(
      ({ id, speaker }) => [id, speaker === null ? null : (people.get(speaker) ?? null)] as const,
    );
    return { id: transcript.id, drafted: segments, standing: segments, speakers: new Map(speakers) };
  });
  const notes = (index.notes.get(interviewId) ?? []).map((note): PlannedText => {
    const body = index.bodies.get(note.id)?.[0];
    const blocks = body ? textBlocks(body) : [];
    return { id: note.id, drafted: blocks, standing: blocks, speakers: new Map() };
  });
  const texts = [...transcripts, ...notes];
  return texts.find(({ standing }) => standing.some(({ text }) => text.includes(quote))) ?? texts[0];
}

const unplaced = (source: string, block: string, quote: string): Anchor => ({
  source,
  block,
  start: 0,
  end: 0,
  endBlock: null,
  quote,
  prefix: '',
  suffix: '',
});

const short = (quote: string): string => (quote.length > 60 ? `${quote.slice(0, 60)}…` : quote);
