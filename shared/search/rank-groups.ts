import type { GroupScratch } from './group-scratch.ts';
import type { LiveSegment } from './live-segment.ts';
import { KIND_WEIGHT, RECENCY_GAIN, RECENCY_HALF_LIFE_DAYS } from './search-parameters.ts';
import { compareKeys } from './segment.ts';
import { UNIT_KINDS, type UnitKind } from './unit.ts';

/** A row of results: the best unit of its group, and how many units of the group were found. */
export interface RankedUnit {
  readonly live: LiveSegment;
  readonly doc: number;
  readonly score: number;
  readonly units: number;
}

export interface RankOptions {
  readonly limit: number;
  /** Only rows whose found units include one of these; null for all. */
  readonly kinds: readonly UnitKind[] | null;
  readonly today: number;
  /** Hash of the title that equals the query, or null. */
  readonly titleHash: number | null;
  readonly groupCount: number;
  readonly scratch: GroupScratch;
}

/** Folds found units by group, counts groups per kind, and keeps the best rows. Ties go by key, so the list is always the same. */
export function rankGroups(segments: readonly LiveSegment[], options: RankOptions) {
  const { scratch, kinds } = options;
  let wanted = 0;
  for (const kind of kinds ?? []) wanted |= 1 << UNIT_KINDS.indexOf(kind);
  scratch.begin(options.groupCount);
  segments.forEach((live, segment) => {
    const { found, foundCount, groups } = live;
    for (let i = 0; i < foundCount; i++) {
      const doc = found[i] ?? 0;
      const kind = 1 << (live.segment.kinds[doc] ?? 0);
      const group = groups[doc] ?? 0;
      if (scratch.kinds[group] === 0) scratch.touched[scratch.touchedCount++] = group;
      scratch.kinds[group] = (scratch.kinds[group] ?? 0) | kind;
      if (kinds === null || (wanted & kind) !== 0)
        offer(scratch, group, segment, doc, finalScore(live, doc, options), segments);
    }
  });
  return { rows: bestRows(scratch, segments, options.limit), countsByKind: countsByKind(scratch) };
}

const KIND_WEIGHTS = UNIT_KINDS.map((kind) => KIND_WEIGHT[kind]);
// By age in days, since a query may rank every unit there is.
const RECENCY = Float64Array.from(
  { length: 3653 },
  (_, age) => 1 + RECENCY_GAIN * 2 ** (-age / RECENCY_HALF_LIFE_DAYS),
);
/** Far above any sum of BM25 parts. */
const EQUAL_TITLE = 1000;

function finalScore(live: LiveSegment, doc: number, { today, titleHash }: RankOptions): number {
  const age = Math.max(0, today - (live.segment.days[doc] ?? 0));
  const recency = RECENCY[Math.min(age, RECENCY.length - 1)] ?? 1;
  // Filters alone score nothing: then kind and date give the order.
  const words = live.score[doc] || 1;
  const equal = titleHash !== null && live.segment.titleHashes[doc] === titleHash ? EQUAL_TITLE : 0;
  return words * (KIND_WEIGHTS[live.segment.kinds[doc] ?? 0] ?? 1) * recency + equal;
}

function offer(
  scratch: GroupScratch,
  group: number,
  segment: number,
  doc: number,
  score: number,
  segments: readonly LiveSegment[],
): void {
  const units = scratch.units[group] ?? 0;
  scratch.units[group] = units + 1;
  const best = scratch.best[group] ?? 0;
  if (units > 0 && score < best) return;
  if (units > 0 && score === best) {
    const known = segments[scratch.segment[group] ?? 0];
    const live = segments[segment];
    if (!known || !live || compareKeys(live.segment, doc, known.segment, scratch.doc[group] ?? 0) >= 0) return;
  }
  scratch.best[group] = score;
  scratch.segment[group] = segment;
  scratch.doc[group] = doc;
}

/** The best `limit` groups in order: kept sorted while all are seen, since most fall short of the last. */
function bestRows(scratch: GroupScratch, segments: readonly LiveSegment[], limit: number): readonly RankedUnit[] {
  const rows: RankedUnit[] = [];
  for (let i = 0; i < scratch.touchedCount; i++) {
    const group = scratch.touched[i] ?? 0;
    const units = scratch.units[group] ?? 0;
    const score = scratch.best[group] ?? 0;
    const last = rows.length === limit ? rows.at(-1) : undefined;
    if (units === 0 || limit === 0 || (last && score < last.score)) continue;
    const live = segments[scratch.segment[group] ?? 0];
    if (!live) continue;
    const row = { live, doc: scratch.doc[group] ?? 0, score, units };
    let low = 0;
    let high = rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = rows[middle];
      if (other && compareRows(other, row) < 0) low = middle + 1;
      else high = middle;
    }
    if (low === limit) continue;
    rows.splice(low, 0, row);
    if (rows.length > limit) rows.pop();
  }
  return rows;
}

function compareRows(a: RankedUnit, b: RankedUnit): number {
  if (a.score !== b.score) return b.score - a.score;
  return compareKeys(a.live.segment, a.doc, b.live.segment, b.doc);
}

function countsByKind(scratch: GroupScratch): Partial<Record<UnitKind, number>> {
  const totals = new Uint32Array(UNIT_KINDS.length);
  for (let i = 0; i < scratch.touchedCount; i++) {
    for (let kinds = scratch.kinds[scratch.touched[i] ?? 0] ?? 0; kinds !== 0; kinds &= kinds - 1) {
      const number = 31 - Math.clz32(kinds & -kinds);
      totals[number] = (totals[number] ?? 0) + 1;
    }
  }
  const counts: Partial<Record<UnitKind, number>> = {};
  UNIT_KINDS.forEach((kind, number) => {
    const count = totals[number] ?? 0;
    if (count > 0) counts[kind] = count;
  });
  return counts;
}
