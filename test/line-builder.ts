import { buildGraph, type EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import { newEvidenceLink, type Stance } from '#shared/domain/evidence-link.ts';
import { newGoal } from '#shared/domain/goal.ts';
import { newHighlight } from '#shared/domain/highlight.ts';
import type { AnyId, Id } from '#shared/domain/ids.ts';
import { newInsight } from '#shared/domain/insight.ts';
import { newInterview } from '#shared/domain/interview.ts';
import { newNeed } from '#shared/domain/need.ts';
import { newParticipant } from '#shared/domain/participant.ts';
import type { Fresh } from '#shared/domain/record-base.ts';

const WHO = { now: '2026-01-05T09:00:00.000Z', by: 'au_1' } as const;

/** A fresh record as it stands in the database. */
export const stored = <T>(fresh: Fresh<T>): T =>
  // Fresh only leaves out the two technical fields.
  ({ ...fresh, rev: 1, updatedAt: WHO.now }) as T;

/** A line by hand: titles by id, `parent` for nested needs, who said which words in which interview, and what speaks for what. */
export interface LineParts {
  readonly goals?: Readonly<Record<Id<'goal'>, string>>;
  readonly needs?: Readonly<Record<Id<'need'>, string | { readonly title: string; readonly parent: Id<'need'> }>>;
  readonly insights?: Readonly<Record<Id<'insight'>, string>>;
  readonly quotes?: Readonly<
    Record<Id<'highlight'>, { readonly words: string; readonly in: Id<'interview'>; readonly by?: Id<'participant'> }>
  >;
  readonly interviews?: Readonly<
    Record<Id<'interview'>, { readonly title: string; readonly heldAt?: string; readonly study?: Id<'study'> }>
  >;
  readonly people?: Readonly<Record<Id<'participant'>, { readonly name: string; readonly alias: string }>>;
  readonly links?: readonly (readonly [from: AnyId, to: AnyId, stance?: Stance])[];
}

export function aLine(parts: LineParts): EvidenceGraph {
  const speakers = new Map<string, Set<Id<'participant'>>>();
  for (const { in: interview, by } of Object.values(parts.quotes ?? {})) {
    if (by) speakers.set(interview, (speakers.get(interview) ?? new Set()).add(by));
  }
  return buildGraph({
    goals: entries<'goal', string>(parts.goals).map(([id, title]) => stored(newGoal(id, { title, order: id }, WHO))),
    needs: entries<'need', string | { title: string; parent: Id<'need'> }>(parts.needs).map(([id, need]) => {
      const { title, parent } = typeof need === 'string' ? { title: need, parent: null } : need;
      return stored(newNeed(id, { title, order: id, parentId: parent }, WHO));
    }),
    insights: entries<'insight', string>(parts.insights).map(([id, title]) => stored(newInsight(id, { title }, WHO))),
    highlights: entries<'highlight', { words: string; in: Id<'interview'>; by?: Id<'participant'> }>(parts.quotes).map(
      ([id, { words, in: interviewId, by }]) => {
        const anchor = {
          source: 'tr_1',
          block: `sg_${id}`,
          start: 0,
          end: words.length,
          endBlock: null,
          quote: words,
          prefix: '',
          suffix: '',
        };
        return stored(newHighlight(id, { interviewId, anchor, participantId: by ?? null }, WHO));
      },
    ),
    interviews: entries<'interview', { title: string; heldAt?: string; study?: Id<'study'> }>(parts.interviews).map(
      ([id, { title, heldAt, study }]) => {
        const participantIds = [...(speakers.get(id) ?? [])];
        const input = { title, heldAt: heldAt ?? null, studyId: study ?? null, participantIds };
        return stored(newInterview(id, input, WHO));
      },
    ),
    participants: entries<'participant', { name: string; alias: string }>(parts.people).map(([id, person]) =>
      stored(newParticipant(id, person, WHO)),
    ),
    links: (parts.links ?? []).map(([from, to, stance], i) =>
      stored(newEvidenceLink(`ev_${i}`, { from, to, stance: stance ?? 'supports', order: String(i) }, WHO)),
    ),
  });
}

// Object.entries widens the keys of a record to string.
const entries = <K extends 'goal' | 'need' | 'insight' | 'highlight' | 'interview' | 'participant', V>(
  record: object | undefined,
): [Id<K>, V][] => Object.entries(record ?? {}) as [Id<K>, V][];
