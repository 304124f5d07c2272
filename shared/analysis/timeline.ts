import type { CountBy } from './cross-tab.ts';
import { byKey } from './measure.ts';
import type { QuoteRow } from './quote-row.ts';

export const PERIODS = ['month', 'quarter', 'year'] as const;
export type Period = (typeof PERIODS)[number];

export interface Timeline {
  /** `2026-03`, `2026-Q1` or `2026`, without a hole from the first to the last. */
  readonly periods: readonly string[];
  /** Interviews held in each period: what a count has to be read against. */
  readonly interviews: readonly number[];
  /** By tag, then by period: quotes, or distinct persons. */
  readonly series: ReadonlyMap<string, readonly number[]>;
  /** Quotes whose interview has no date. */
  readonly undated: number;
}

/** How often tags came up over time. `heldAt`: the day of each interview, null while unknown. */
export function timeline(
  rows: readonly QuoteRow[],
  heldAt: ReadonlyMap<string, string | null>,
  tagIds: readonly string[],
  period: Period,
  by: CountBy,
): Timeline {
  const held = [...heldAt.values()].filter((day) => day !== null).map((day) => periodOf(day, period));
  const periods = allBetween(held.toSorted(byKey), period);
  const at = new Map(periods.map((one, i) => [one, i]));
  const interviews = periods.map(() => 0);
  for (const one of held) interviews[at.get(one) ?? 0] = (interviews[at.get(one) ?? 0] ?? 0) + 1;
  const series = new Map(tagIds.map((id) => [id, periods.map(() => 0)]));
  const seen = new Set<string>();
  let undated = 0;
  for (const row of rows) {
    const day = heldAt.get(row.interviewId) ?? null;
    const tags = row.tagIds.filter((id) => series.has(id));
    if (tags.length === 0) continue;
    if (day === null) {
      undated += 1;
      continue;
    }
    const index = at.get(periodOf(day, period)) ?? 0;
    for (const tag of new Set(tags)) {
      const key = `${tag} ${index} ${row.person}`;
      if (by === 'people' && seen.has(key)) continue;
      seen.add(key);
      const counts = series.get(tag);
      if (counts) counts[index] = (counts[index] ?? 0) + 1;
    }
  }
  return { periods, interviews, series, undated };
}

/** The period that a day `YYYY-MM-DD` lies in. */
export function periodOf(day: string, period: Period): string {
  if (period === 'month') return day.slice(0, 7);
  const year = day.slice(0, 4);
  return period === 'year' ? year : `${year}-Q${Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1}`;
}

function allBetween(sorted: readonly string[], period: Period): readonly string[] {
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const all = [first];
  for (let at = first; at < last && all.length < MOST; ) {
    at = after(at, period);
    all.push(at);
  }
  return all;
}

/** A mistyped year must not make a drawing of a million columns. */
const MOST = 1200;

function after(at: string, period: Period): string {
  const year = Number(at.slice(0, 4));
  const next = String(year + 1).padStart(4, '0');
  if (period === 'year') return next;
  if (period === 'quarter') return at.endsWith('4') ? `${next}-Q1` : `${at.slice(0, 6)}${Number(at.at(-1)) + 1}`;
  const month = Number(at.slice(5, 7));
  return month === 12 ? `${next}-01` : `${at.slice(0, 5)}${String(month + 1).padStart(2, '0')}`;
}
