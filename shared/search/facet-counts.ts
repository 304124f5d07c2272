import { consentCounts } from './consent-counts.ts';
import type { ConsentGroups } from './consent-groups.ts';
import { eachFoundGroup } from './found-groups.ts';
import type { GroupScratch } from './group-scratch.ts';
import type { LiveSegment } from './live-segment.ts';
import { KEYWORD_MARK } from './segment.ts';
import { prefixRange, stringAt, utf8 } from './string-list.ts';
import { FLAG_NAMES, SPOKEN_BY } from './unit.ts';

/** Results per value of an operator: `tag` -> id -> count. A result counts once, however many of its units were found. */
export type FacetCounts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Counts over what the last query found. `year` is counted from the units' dates, `is` and `has` from their flags. */
export function facetCounts(
  segments: readonly LiveSegment[],
  scratch: GroupScratch,
  consent: ConsentGroups,
): FacetCounts {
  const counts: Record<string, Record<string, number>> = {};
  const add = (operator: string, value: string, count: number): void => {
    if (count === 0) return;
    counts[operator] ??= {};
    counts[operator][value] = count;
  };
  for (const keyword of keywords(segments)) {
    const [, operator = '', value = ''] = /^([a-z]+):(.*)$/s.exec(keyword) ?? [];
    if (operator !== SPOKEN_BY) add(operator, value, countKeyword(KEYWORD_MARK + keyword, segments, scratch));
  }
  for (const [value, count] of consentCounts(segments, scratch, consent)) add('consent', value, count);
  countColumns(segments, scratch, add);
  return counts;
}

function keywords(segments: readonly LiveSegment[]): ReadonlySet<string> {
  const found = new Set<string>();
  const mark = utf8(KEYWORD_MARK);
  for (const { segment } of segments) {
    const [from, to] = prefixRange(segment.terms, mark);
    for (let i = from; i < to; i++) found.add(stringAt(segment.terms, i).slice(1));
  }
  return found;
}

function countKeyword(term: string, segments: readonly LiveSegment[], scratch: GroupScratch): number {
  const mark = scratch.nextMark();
  let count = 0;
  eachFoundGroup(term, segments, scratch, (group) => {
    if (scratch.mark[group] === mark) return;
    scratch.mark[group] = mark;
    count++;
  });
  return count;
}

/** By the best unit of each result: the units of one record share its date and flags. */
function countColumns(
  segments: readonly LiveSegment[],
  scratch: GroupScratch,
  add: (operator: string, value: string, count: number) => void,
): void {
  const years = new Map<number, number>();
  const flags = new Uint32Array(FLAG_NAMES.length);
  for (let i = 0; i < scratch.touchedCount; i++) {
    const group = scratch.touched[i] ?? 0;
    const live = segments[scratch.segment[group] ?? 0];
    if (!live || scratch.units[group] === 0) continue;
    const doc = scratch.doc[group] ?? 0;
    const day = live.segment.days[doc] ?? 0;
    years.set(day, (years.get(day) ?? 0) + 1);
    for (let bits = live.segment.flags[doc] ?? 0; bits !== 0; bits &= bits - 1) {
      const bit = 31 - Math.clz32(bits & -bits);
      flags[bit] = (flags[bit] ?? 0) + 1;
    }
  }
  const ofYear = new Map<string, number>();
  for (const [day, count] of years) {
    const year = String(yearOf(day));
    ofYear.set(year, (ofYear.get(year) ?? 0) + count);
  }
  for (const [year, count] of ofYear) add('year', year, count);
  FLAG_NAMES.forEach((name, bit) => {
    const [operator = '', value = ''] = name.split(':');
    add(operator, value, flags[bit] ?? 0);
  });
}

/** The year (UTC) of a day counted from 1970-01-01. */
function yearOf(day: number): number {
  let year = 1970 + Math.floor(day / 365.2425);
  while (Date.UTC(year, 0, 1) > day * DAY_MS) year--;
  while (Date.UTC(year + 1, 0, 1) <= day * DAY_MS) year++;
  return year;
}

const DAY_MS = 86_400_000;
