import type { Segment } from '../transcript.ts';
import type { PlaceMap } from './place-map.ts';

/** Two neighbouring segments as one: the new fields of the upper one, where the lower one's words begin in it, and the places. */
export interface SegmentJoin {
  readonly joined: Pick<Segment, 'text' | 'startMs' | 'endMs'>;
  readonly seam: number;
  readonly map: PlaceMap;
}

/** Joins a segment to the one above, which keeps its speaker. A space parts the words, where the script has spaces. */
export function joinSegments(upper: Segment, lower: Segment): SegmentJoin {
  const gap = upper.text === '' || lower.text === '' || /\s$/.test(upper.text) || isSpaceless(upper, lower) ? '' : ' ';
  const seam = upper.text.length + gap.length;
  return {
    joined: {
      text: upper.text + gap + lower.text,
      startMs: upper.startMs ?? lower.startMs,
      endMs: lower.endMs ?? (lower.startMs === null ? upper.endMs : null),
    },
    seam,
    map: (place) => (place.block === lower.id ? { block: upper.id, offset: seam + place.offset } : place),
  };
}

const SPACELESS = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\u3000-\u303f\uff00-\uff60]$/u;

/** Chinese, Japanese and Thai write their words without spaces between them. */
function isSpaceless(upper: Segment, lower: Segment): boolean {
  const [last, first] = [[...upper.text].at(-1) ?? '', [...lower.text][0] ?? ''];
  return SPACELESS.test(last) && SPACELESS.test(first);
}
