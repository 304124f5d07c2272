import Fuse from 'fuse.js';

export interface Label {
  readonly id: string;
  readonly text: string;
  /** Other words that mean it. */
  readonly also?: string | undefined;
}

/** Fuse reads every label at each key: above this many it is no longer quick. Records beyond are found by full-text search. */
export const MOST_LABELS = 1000;

/**
 * Finds labels by loosely typed words: every word must be like a word of the label, in any order. The wrapper around Fuse and
 * the only place that knows it.
 */
export function createLabelSearch<T extends Label>(
  labels: readonly T[],
): (query: string, limit: number) => readonly T[] {
  const fuse = new Fuse(labels.slice(0, MOST_LABELS), {
    keys: [
      { name: 'text', weight: 2 },
      { name: 'also', weight: 1 },
    ],
    useTokenSearch: true,
    tokenMatch: 'all',
    ignoreDiacritics: true,
    threshold: 0.4,
    includeScore: true,
  });
  return (query, limit) => fuse.search(query, { limit }).map(({ item }) => item);
}
