import { mulberry32 } from '#shared/analysis/random.ts';
import type { SearchUnit } from '#shared/search/unit.ts';

export const QUERY_CLASSES = ['common', 'rare', 'and2', 'phrase', 'prefix3', 'word+prefix', 'typo', 'or15'] as const;
export type QueryClass = (typeof QUERY_CLASSES)[number];

/** What is asked, free of any engine's language. `key` = the unit that the words were taken from, where one must be found. */
export interface BenchQuery {
  readonly words: readonly string[];
  /** Of a typo: the word as it should be. */
  readonly meant: string | null;
}

const EACH = 50;

/** Queries of each class from the texts themselves, the same for the same seed. */
export function benchQueries(
  units: readonly SearchUnit[],
  seed = 7,
): Readonly<Record<QueryClass, readonly BenchQuery[]>> {
  const counts = new Map<string, number>();
  const texts = units.map(({ text }) => text.split(' ')).filter((words) => words.length >= 20);
  for (const words of texts) for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const share = (word: string): number => (counts.get(word) ?? 0) / texts.length;
  const random = mulberry32(seed);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const words = [...counts.keys()].sort();
  const between = (low: number, high: number) => words.filter((word) => share(word) >= low && share(word) < high);
  const common = between(0.02, 0.3);
  const middle = new Set(between(0.001, 0.05));
  const rare = words.filter((word) => (counts.get(word) ?? 0) <= 4 && word.length > 3);
  const long = words.filter((word) => word.length >= 6 && (counts.get(word) ?? 0) >= 2);
  const many = (make: () => BenchQuery | null): readonly BenchQuery[] => {
    const made: BenchQuery[] = [];
    for (let tries = 0; made.length < EACH && tries < 20_000; tries++) {
      const one = make();
      if (one) made.push(one);
    }
    return made;
  };
  const ask = (...said: readonly (string | undefined)[]): BenchQuery | null =>
    said.length > 0 && said.every((word) => word !== undefined && word !== '')
      ? { words: said.filter((word) => word !== undefined), meant: null }
      : null;
  const some = (text: readonly string[] | undefined): readonly string[] =>
    text?.filter((word) => middle.has(word)) ?? [];
  return {
    common: many(() => ask(pick(common))),
    rare: many(() => ask(pick(rare))),
    and2: many(() => {
      const own = some(pick(texts));
      const [a, b] = [pick(own), pick(own)];
      return a === b ? null : ask(a, b);
    }),
    phrase: many(() => {
      const own = pick(texts) ?? [];
      const at = Math.floor(random() * (own.length - 3));
      return ask(own[at], own[at + 1], own[at + 2]);
    }),
    prefix3: many(() => ask(pick(words)?.slice(0, 3))),
    'word+prefix': many(() => {
      const own = some(pick(texts));
      return ask(pick(own), pick(own)?.slice(0, 4));
    }),
    typo: many(() => {
      const meant = pick(long);
      return meant === undefined ? null : { words: [slipped(meant, random)], meant };
    }),
    or15: many(() => {
      const own = [...new Set(pick(texts)?.filter((word) => share(word) < 0.3))];
      return own.length < 15 ? null : ask(...own.slice(0, 15));
    }),
  };
}

/** One letter missing, doubled or swapped with the next, behind the first two. */
function slipped(word: string, random: () => number): string {
  const at = 2 + Math.floor(random() * (word.length - 3));
  const kind = Math.floor(random() * 3);
  if (kind === 0) return word.slice(0, at) + word.slice(at + 1);
  if (kind === 1) return word.slice(0, at) + word.charAt(at) + word.slice(at);
  const swapped = word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
  return swapped === word ? word.slice(0, at) + word.slice(at + 1) : swapped;
}
