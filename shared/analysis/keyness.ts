import { byKey, type Measure, unmeasured } from './measure.ts';
import type { WordCounts } from './word-counts.ts';

export interface KeynessParts {
  /** How often it stands in each text, and how often it would by chance. */
  readonly here: number;
  readonly there: number;
  readonly expectedHere: number;
  readonly expectedThere: number;
  /** Log of the ratio of both rates to the base 2: 1 is twice as often here. Half a word stands in for none. */
  readonly logRatio: number;
}

/** `here`: used more in the first text than chance explains. */
export type KeynessStatus = 'here' | 'there' | 'even';

/** Under it, chance alone explains the difference (p >= 0.01 with one degree of freedom). */
const KEYNESS_LIMIT = 6.635;

/** Log-likelihood of a word in two texts. Source: Rayson & Garside 2000. `totals`: all words of each text. */
export function keyness(
  here: number,
  there: number,
  totalHere: number,
  totalThere: number,
): Measure<KeynessParts, KeynessStatus> {
  if (totalHere === 0 || totalThere === 0) return unmeasured({ kind: 'no-words' });
  if (here + there === 0) return unmeasured({ kind: 'no-words' });
  const share = (here + there) / (totalHere + totalThere);
  const [expectedHere, expectedThere] = [totalHere * share, totalThere * share];
  const value = 2 * (term(here, expectedHere) + term(there, expectedThere));
  const logRatio = Math.log2((here || 0.5) / totalHere) - Math.log2((there || 0.5) / totalThere);
  const status = value < KEYNESS_LIMIT ? 'even' : here > expectedHere ? 'here' : 'there';
  return {
    value: Math.max(0, value),
    parts: { here, there, expectedHere, expectedThere, logRatio },
    n: here + there,
    unit: 'log-likelihood',
    status,
  };
}

export interface KeyWord {
  readonly word: string;
  readonly value: number;
  readonly parts: KeynessParts;
  readonly status: KeynessStatus;
}

/** Words that tell two texts apart, the strongest first. Words that stand less than `least` times in both together are left out. */
export function keyWords(here: WordCounts, there: WordCounts, least: number): readonly KeyWord[] {
  const words = [...new Set([...here.words.keys(), ...there.words.keys()])];
  return words
    .flatMap((word): KeyWord[] => {
      const [a, b] = [here.words.get(word)?.count ?? 0, there.words.get(word)?.count ?? 0];
      if (a + b < least) return [];
      const found = keyness(a, b, here.total, there.total);
      if (found.value === null || found.status === 'even') return [];
      return [{ word, value: found.value, parts: found.parts, status: found.status }];
    })
    .sort((a, b) => b.value - a.value || byKey(a.word, b.word));
}

const term = (count: number, expected: number): number => (count === 0 ? 0 : count * Math.log(count / expected));
