import { contingency, holm } from '#shared/analysis/contingency.ts';
import type { CrossTab } from '#shared/analysis/cross-tab.ts';
import type { TagTest } from './analysis-questions.ts';

/**
 * A test per tag, of people with it and without it by group. The whole table allows none: one person stands in it under many tags, and
 * quotes of one person are no independent voices.
 */
export function tagTests({ counts, groupTotals }: CrossTab): readonly TagTest[] {
  const tests = counts.map((withTag) => contingency([withTag, groupTotals.map((all, g) => all - (withTag[g] ?? 0))]));
  const chances = holm(tests.map((test) => (test.value === null || test.status === 'thin' ? null : test.value)));
  return tests.map((found, i) => ({ found, p: chances[i] ?? null }));
}
