import type { Id } from '../ids.ts';
import type { Segment } from '../transcript.ts';
import type { PlaceMap } from './place-map.ts';

/** What becomes of a segment that is split: its own new fields, those of the segment behind it, and where its places went. */
export interface SegmentSplit {
  readonly first: Pick<Segment, 'text' | 'endMs'>;
  readonly second: Pick<Segment, 'text' | 'startMs' | 'endMs' | 'speaker' | 'questionId'>;
  readonly map: PlaceMap;
}

/**
 * Splits at a caret; spaces there go. Null where one side would have no words. The time of the cut follows from the share of the
 * letters before it; `nextStartMs`, of the segment behind, stands in for an end that is not known.
 */
export function splitSegment(
  segment: Segment,
  offset: number,
  secondId: Id<'segment'>,
  nextStartMs: number | null = null,
): SegmentSplit | null {
  const cut = betweenCharacters(segment.text, offset);
  const head = segment.text.slice(0, cut).trimEnd();
  const tail = segment.text.slice(cut).trimStart();
  if (head.trim() === '' || tail === '') return null;
  const tailAt = segment.text.length - tail.length;
  const endMs = segment.endMs ?? nextStartMs;
  const atMs =
    segment.startMs === null || endMs === null || endMs < segment.startMs
      ? null
      : Math.round(segment.startMs + ((endMs - segment.startMs) * cut) / segment.text.length);
  return {
    first: { text: head, endMs: atMs ?? segment.endMs },
    second: {
      text: tail,
      startMs: atMs,
      endMs: segment.endMs,
      speaker: segment.speaker,
      questionId: segment.questionId,
    },
    map(place, edge) {
      if (place.block !== segment.id) return place;
      const goesOn = edge === 'start' ? place.offset >= head.length : place.offset > tailAt;
      if (goesOn) return { block: secondId, offset: Math.max(0, place.offset - tailAt) };
      return { block: segment.id, offset: Math.min(place.offset, head.length) };
    },
  };
}

/** An offset between the halves of an emoji moves before it. */
function betweenCharacters(text: string, offset: number): number {
  const at = Math.max(0, Math.min(offset, text.length));
  const code = text.charCodeAt(at);
  const before = text.charCodeAt(at - 1);
  return code >= 0xdc00 && code < 0xe000 && before >= 0xd800 && before < 0xdc00 ? at - 1 : at;
}
