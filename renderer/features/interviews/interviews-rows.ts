import type { App } from '#renderer/data/app.ts';
import { interviews as interviewsHeld } from '#renderer/data/queries/interview-queries.ts';
import { liveRecords } from '#renderer/data/queries/record-queries.ts';
import type { Highlight } from '#shared/domain/highlight.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Interview } from '#shared/domain/interview.ts';
import { nameKey, type Participant } from '#shared/domain/participant.ts';
import type { Study } from '#shared/domain/study.ts';
import type { Segment } from '#shared/domain/transcript.ts';
import { groupBy } from '#shared/exchange/group-by.ts';

/** How long an interview is: by its clock where the transcript has times, else by its words; null without a transcript. */
export type Length =
  | { readonly kind: 'time'; readonly ms: number }
  | { readonly kind: 'words'; readonly words: number };

export interface Talk {
  readonly segmentIds: readonly string[];
  readonly length: Length | null;
}

export interface InterviewRow {
  readonly interview: Interview;
  readonly people: readonly Participant[];
  readonly study: Study | null;
  readonly length: Length | null;
  /** Segments with a highlight, of all; null without a transcript. */
  readonly coded: { readonly marked: number; readonly all: number } | null;
  readonly highlights: number;
}

/** The transcript of each interview, measured. Asked apart from the highlights, so that marking words does not measure again. */
export async function talks(app: App): Promise<ReadonlyMap<string, Talk>> {
  const transcripts = (await liveRecords(app, 'transcripts')).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const measured = new Map<string, Talk>();
  for (let at = 0; at < transcripts.length; at += AT_ONCE) {
    const some = transcripts.slice(at, at + AT_ONCE);
    const talk = await talksOf(
      app,
      some.map(({ id }) => id),
    );
    for (const { id, interviewId } of some) measured.set(interviewId, talk.get(id) ?? NO_TALK);
  }
  return measured;
}

const AT_ONCE = 100;
/** Short transcripts, such as answers of a survey, are read together; of long ones only what the measure needs. */
const SHORT = 2_000;
const NO_TALK: Talk = { segmentIds: [], length: null };

/** `ids` in their order. */
async function talksOf(app: App, ids: readonly Id<'transcript'>[]): Promise<ReadonlyMap<string, Talk>> {
  const all = segmentsBetween(app, ids.at(0) ?? '', ids.at(-1) ?? '');
  if ((await all().count()) > SHORT) {
    return new Map(await Promise.all(ids.map(async (id) => [id, await talkOf(app, id)] as const)));
  }
  const segments = groupBy(await all().toArray(), ({ transcriptId }) => transcriptId);
  return new Map([...segments].map(([id, own]) => [id, talkIn(own)] as const));
}

/** A new collection each time: `last` turns the one that it is asked of around. */
const segmentsBetween = (app: App, first: string, last: string) => () =>
  app.db.segments.where('[transcriptId+order]').between([first, ''], [last, '\uffff']);

async function talkOf(app: App, transcriptId: Id<'transcript'>): Promise<Talk> {
  const all = segmentsBetween(app, transcriptId, transcriptId);
  const last = await all().last();
  if (!last) return NO_TALK;
  const end = last.endMs ?? last.startMs;
  if (end === null) return talkIn(await all().toArray());
  return { segmentIds: await all().primaryKeys(), length: { kind: 'time', ms: end } };
}

function talkIn(segments: readonly Segment[]): Talk {
  const segmentIds = segments.map(({ id }) => id);
  const last = segments.at(-1);
  const end = last?.endMs ?? last?.startMs ?? null;
  if (end !== null) return { segmentIds, length: { kind: 'time', ms: end } };
  const words = segments.reduce((sum, { text }) => sum + (text.match(/\S+/g)?.length ?? 0), 0);
  return { segmentIds, length: { kind: 'words', words } };
}

