import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SearchIndex } from '#shared/search/search-index.ts';
import type { SearchUnit } from '#shared/search/unit.ts';
import { plainAnswer, plainScores, type Question, textOf } from './search-reference.ts';

/** In the suite 200 of each; `SEARCH_LAWS=10000` by hand. */
const numRuns = Number(process.env.SEARCH_LAWS ?? 200);
const NOW = '2026-03-14';
const WORDS = [
  'price',
  'prices',
  'pricing',
  'invoice',
  'invoices',
  'export',
  'exported',
  'team',
  'teams',
  'caf\u00e9',
  'approve',
  'signature',
  'month',
  'end',
];
const plain = WORDS.map((word) => word.normalize('NFD').replace(/\p{M}/gu, ''));

const someText = fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }).map((words) => words.join(' '));
const someUnits = fc
  .array(
    fc.record({
      title: someText,
      text: someText,
      day: fc.integer({ min: 1, max: 28 }),
      tag: fc.integer({ min: 0, max: 2 }),
      draft: fc.boolean(),
    }),
    { maxLength: 14 },
  )
  .map((list) =>
    list.map(
      ({ title, text, day, tag, draft }, i): SearchUnit => ({
        key: `k${String(i).padStart(2, '0')}`,
        kind: 'insight',
        recordId: `k${String(i).padStart(2, '0')}`,
        groupId: `k${String(i).padStart(2, '0')}`,
        openAt: null,
        title,
        text,
        at: `2026-02-${String(day).padStart(2, '0')}`,
        keywords: [`tag:t${tag}`],
        flags: draft ? ['is:draft'] : [],
      }),
    ),
  );
const word = fc.constantFrom(...plain);
const words = fc.uniqueArray(word, { minLength: 2, maxLength: 3 });
const someQuestion: fc.Arbitrary<Question> = fc.oneof(
  fc.record({ kind: fc.constant('word' as const), word }),
  fc.record({ kind: fc.constant('prefix' as const), word: word.map((one) => one.slice(0, 3)) }),
  fc.record({ kind: fc.constant('typo' as const), word: word.map((one) => one.slice(0, 2) + one.slice(3)) }),
  fc.record({ kind: fc.constant('phrase' as const), words }),
  fc.record({ kind: fc.constant('all' as const), words }),
  fc.record({ kind: fc.constant('any' as const), words }),
  fc.record({ kind: fc.constant('word-and-prefix' as const), word, begun: word.map((one) => one.slice(0, 2)) }),
  fc.record({ kind: fc.constant('without' as const), word, not: word }),
  fc.record({ kind: fc.constant('filtered' as const), word, tag: fc.constantFrom('t0', 't1', 't2') }),
  fc.record({
    kind: fc.constant('since' as const),
    word,
    day: fc.constantFrom('2026-02-01', '2026-02-10', '2026-02-28'),
  }),
  fc.record({ kind: fc.constant('flagged' as const), word }),
);

/** The units in several segments, some of them replaced and merged on the way. */
function spread(units: readonly SearchUnit[], cuts: readonly number[], keepTexts: boolean): SearchIndex {
  const index = new SearchIndex('en', { keepTexts });
  const ends = [...new Set(cuts.map((cut) => cut % (units.length + 1)))].sort((a, b) => a - b);
  let from = 0;
  for (const end of [...ends, units.length]) {
    // Each is first there with other words, so that dead units lie about.
    index.upsert(units.slice(from, end).map((unit) => ({ ...unit, text: 'price month export', flags: [] })));
    index.flush();
    index.upsert(units.slice(from, end));
    index.flush();
    from = end;
  }
  if ((cuts[0] ?? 0) % 2 === 0) while (index.maintain());
  return index;
}

describe('beside a plain reading of every word', () => {
  test('each class of question finds the same units', () => {
    fc.assert(
      fc.property(someUnits, someQuestion, fc.array(fc.nat(40), { maxLength: 4 }), (units, question, cuts) => {
        const index = spread(units, cuts, false);
        const found = index.find(textOf(question), { limit: 100, now: NOW });
        const expected = plainAnswer(units, question);
        // With no unit that holds all words, those with some are shown as such.
        const keys = found.mode === 'all-words' ? found.rows.map(({ key }) => key).sort() : [];
        expect(keys).toEqual([...expected].sort());
      }),
      { numRuns },
    );
  });

  test('one word is ranked by the formula', () => {
    fc.assert(
      fc.property(someUnits, word, fc.array(fc.nat(40), { maxLength: 4 }), (drawn, asked, cuts) => {
        // Of one day and no title that equals the question: only the words make the order.
        const units = drawn.map((unit) => ({ ...unit, title: `${unit.title} lighthouse`, at: NOW }));
        const found = spread(units, cuts, false).find(`${asked} `, { limit: 100, now: NOW });
        fc.pre(found.corrected.length === 0);
        const scores = plainScores(units, asked);
        expect(found.rows.map(({ key }) => key).sort()).toEqual([...scores.keys()].sort());
        const ranked = found.rows.map(({ key }) => scores.get(key) ?? 0);
        ranked.forEach((score, i) => {
          expect(score).toBeLessThanOrEqual((ranked[i - 1] ?? score) + 1e-9);
        });
      }),
      { numRuns },
    );
  });

  test('facets count the results, each once', () => {
    fc.assert(
      fc.property(someUnits, word, fc.array(fc.nat(40), { maxLength: 4 }), (units, asked, cuts) => {
        const options = { limit: 100, now: NOW, facets: true };
        const { facets, corrected } = spread(units, cuts, false).find(`${asked} `, options);
        fc.pre(corrected.length === 0);
        const found = plainAnswer(units, { kind: 'word', word: asked });
        const chosen = units.filter(({ key }) => found.includes(key));
        const count = (holds: (unit: SearchUnit) => boolean): number | undefined =>
          chosen.filter(holds).length || undefined;
        for (const tag of ['t0', 't1', 't2'])
          expect(facets.tag?.[tag]).toBe(count(({ keywords }) => keywords.includes(`tag:${tag}`)));
        expect(facets.is?.draft).toBe(count(({ flags }) => flags.includes('is:draft')));
        expect(facets.year?.['2026']).toBe(count(() => true));
      }),
      { numRuns },
    );
  });
});

test('units that change in the middle of a merge are as new when it ends', () => {
  fc.assert(
    fc.property(someUnits, fc.nat(30), fc.nat(13), word, (units, slices, at, asked) => {
      const index = new SearchIndex('en', { keepTexts: false });
      for (const unit of units) {
        index.upsert([unit]);
        index.flush();
      }
      for (let i = 0; i < slices; i++) index.maintain();
      const changed = units.map((unit, i) => (i === at ? { ...unit, text: 'month end signature' } : unit));
      if (units[at]) index.upsert([{ ...units[at], text: 'month end signature' }]);
      while (index.maintain());
      const fresh = new SearchIndex('en', { keepTexts: false });
      fresh.upsert(changed);
      const options = { limit: 100, now: NOW, facets: true };
      const [one, other] = [index.find(`${asked} `, options), fresh.find(`${asked} `, options)];
      expect({ ...one, show: null }).toEqual({ ...other, show: null });
    }),
    { numRuns },
  );
});
