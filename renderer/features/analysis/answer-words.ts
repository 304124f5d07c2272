import { keyWords } from '#shared/analysis/keyness.ts';
import { countWords, wordList } from '#shared/analysis/word-counts.ts';
import { fold } from '#shared/search/fold.ts';
import { stem } from '#shared/search/stem.ts';
import { isPlainStem, isStopWord } from '#shared/search/stop-words.ts';
import type { Answers } from './analysis-questions.ts';
import type { AnalysisRow } from './analysis-rows.ts';

const MOST = 100;
/** A word that stands in fewer places tells nothing of a group. */
const LEAST = 3;

/** Without a subject of its own. The same words come again and again, so each is looked at once. */
function skip(word: string): boolean {
  const known = SKIPPED.get(word);
  if (known !== undefined) return known;
  const folded = fold(word);
  const isPlain = isStopWord(folded) || isPlainStem(stem(folded));
  SKIPPED.set(word, isPlain);
  return isPlain;
}

const SKIPPED = new Map<string, boolean>();

/** The words of the quotes: the most used, and, for one value of an attribute, those that set it apart from the rest. */
export function wordsAnswer(
  rows: readonly AnalysisRow[],
  read: (row: AnalysisRow) => string | null,
  value: string,
): Answers['words'] {
  const grouped = rows.map((row) => ({ words: row.words, value: read(row) }));
  const values = [...new Set(grouped.flatMap((row) => row.value ?? []))].sort();
  const here = grouped.filter((row) => value === '' || row.value === value);
  const counted = countWords(
    here.map((row) => row.words),
    skip,
  );
  const others = countWords(
    grouped.filter((row) => row.value !== null && row.value !== value).map((row) => row.words),
    skip,
  );
  return {
    list: wordList(counted, MOST),
    key: value === '' ? [] : keyWords(counted, others, LEAST).slice(0, MOST),
    total: counted.total,
    values,
  };
}
