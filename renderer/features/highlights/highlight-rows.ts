import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import type { Highlight } from '#shared/domain/highlight.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Interview } from '#shared/domain/interview.ts';
import type { Participant } from '#shared/domain/participant.ts';
import type { Tag } from '#shared/domain/tag.ts';

/** A quote with what its row says about it. */
export interface HighlightRow {
  readonly highlight: Highlight;
  /** In the order in which they were put on; those in the trash are left out. */
  readonly tags: readonly Tag[];
  readonly person: Participant | null;
  /** Null while the interview lies in the trash. */
  readonly interview: Interview | null;
  readonly insights: number;
  /** True when neither an insight nor a need stands on it. */
  readonly unlinked: boolean;
}

/** All quotes, in one pass over the line. */
export function highlightRows(graph: EvidenceGraph, tags: ReadonlyMap<string, Tag>): readonly HighlightRow[] {
  return graph.records.highlights.map((highlight) => {
    const claims = (graph.up.get(highlight.id) ?? []).map(({ to }) => to);
    const insights = claims.filter((to) => to.startsWith('in_')).length;
    return {
      highlight,
      tags: highlight.tagIds.map((id) => tags.get(id)).filter((tag) => tag !== undefined),
      person: (highlight.participantId && graph.participants.get(highlight.participantId)) || null,
      interview: graph.interviews.get(highlight.interviewId) ?? null,
      insights,
      unlinked: insights === 0 && !claims.some((to) => to.startsWith('nd_')),
    };
  });
}

export const HIGHLIGHT_VIEWS = ['all', 'review', 'unlinked', 'themes'] as const;
export type HighlightView = (typeof HIGHLIGHT_VIEWS)[number];

export interface HighlightFilter {
  readonly q?: string | undefined;
  readonly tag?: Id<'tag'> | undefined;
  readonly study?: Id<'study'> | undefined;
  readonly interview?: Id<'interview'> | undefined;
  readonly participant?: Id<'participant'> | undefined;
}

/** The rows that a filter leaves, whichever tab is open. */
export function filteredHighlights(rows: readonly HighlightRow[], filter: HighlightFilter): readonly HighlightRow[] {
  const { tag, study, interview, participant } = filter;
  const words = fold(filter.q ?? '')
    .split(/\s+/)
    .filter(Boolean);
  return rows.filter(
    (row) =>
      (tag === undefined || row.highlight.tagIds.includes(tag)) &&
      (study === undefined || row.interview?.studyId === study) &&
      (interview === undefined || row.highlight.interviewId === interview) &&
      (participant === undefined || row.highlight.participantId === participant) &&
      hasWords(row, words),
  );
}

export function inView(row: HighlightRow, view: HighlightView): boolean {
  if (view === 'review') return row.highlight.needsReview;
  // What has a tag has found its theme.
  if (view === 'themes') return row.tags.length === 0;
  return view === 'all' || row.unlinked;
}

/** Sorts by a column, with `-` before it when the highest comes first. Equal rows stay together by interview and time. */
export function sortedHighlights(
  rows: readonly HighlightRow[],
  sort: string,
  moments: ReadonlyMap<string, number>,
  compare: (a: string, b: string) => number,
): readonly HighlightRow[] {
  const column = sort.replace(/^-/, '');
  const sign = sort.startsWith('-') ? -1 : 1;
  const date = ({ interview }: HighlightRow): string => interview?.heldAt ?? '';
  const by = (a: HighlightRow, b: HighlightRow): number => {
    if (column === 'date') return plain(date(a), date(b));
    if (column === 'person') return compare(a.person?.alias ?? '', b.person?.alias ?? '');
    if (column === 'words') return compare(a.highlight.anchor.quote, b.highlight.anchor.quote);
    return column === 'insights' ? a.insights - b.insights : 0;
  };
  const at = ({ highlight }: HighlightRow): number => moments.get(highlight.id) ?? Number.POSITIVE_INFINITY;
  return rows.toSorted(
    (a, b) =>
      sign * by(a, b) ||
      plain(date(b), date(a)) ||
      plain(a.highlight.interviewId, b.highlight.interviewId) ||
      (at(a) === at(b) ? 0 : at(a) - at(b)) ||
      plain(a.highlight.id, b.highlight.id),
  );
}

/** Each row's words are folded once: a filter is typed letter by letter over all of them. */
const FOLDED = new WeakMap<HighlightRow, string>();

function hasWords(row: HighlightRow, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  let hay = FOLDED.get(row);
  if (hay === undefined) {
    const { highlight, tags, person, interview } = row;
    hay = fold(
      [highlight.anchor.quote, ...tags.map((tag) => tag.label), person?.alias ?? '', interview?.title ?? ''].join('\n'),
    );
    FOLDED.set(row, hay);
  }
  return words.every((word) => hay.includes(word));
}

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
const plain = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
