import { endsSentence, joinWords, wordCount } from './talk-words.ts';
import type { TranscriptSegment } from './transcript.ts';

/** Cues of one speaker with a longer silence between them are two segments. */
const GAP_MS = 2000;
const ENOUGH_WORDS = 150;
const MOST_WORDS = 300;

/**
 * Cues, ordered by start and then as in the file, to segments. Cues of one speaker join while the gap is at most
 * two seconds; where nobody speaks by name the gap does not count. A segment closes at the first sentence that ends
 * after 150 words, at 300 at most, so that a click still finds its place in a long speech.
 */
export function joinCues(cues: readonly TranscriptSegment[]): readonly TranscriptSegment[] {
  const anySpeaker = cues.some((cue) => cue.speaker !== null);
  const segments: TranscriptSegment[] = [];
  let open: TranscriptSegment[] = [];
  let words = 0;
  let close = false;
  const flush = (): void => {
    const first = open[0];
    if (first !== undefined)
      segments.push({ ...first, endMs: latestEnd(open), text: joinWords(open.map((c) => c.text)) });
    open = [];
    words = 0;
  };
  for (const cue of inOrder(cues)) {
    const before = open.at(-1);
    const apart = before !== undefined && anySpeaker && (before.speaker !== cue.speaker || gap(before, cue) > GAP_MS);
    const more = wordCount(cue.text);
    if (apart || close || words + more > MOST_WORDS) flush();
    open.push(cue);
    words += more;
    close = words >= MOST_WORDS || (words >= ENOUGH_WORDS && endsSentence(cue.text));
  }
  flush();
  return segments;
}

/** A cue without a start stays behind the one before it. */
function inOrder(cues: readonly TranscriptSegment[]): readonly TranscriptSegment[] {
  let last = 0;
  const keyed = cues.map((cue) => {
    last = cue.startMs ?? last;
    return { cue, key: last };
  });
  return keyed.sort((a, b) => a.key - b.key).map(({ cue }) => cue);
}

function gap(before: TranscriptSegment, after: TranscriptSegment): number {
  const end = before.endMs ?? before.startMs;
  return end === null || after.startMs === null ? 0 : after.startMs - end;
}

/** Unknown when the end of the last cue is: a segment must not claim to end before words that it holds. */
function latestEnd(cues: readonly TranscriptSegment[]): number | null {
  if ((cues.at(-1)?.endMs ?? null) === null) return null;
  return cues.reduce((latest, cue) => Math.max(latest, cue.endMs ?? 0), 0);
}
