import { type Measure, unmeasured } from './measure.ts';

/** Answers to "if it is there" and "if it is not there", stored as 1 to 5 in this order. */
export const KANO_ANSWERS = ['like', 'must-be', 'neutral', 'live-with', 'dislike'] as const;
export type KanoAnswer = (typeof KANO_ANSWERS)[number];

/** In the order in which ties are resolved: M, O, A, I after Berger et al. 1993, the tail is ours. */
export const KANO_CATEGORIES = ['M', 'O', 'A', 'I', 'R', 'Q'] as const;
export type KanoCategory = (typeof KANO_CATEGORIES)[number];

export interface KanoPair {
  readonly present: KanoAnswer | null;
  readonly absent: KanoAnswer | null;
}

export interface KanoParts {
  readonly counts: Readonly<Record<KanoCategory, number>>;
  /** Satisfaction that it adds, 0..1; null when nobody answered A, O, M or I. */
  readonly better: number | null;
  /** Dissatisfaction that its absence makes, -1..0. */
  readonly worse: number | null;
  /** Share of R and of Q, which stand outside better and worse. */
  readonly reverse: number;
  readonly questionable: number;
  /** Fong's caution: the two most frequent categories are close together. */
  readonly tentative: boolean;
  /** Pairs with one answer missing. */
  readonly leftOut: number;
}

/** Rows: present; columns: absent, both in the order of `KANO_ANSWERS`. The classic table. */
const TABLE: readonly string[] = ['QAAAO', 'RIIIM', 'RIIIM', 'RIIIM', 'RRRRQ'];

/** The category of one pair of answers. */
export function kanoCategory(present: KanoAnswer, absent: KanoAnswer): KanoCategory {
  const row = TABLE[KANO_ANSWERS.indexOf(present)] ?? '';
  // The table holds these letters alone.
  return row.charAt(KANO_ANSWERS.indexOf(absent)) as KanoCategory;
}

/** The answer that a stored figure from 1 to 5 stands for. */
export const kanoAnswer = (stored: number): KanoAnswer | null => KANO_ANSWERS[stored - 1] ?? null;

/** The category that most pairs fall into; `value` is its share. Source: Kano 1984, Berger et al. 1993, Fong 1996. */
export function kano(pairs: readonly KanoPair[]): Measure<KanoParts, KanoCategory> {
  const counts: Record<KanoCategory, number> = { M: 0, O: 0, A: 0, I: 0, R: 0, Q: 0 };
  let n = 0;
  for (const { present, absent } of pairs) {
    if (present === null || absent === null) continue;
    counts[kanoCategory(present, absent)] += 1;
    n += 1;
  }
  return kanoOfCounts(counts, pairs.length - n);
}

/** The same from counted categories. */
export function kanoOfCounts(
  counts: Readonly<Record<KanoCategory, number>>,
  leftOut = 0,
): Measure<KanoParts, KanoCategory> {
  const n = KANO_CATEGORIES.reduce((sum, category) => sum + counts[category], 0);
  if (n === 0) return unmeasured({ kind: 'no-answers', have: leftOut });
  // Sorting is stable: equal counts stay in the order of the tie rule.
  const ranked = KANO_CATEGORIES.toSorted((a, b) => counts[b] - counts[a]);
  const [first, second] = [ranked[0] ?? 'Q', ranked[1] ?? 'Q'];
  const { A, O, M, I, R, Q } = counts;
  const spoken = A + O + M + I;
  return {
    value: counts[first] / n,
    parts: {
      counts,
      better: spoken === 0 ? null : (A + O) / spoken,
      worse: spoken === 0 ? null : -(O + M) / spoken,
      reverse: R / n,
      questionable: Q / n,
      tentative: isTentative(counts[first], counts[second], n),
      leftOut,
    },
    n,
    unit: 'share',
    status: first,
  };
}

/** `a - b < 1.65 * sqrt((a + b)(2n - a - b) / 2n)`. */
export const isTentative = (a: number, b: number, n: number): boolean =>
  a - b < 1.65 * Math.sqrt(((a + b) * (2 * n - a - b)) / (2 * n));
