import { stem } from './stem.ts';
import { tokenize } from './tokenize.ts';

/** Words and phrases that mean the same in this workspace. */
export type SynonymGroup = readonly string[];

/** The groups in the setting `synonyms`; what is no list of lists of words is left out. */
export function readSynonyms(value: unknown): readonly SynonymGroup[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((group: unknown) => {
    const words = Array.isArray(group) ? group.filter((word): word is string => typeof word === 'string') : [];
    const named = [...new Set(words.map((word) => word.trim()).filter((word) => word !== ''))];
    return named.length > 1 ? [named] : [];
  });
}

/** A group as it is typed: "bill, invoice, receipt". Null where it names fewer than two. */
export function parseSynonyms(line: string): SynonymGroup | null {
  return readSynonyms([line.split(/[,;=]/)])[0] ?? null;
}

/** The others of a word's groups, found in any form of the word. */
export function synonymFinder(groups: readonly SynonymGroup[]): (word: string) => readonly string[] {
  const others = new Map<string, Set<string>>();
  for (const group of groups) {
    for (const word of group) {
      const key = keyOf(word);
      const known = others.get(key) ?? new Set();
      for (const other of group) if (keyOf(other) !== key) known.add(other);
      others.set(key, known);
    }
  }
  return (word) => [...(others.get(keyOf(word)) ?? [])];
}

/** Stems of its words: `invoices` asks for what `invoice` means. */
const keyOf = (text: string): string =>
  tokenize(text)
    .filter(({ form }) => form !== 'joined' && form !== 'elided' && form !== 'pair')
    .map(({ term }) => stem(term))
    .join(' ');
