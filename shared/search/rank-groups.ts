import type { LiveSegment } from './live-segment.ts';
import { KIND_WEIGHT, RECENCY_GAIN, RECENCY_HALF_LIFE_DAYS } from './search-parameters.ts';
import { stringAt } from './string-list.ts';
import { UNIT_KINDS, type UnitKind } from './unit.ts';

/** A row of results: the best unit of its group, and how many units of the group were found. */
interface RankedUnit {
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
}

/** Folds found units by group, counts groups per kind, and keeps the best rows. Ties go by key, so the list is always the same. */
export function rankGroups(segments: readonly LiveSegment[], options: RankOptions) {
  const wanted = new Set(options.kinds?.map((kind) => UNIT_KINDS.indexOf(kind)));
  const groups = new GroupTable(options.groupCount);
  segments.forEach((live, segment) => {
    const { matched } = live;
    for (let doc = 0; doc < matched.length; doc++) {
      if (matched[doc] !== 1) continue;
      const kind = live.segment.kinds[doc] ?? 0;
      const group = live.groups[doc] ?? 0;
      groups.see(group, kind);
      if (options.kinds === null || wanted.has(kind))
        groups.offer(group, segment, doc, finalScore(live, doc, options), segments);
    }
  });
  const rows: RankedUnit[] = [];
  for (const group of groups.touched) {
    const row = groups.row(group, segments);
    if (row === null) continue;
    const last = rows.at(-1);
    if (rows.length === options.limit && (last === undefined || compareRows(row, last) >= 0)) continue;
    let at = rows.length;
    while (at > 0 && compareRows(row, rows[at - 1] ?? row) < 0) at--;
    rows.splice(at, 0, row);
    if (rows.length > options.limit) rows.pop();
  }
  return { rows, countsByKind: groups.countsByKind() };
}

const KIND_WEIGHTS = Float64Array.from(UNIT_KINDS, (kind) => KIND_WEIGHT[kind]);
/** By age in days; beyond ten years nothing is left of it. A table, because a query may rank every unit there is. */
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

const keyOf = ({ live, doc }: RankedUnit): string => stringAt(live.segment.keys, doc);

function compareRows(a: RankedUnit, b: RankedUnit): number {
  if (a.score !== b.score) return b.score - a.score;
  return keyOf(a) < keyOf(b) ? -1 : 1;
}

class GroupTable {
  readonly touched: number[] = [];
  private readonly best: Float64Array;
  private readonly segment: Int32Array;
  private readonly doc: Int32Array;
  private readonly units: Uint32Array;
  private readonly kinds: Uint32Array;

  constructor(size: number) {
    this.best = new Float64Array(size);
    this.segment = new Int32Array(size);
    this.doc = new Int32Array(size);
    this.units = new Uint32Array(size);
    this.kinds = new Uint32Array(size);
  }

  see(group: number, kind: number): void {
    if (this.kinds[group] === 0) this.touched.push(group);
    this.kinds[group] = (this.kinds[group] ?? 0) | (1 << kind);
  }

  offer(group: number, segment: number, doc: number, score: number, segments: readonly LiveSegment[]): void {
    const units = this.units[group] ?? 0;
    this.units[group] = units + 1;
    const best = this.best[group] ?? 0;
    if (units > 0 && (score < best || (score === best && !this.keyIsLower(group, segment, doc, segments)))) return;
    this.best[group] = score;
    this.segment[group] = segment;
    this.doc[group] = doc;
  }

  row(group: number, segments: readonly LiveSegment[]): RankedUnit | null {
    const live = segments[this.segment[group] ?? 0];
    const units = this.units[group] ?? 0;
    return live === undefined || units === 0
      ? null
      : { live, doc: this.doc[group] ?? 0, score: this.best[group] ?? 0, units };
  }

  countsByKind(): Partial<Record<UnitKind, number>> {
    const totals = new Uint32Array(UNIT_KINDS.length);
    for (const group of this.touched) {
      for (let kinds = this.kinds[group] ?? 0; kinds !== 0; kinds &= kinds - 1) {
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

  private keyIsLower(group: number, segment: number, doc: number, segments: readonly LiveSegment[]): boolean {
    const known = segments[this.segment[group] ?? 0];
    const live = segments[segment];
    if (known === undefined || live === undefined) return false;
    return stringAt(live.segment.keys, doc) < stringAt(known.segment.keys, this.doc[group] ?? 0);
  }
}
