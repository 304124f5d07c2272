import type { ConsentGroups } from './consent-groups.ts';
import { eachFoundGroup } from './found-groups.ts';
import type { GroupScratch } from './group-scratch.ts';
import type { LiveSegment } from './live-segment.ts';
import { KEYWORD_MARK } from './segment.ts';
import { SPOKEN_BY } from './unit.ts';

/** Results per value of `consent:`. The results of each person are looked through once, whatever they allow: a bit stands for a value. */
export function consentCounts(
  segments: readonly LiveSegment[],
  scratch: GroupScratch,
  consent: ConsentGroups,
): readonly (readonly [value: string, count: number])[] {
  const people = new Map<string, { any: number; none: number }>();
  const values = Object.entries(consent);
  const bitsOf = (id: string): { any: number; none: number } => {
    const known = people.get(id) ?? { any: 0, none: 0 };
    people.set(id, known);
    return known;
  };
  values.forEach(([, { any, none }], bit) => {
    for (const id of any) bitsOf(id).any |= 1 << bit;
    for (const id of none) bitsOf(id).none |= 1 << bit;
  });
  const any = new Uint16Array(scratch.mark.length);
  const none = new Uint16Array(scratch.mark.length);
  for (const [id, bits] of people) {
    eachFoundGroup(`${KEYWORD_MARK}${SPOKEN_BY}:${id}`, segments, scratch, (group) => {
      any[group] = (any[group] ?? 0) | bits.any;
      none[group] = (none[group] ?? 0) | bits.none;
    });
  }
  const counts = new Uint32Array(values.length);
  for (let i = 0; i < scratch.touchedCount; i++) {
    const group = scratch.touched[i] ?? 0;
    for (let bits = (any[group] ?? 0) & ~(none[group] ?? 0); bits !== 0; bits &= bits - 1) {
      const bit = 31 - Math.clz32(bits & -bits);
      counts[bit] = (counts[bit] ?? 0) + 1;
    }
  }
  return values.map(([value], bit) => [value, counts[bit] ?? 0]);
}
