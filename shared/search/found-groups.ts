import type { GroupScratch } from './group-scratch.ts';
import type { LiveSegment } from './live-segment.ts';
import { PostingReader } from './posting-reader.ts';

/** The groups that the last query found and that have a term; one with several such units comes several times. */
export function eachFoundGroup(
  term: string,
  segments: readonly LiveSegment[],
  scratch: GroupScratch,
  visit: (group: number) => void,
): void {
  for (const live of segments) {
    const index = live.foundCount === 0 ? -1 : live.termIndex(term);
    if (index < 0) continue;
    const reader = new PostingReader(live.segment, index);
    while (reader.nextUnit()) {
      const group = live.groups[reader.doc] ?? 0;
      if (live.isFound(reader.doc) && scratch.units[group] !== 0) visit(group);
    }
  }
}
