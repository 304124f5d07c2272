import { type EvidenceGraph, evidenceFor, personOf } from '../domain/evidence-graph.ts';
import type { AnyId } from '../domain/ids.ts';
import type { Score } from '../domain/score.ts';

/** How much each value says: 0 not important, 1 nice to have (also while unset), 2 important, 3 critical. */
export type ImportanceValue = 0 | 1 | 2 | 3;
export const IMPORTANCE_VALUES: readonly ImportanceValue[] = [0, 1, 2, 3];

export interface ImportanceGroup {
  /** A company or a segment; empty for people without one. */
  readonly name: string;
  readonly total: number;
  readonly people: number;
}

export interface CustomerImportance {
  /** The sum over people of each one's latest value. */
  readonly total: number;
  /** People who were heard on it or gave a value. */
  readonly n: number;
  /** People by value, 0 to 3. */
  readonly counts: readonly [number, number, number, number];
  readonly people: readonly {
    readonly person: string;
    readonly value: ImportanceValue;
    /** The score it was taken from; null while unset. */
    readonly scoreId: string | null;
  }[];
  readonly companies: readonly ImportanceGroup[];
  readonly segments: readonly ImportanceGroup[];
}

/**
 * How important customers say a need is: each person counts once, with the latest value. Nobody heard gives 0 with n = 0.
 * `scores` are those on this record; only values that customers gave count, estimates and survey scales do not.
 * Source: Productboard's customer importance score.
 */
export function customerImportance(graph: EvidenceGraph, id: AnyId, scores: readonly Score[]): CustomerImportance {
  const latest = new Map<string, Score>();
  for (const score of scores) {
    if (!isCustomerImportance(score) || score.aboutId !== id || score.participantId === null) continue;
    const known = latest.get(score.participantId);
    if (known === undefined || isLater(score, known)) latest.set(score.participantId, score);
  }
  const heard = evidenceFor(graph, id)
    .filter(({ stance }) => stance === 'supports')
    .map(({ highlight }) => personOf(graph, highlight));
  const people = [...new Set([...heard, ...latest.keys()])].sort().map((person) => {
    const score = latest.get(person);
    return { person, value: score ? importanceOf(score.value) : 1, scoreId: score?.id ?? null } as const;
  });
  const counts: [number, number, number, number] = [0, 0, 0, 0];
  for (const { value } of people) counts[value] += 1;
  const by = (field: 'company' | 'segment'): ImportanceGroup[] => {
    const groups = new Map<string, { total: number; people: number }>();
    for (const { person, value } of people) {
      const name = graph.participants.get(person)?.[field] ?? '';
      const group = groups.get(name) ?? { total: 0, people: 0 };
      groups.set(name, { total: group.total + value, people: group.people + 1 });
    }
    return [...groups]
      .map(([name, group]) => ({ name, ...group }))
      .sort((a, b) => b.total - a.total || (a.name < b.name ? -1 : 1));
  };
  const total = people.reduce((sum, { value }) => sum + value, 0);
  return { total, n: people.length, counts, people, companies: by('company'), segments: by('segment') };
}

export const isCustomerImportance = (score: Score): boolean =>
  score.kind === 'importance' && score.source === 'customer' && score.deletedAt === null;

const importanceOf = (value: number): ImportanceValue => IMPORTANCE_VALUES[Math.round(value)] ?? (value > 3 ? 3 : 0);

const isLater = (a: Score, b: Score): boolean => a.at > b.at || (a.at === b.at && a.id > b.id);