/** Every interview with what the list shows about it, newest first. */
export async function interviewRows(app: App, measured: ReadonlyMap<string, Talk>): Promise<InterviewRow[]> {
  const [held, participants, studies, highlights] = await Promise.all([
    interviewsHeld(app),
    liveRecords(app, 'participants'),
    liveRecords(app, 'studies'),
    liveRecords(app, 'highlights'),
  ]);
  const people = new Map(participants.map((person) => [person.id, person]));
  const study = new Map(studies.map((one) => [one.id, one]));
  const marks = new Map<string, Highlight[]>();
  for (const highlight of highlights) {
    const own = marks.get(highlight.interviewId);
    if (own) own.push(highlight);
    else marks.set(highlight.interviewId, [highlight]);
  }
  // What waits in the Inbox is no interview until it is filed.
  return held
    .filter(({ stage }) => stage !== 'inbox')
    .map((interview) => {
      const talk = measured.get(interview.id);
      const own = marks.get(interview.id) ?? [];
      return {
        interview,
        people: interview.participantIds.flatMap((id) => people.get(id) ?? []),
        study: (interview.studyId && study.get(interview.studyId)) || null,
        length: talk?.length ?? null,
        coded: talk ? { marked: markedSegments(talk.segmentIds, own), all: talk.segmentIds.length } : null,
        highlights: own.length,
      };
    });
}

/** How many segments carry a highlight. One over several segments marks those in between too. */
function markedSegments(segmentIds: readonly string[], highlights: readonly Highlight[]): number {
  const marked = new Set<string>();
  for (const { anchor } of highlights) {
    const from = segmentIds.indexOf(anchor.block);
    const to = anchor.endBlock === null ? from : segmentIds.indexOf(anchor.endBlock);
    if (from >= 0) for (const id of segmentIds.slice(from, to + 1)) marked.add(id);
  }
  return marked.size;
}

export interface InterviewFilter {
  readonly study?: Id<'study'> | undefined;
  readonly q?: string | undefined;
  /** A column, with `-` before it when the highest comes first. */
  readonly sort?: string | undefined;
}

/** The rows that a filter leaves, in its order. All words must stand in the title, the study or among the people. */
export function chosenInterviews(
  rows: readonly InterviewRow[],
  { study, q = '', sort }: InterviewFilter,
  compare: (a: string, b: string) => number,
): InterviewRow[] {
  const words = nameKey(q)
    .split(' ')
    .filter((word) => word !== '');
  const chosen = rows.filter(
    (row) => (study === undefined || row.interview.studyId === study) && words.every((word) => hay(row).includes(word)),
  );
  if (sort === undefined) return chosen;
  const by = SORTS[sort.replace(/^-/, '')];
  if (!by) return chosen;
  const sign = sort.startsWith('-') ? -1 : 1;
  return chosen.sort((a, b) => sign * by(a, b, compare));
}

const hay = ({ interview, people, study }: InterviewRow): string =>
  nameKey(
    [interview.title, study?.title ?? '', ...people.flatMap((p) => [p.alias, p.name, p.company, p.segment])].join(' '),
  );

type Compare = (a: InterviewRow, b: InterviewRow, compare: (a: string, b: string) => number) => number;

const SORTS: Readonly<Record<string, Compare>> = {
  title: (a, b, compare) => compare(a.interview.title, b.interview.title),
  people: (a, b, compare) => compare(a.people[0]?.alias ?? '', b.people[0]?.alias ?? ''),
  study: (a, b, compare) => compare(a.study?.title ?? '', b.study?.title ?? ''),
  date: (a, b, compare) => compare(a.interview.heldAt ?? '', b.interview.heldAt ?? ''),
  length: (a, b) => minutes(a.length) - minutes(b.length),
  coded: (a, b) => share(a) - share(b),
  highlights: (a, b) => a.highlights - b.highlights,
};

/** Words are compared with times at the pace of calm talk: 150 words a minute. */
const minutes = (length: Length | null): number =>
  length === null ? 0 : length.kind === 'time' ? length.ms / 60_000 : length.words / 150;

/** 0..1; interviews without a transcript come after all others. */
export const share = ({ coded }: InterviewRow): number =>
  coded === null || coded.all === 0 ? -1 : coded.marked / coded.all;
