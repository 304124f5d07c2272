import type { Ranges, TextHit } from '#renderer/search/search-client.ts';

/** The words that a hit was found by, as they stand in its text: forms, completions and corrections included. */
export function foundWords({ title, titleMatches, snippet, matches }: TextHit): readonly string[] {
  const words = [
    ...titleMatches.map(([start, end]) => title.slice(start, end)),
    ...matches.map(([start, end]) => snippet.slice(start, end)),
  ];
  return [...new Set(words.map((word) => word.toLowerCase()))];
}

/** Where these words stand whole in a text, capital or small. */
export function markWords(text: string, words: readonly string[]): Ranges {
  if (words.length === 0) return [];
  const longestFirst = [...words].sort((a, b) => b.length - a.length).map((word) => word.replace(SPECIAL, '\\$&'));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  return [...text.matchAll(pattern)].map(({ index, 0: word }) => [index, index + word.length] as const);
}

const SPECIAL = /[\\^$.*+?()[\]{}|/]/g;
