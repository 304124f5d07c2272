import { mulberry32 } from '#shared/analysis/random.ts';
import type { GraphRecords } from '#shared/domain/evidence-graph.ts';
import { newEvidenceLink, STANCES } from '#shared/domain/evidence-link.ts';
import { newGoal } from '#shared/domain/goal.ts';
import { newHighlight } from '#shared/domain/highlight.ts';
import { type Id, idFrom } from '#shared/domain/ids.ts';
import { newInsight } from '#shared/domain/insight.ts';
import { INTERVIEW_KINDS, newInterview } from '#shared/domain/interview.ts';
import { newNeed } from '#shared/domain/need.ts';
import { newParticipant } from '#shared/domain/participant.ts';
import type { Fresh } from '#shared/domain/record-base.ts';

export interface LineSize {
  readonly goals: number;
  readonly needs: number;
  readonly insights: number;
  readonly highlights: number;
  readonly interviews: number;
  readonly participants: number;
}

/** The large workspace of the plans. */
export const LARGE: LineSize = {
  goals: 60,
  needs: 500,
  insights: 2_000,
  highlights: 15_000,
  interviews: 500,
  participants: 400,
};

export const WHO = { now: '2026-01-05T09:00:00.000Z', by: 'au_00000000-0000-7000-8000-000000000000' } as const;
const SEGMENTS = ['Small', 'Mid', 'Enterprise', 'Public'];
const WORDS =
  'we export the invoice every week because nobody can approve it where they are and the list is never true'.split(' ');

/** Some of the words of an interview, so many or more, and fewer than `most`. */
export const wordsOf = (random: () => number, least: number, most: number): string =>
  Array.from(
    { length: least + Math.floor(random() * (most - least)) },
    () => WORDS[Math.floor(random() * WORDS.length)],
  ).join(' ');

/** A line of this size, the same for the same seed. Its dates lie in the two years before the first of June 2026. */
export function lineWorkspace(size: LineSize, seed = 1): GraphRecords {
  const random = mulberry32(seed);
  const below = (n: number): number => Math.floor(random() * n);
  const say = (least: number, most: number): string => wordsOf(random, least, most);
  const participants = many(size.participants, 'participant', (id, i) =>
    newParticipant(
      id,
      {
        name: `Person ${i}`,
        alias: `P-${i}`,
        segment: SEGMENTS[below(SEGMENTS.length)] ?? '',
        company: `Company ${i % 60}`,
      },
      WHO,
    ),
  );
  const interviews = many(size.interviews, 'interview', (id, i) =>
    newInterview(
      id,
      {
        title: `Interview ${i}`,
        studyId: null,
        kind: INTERVIEW_KINDS[below(INTERVIEW_KINDS.length)] ?? 'conversation',
        heldAt: day(below(720)),
        participantIds: [participants[below(participants.length)]?.id ?? idOf('participant', 0)],
      },
      WHO,
    ),
  );
  const highlights = many(size.highlights, 'highlight', (id) => {
    const interview = interviews[below(interviews.length)];
    const quote = say(6, 24);
    const anchor = {
      source: idOf('transcript', 0),
      block: idOf('segment', below(1_000)),
      start: 0,
      end: quote.length,
      endBlock: null,
      quote,
      prefix: '',
      suffix: '',
    };
    const interviewId = interview?.id ?? idOf('interview', 0);
    return newHighlight(id, { interviewId, anchor, participantId: interview?.participantIds[0] ?? null }, WHO);
  });
  const insights = many(size.insights, 'insight', (id) => newInsight(id, { title: say(8, 16) }, WHO));
  const needs = many(size.needs, 'need', (id, i) => {
    // A fifth stands at the top; the rest nests under one that was made before.
    const parentId = i % 5 === 0 || i < 5 ? null : idOf('need', below(i));
    return newNeed(id, { title: say(4, 10), order: order(i), parentId }, WHO);
  });
  const goals = many(size.goals, 'goal', (id, i) => newGoal(id, { title: say(4, 8), order: order(i) }, WHO));
  const pairs: [string, string][] = [
    ...highlights.flatMap(({ id }): [string, string][] =>
      random() < 0.8 ? [[id, insights[below(insights.length)]?.id ?? '']] : [],
    ),
    ...insights.flatMap(({ id }): [string, string][] =>
      random() < 0.9 ? [[id, needs[below(needs.length)]?.id ?? '']] : [],
    ),
    ...needs.flatMap(({ id, parentId }): [string, string][] =>
      parentId === null || random() < 0.1 ? [[id, goals[below(goals.length)]?.id ?? '']] : [],
    ),
  ];
  const links = many(pairs.length, 'evidence', (id, i) => {
    const [from, to] = pairs[i] ?? ['', ''];
    const stance = random() < 0.9 ? 'supports' : (STANCES[below(3)] ?? 'supports');
    // Ids of the kinds that the pairs were made of.
    return newEvidenceLink(id, { from: from as Id<'highlight'>, to: to as Id<'insight'>, stance }, WHO);
  });
  return { goals, needs, insights, highlights, interviews, participants, links };
}

/** Only needs, for the tree: each under one before it, a tenth at the top. */
export function needTree(count: number, seed = 1): GraphRecords['needs'] {
  const random = mulberry32(seed);
  return many(count, 'need', (id, i) => {
    const parentId = i % 10 === 0 ? null : idOf('need', Math.max(0, i - 1 - Math.floor(random() * 12)));
    return newNeed(id, { title: `Need ${i}`, order: order(i), parentId }, WHO);
  });
}

type Kind =
  | 'participant'
  | 'interview'
  | 'highlight'
  | 'insight'
  | 'need'
  | 'goal'
  | 'evidence'
  | 'transcript'
  | 'segment'
  | 'study'
  | 'tag'
  | 'metric'
  | 'guide';

const uuid = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
export const idOf = <K extends Kind>(kind: K, n: number): Id<K> => idFrom(kind, uuid(n));
export const order = (n: number): string => `a${String(n).padStart(6, '0')}`;
const day = (ago: number): string => new Date(Date.UTC(2026, 5, 1) - ago * 86_400_000).toISOString().slice(0, 10);

export function many<K extends Kind, T>(count: number, kind: K, make: (id: Id<K>, i: number) => Fresh<T>): T[] {
  return Array.from(
    { length: count },
    // Fresh only leaves out the two technical fields.
    (_, i) => ({ ...make(idOf(kind, i), i), rev: 1, updatedAt: WHO.now }) as T,
  );
}
