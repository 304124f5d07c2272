import { BM25_B, BM25_K1 } from './search-parameters.ts';

/** How much a word tells: `count` texts in all, `df` of them with the word. Above 0 for every word. */
export const idf = (count: number, df: number): number => Math.log(1 + (count - df + 0.5) / (df + 0.5));

/** What `tf` occurrences in a text of `length` words are worth, before idf. */
export function saturation(tf: number, length: number, averageLength: number, k1 = BM25_K1): number {
  const norm = averageLength > 0 ? length / averageLength : 1;
  return (tf * (k1 + 1)) / (tf + k1 * (1 - BM25_B + BM25_B * norm));
}
