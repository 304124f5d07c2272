import { byKey } from './measure.ts';

export interface WordCount {
  readonly word: string;
  readonly count: number;
  /** Texts in which it stands. */
  readonly texts: number;
}

export interface WordCounts {
  /** All words, those that are left out of the list too. */
  readonly total: number;
  readonly words: ReadonlyMap<string, WordCount>;
}

/** Words of these texts in lower case. `skip` leaves out words without a subject; they still count in the total. */
export function countWords(texts: Iterable<string>, skip: (word: string) => boolean): WordCounts {
  const words = new Map<string, WordCount>();
  let total = 0;
  for (const text of texts) {
    const inText = new Map<string, number>();
    for (const word of wordsOf(text)) {
      total += 1;
      if (!skip(word)) inText.set(word, (inText.get(word) ?? 0) + 1);
    }
    for (const [word, count] of inText) {
      const known = words.get(word);
      words.set(word, { word, count: (known?.count ?? 0) + count, texts: (known?.texts ?? 0) + 1 });
    }
  }
  return { total, words };
}

/** Most frequent first; equal ones by letters. */
export const wordList = ({ words }: WordCounts, most: number): readonly WordCount[] =>
  [...words.values()].sort((a, b) => b.count - a.count || byKey(a.word, b.word)).slice(0, most);

/** Letters with the marks and apostrophes inside them; figures and single letters are no words. */
export const wordsOf = (text: string): readonly string[] =>
  (text.normalize('NFC').toLowerCase().replaceAll('’', "'").match(WORD) ?? []).filter((word) => word.length > 1);

const WORD = /\p{L}[\p{L}\p{M}\p{N}]*(?:['-]\p{L}[\p{L}\p{M}\p{N}]*)*/gu;
