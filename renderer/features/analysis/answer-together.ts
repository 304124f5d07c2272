import type { CoOccurrence } from '#shared/analysis/co-occurrence.ts';
import { byKey } from '#shared/analysis/measure.ts';
import type { Answers, Pair } from './analysis-questions.ts';
import type { AnalysisRow } from './analysis-rows.ts';

/** The most used tags against each other; and of all tags the pairs that stand together at all, closest first. */
export function togetherAnswer(index: CoOccurrence, rows: readonly AnalysisRow[], most: number): Answers['together'] {
  const used = [...new Set(rows.flatMap(({ tagIds }) => tagIds))].sort(byKey);
  const tagIds = used.toSorted((a, b) => index.uses(b) - index.uses(a) || byKey(a, b)).slice(0, most);
  const shown = new Set(tagIds);
  const pairs: Pair[] = [];
  for (const [i, one] of used.entries()) {
    for (const other of used.slice(i + 1)) {
      if (index.together(one, other) === 0 && !(shown.has(one) && shown.has(other))) continue;
      pairs.push({ one, other, found: index.pair(one, other) });
    }
  }
  pairs.sort((a, b) => (b.found.value ?? 0) - (a.found.value ?? 0) || byKey(a.one, b.one) || byKey(a.other, b.other));
  return { tagIds, pairs, used: used.length };
}
