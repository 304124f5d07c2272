import { endsSentence } from '../talk-words.ts';
import type { TranscriptSegment } from '../transcript.ts';

/** A stretch of speech as an engine gives it, its speaker in the engine's own words. */
export type Spoken = TranscriptSegment;

/** One word, or a mark that belongs to the word before it. */
export interface SpokenWord extends Spoken {
  readonly mark: boolean;
}

const GAP_MS = 2_000;

/** Words to stretches: one ends with its sentence, at a change of speaker, or at a silence of two seconds. */
export function wordsToSpoken(words: readonly SpokenWord[]): readonly Spoken[] {
  const spoken: Spoken[] = [];
  let open: SpokenWord[] = [];
  const flush = (): void => {
    const [first] = open;
    const last = open.findLast(({ mark }) => !mark);
    if (first) spoken.push({ ...first, endMs: last?.endMs ?? null, text: textOf(open) });
    open = [];
  };
  for (const word of words) {
    const before = open.findLast(({ mark }) => !mark);
    if (before && !word.mark) {
      const gap = (word.startMs ?? 0) - (before.endMs ?? before.startMs ?? 0);
      if (before.speaker !== word.speaker || gap > GAP_MS || endsSentence(textOf(open.slice(-3)))) flush();
    }
    open.push(word);
  }
  flush();
  return spoken.map(({ speaker, startMs, endMs, text }) => ({ speaker, startMs, endMs, text }));
}

const textOf = (words: readonly SpokenWord[]): string =>
  words
    .map(({ text, mark }, i) => (i === 0 || mark ? text.trim() : ` ${text.trim()}`))
    .join('')
    .trim();
