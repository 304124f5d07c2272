import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery, printQuery, QUERY_OPERATORS } from '#shared/search/query-parser.ts';
import { asksFor, asksForYear, chipsOf, toggleFilter, toggleYear, withoutClause } from './query-text.ts';

const piece = fc.constantFrom(
  'export',
  '"due date"',
  '-slow',
  'a OR b',
  'tag:pricing',
  'tag:"too slow",=Price',
  '-study:Billing',
  'after:30d',
  'is:draft OR has:tag',
  'NOT type:note',
  '"open phrase',
  'pri',
);
const anyText = fc.array(piece, { maxLength: 7 }).map((parts) => parts.join(' '));
const anyName = fc.oneof(fc.string({ minLength: 1, maxLength: 12 }), fc.constantFrom('a"b', '=x', ' x', 'a, b', '“q”'));

describe('chips of a query', () => {
  it('are its conditions, in their order, as they are written', () => {
    expect(
      chipsOf('tag:pricing export -study:"Q3 talks" after:2026-03 du').map(({ index, text }) => [index, text]),
    ).toEqual([
      [0, 'tag:pricing'],
      [2, '-study:"Q3 talks"'],
      [3, 'after:2026-03'],
    ]);
  });

  it('turn back into the same condition', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { clause, text: shown } of chipsOf(text)) expect(parseQuery(shown).clauses).toEqual([clause]);
      }),
    );
  });

  it('leave everything else as it was when one is removed', () => {
    fc.assert(
      fc.property(anyText, fc.nat(6), (text, n) => {
        const before = parseQuery(text).clauses;
        const chips = chipsOf(text);
        const chip = chips[n % Math.max(1, chips.length)];
        if (!chip) return;
        const after = parseQuery(withoutClause(text, chip.index)).clauses;
        expect(after).toEqual(before.filter((_, i) => i !== chip.index));
      }),
    );
  });
});

describe('a filter switched on', () => {
  it('stands before the words, so that the last word can still grow', () => {
    expect(toggleFilter('export invo', 'tag', { id: 'tg_1', name: 'Price shock' })).toBe(
      'tag:"Price shock" export invo',
    );
  });

  it('joins the others of its operator as one more alternative', () => {
    const text = toggleFilter('tag:pricing late', 'tag', { id: 'tg_1', name: 'Workaround' });
    expect(text).toBe('tag:pricing,Workaround late');
    expect(toggleFilter(text, 'tag', { id: 'tg_2', name: 'Pricing' })).toBe('tag:Workaround late');
  });

  it('is written by id where the language cannot hold the name', () => {
    expect(toggleFilter('', 'tag', { id: 'tg_1', name: 'the "big" ask' })).toBe('tag:tg_1');
  });

  it('is found again, and switched off leaves the query that stood before, whatever the name', () => {
    fc.assert(
      fc.property(anyText, anyName, fc.constantFrom('tag' as const, 'study' as const), (text, name, operator) => {
        const thing = { id: `${operator}_1`, name };
        if (asksFor(text, operator, thing)) return;
        const before = parseQuery(text);
        const on = toggleFilter(text, operator, thing);
        expect(asksFor(on, operator, thing)).toBe(true);
        const off = parseQuery(toggleFilter(on, operator, thing)).clauses;
        // Alternatives of one operator are one filter, and filters go to the front: compared without their order.
        expect(sorted(off.map((clause) => printQuery({ clauses: [clause], warnings: [] })))).toEqual(
          sorted(before.clauses.map((clause) => printQuery({ clauses: [clause], warnings: [] }))),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('never touches what the other operators ask', () => {
    const text = QUERY_OPERATORS.filter((o) => o !== 'tag')
      .map((o) => `${o}:${o === 'has' ? 'tag' : o === 'is' ? 'draft' : o === 'consent' ? 'none' : '2026'}`)
      .join(' ');
    expect(toggleFilter(text, 'tag', { id: 'tg_1', name: 'x' })).toBe(`tag:x ${text}`);
  });
});

const sorted = (texts: readonly string[]): string[] => [...texts].sort();

it('asks for one year in place of any other span, before the word being typed, and no longer', () => {
  const asked = toggleYear('after:30d invoi', 2025);
  expect(asked).toBe('after:2025 before:2026 invoi');
  expect(asksForYear(asked, 2025)).toBe(true);
  expect(asksForYear(asked, 2026)).toBe(false);
  expect(toggleYear(asked, 2025)).toBe('invoi');
});
