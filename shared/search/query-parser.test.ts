import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayMeant } from './query-filter.ts';
import { parseQuery, printQuery } from './query-parser.ts';

const word = (text: string, more: object = {}) => ({ kind: 'word', text, open: false, negated: false, ...more });

describe('parseQuery', () => {
  test('reads words, phrases, exclusions and alternatives', () => {
    expect(parseQuery('export -slow "due date" invoice OR bill NOT "old way" la')).toEqual({
      clauses: [
        { options: [word('export')] },
        { options: [word('slow', { negated: true })] },
        { options: [word('due date', { kind: 'phrase' })] },
        { options: [word('invoice'), word('bill')] },
        { options: [word('old way', { kind: 'phrase', negated: true })] },
        { options: [word('la', { open: true })] },
      ],
      warnings: [],
    });
  });

  test('reads operators with several, quoted and exact values', () => {
    const { clauses, warnings } = parseQuery('tag:pricing,"too slow" -study:=Q3 after:2026-03 is:untagged ');
    expect(warnings).toEqual([]);
    expect(clauses.flatMap((clause) => clause.options)).toEqual([
      {
        kind: 'filter',
        operator: 'tag',
        negated: false,
        values: [
          { text: 'pricing', exact: false },
          { text: 'too slow', exact: false },
        ],
      },
      { kind: 'filter', operator: 'study', negated: true, values: [{ text: 'Q3', exact: true }] },
      { kind: 'filter', operator: 'after', negated: false, values: [{ text: '2026-03', exact: false }] },
      { kind: 'filter', operator: 'is', negated: false, values: [{ text: 'untagged', exact: false }] },
    ]);
  });

  test('warns about what it cannot use and keeps the rest', () => {
    const { clauses, warnings } = parseQuery(
      'OR fast after:soon has:wings is: colour:red https://example.com x OR -y OR',
    );
    expect(warnings.map((warning) => warning.kind)).toEqual([
      'dangling-or',
      'bad-date',
      'unknown-value',
      'no-value',
      'unknown-operator',
      'negation-in-or',
      'dangling-or',
    ]);
    expect(clauses.flatMap((c) => c.options.map((o) => ('text' in o ? o.text : o.operator)))).toEqual([
      'fast',
      'colour:red',
      'https://example.com',
      'x',
    ]);
  });

  test('is the same again after printing, whatever was typed', () => {
    const piece = fc.constantFrom(
      'a',
      'bc',
      '-',
      'OR',
      'NOT',
      '"',
      'tag:',
      'is:draft',
      'after:30d',
      ',',
      '=',
      ' ',
      ' ',
      'é',
      ':',
      '“',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (parts) => {
        const first = parseQuery(parts.join(''));
        expect(parseQuery(printQuery(first)).clauses).toEqual(first.clauses);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('dayMeant', () => {
  const now = '2026-03-14T10:00:00Z';
  test('reads years, months, days and days back', () => {
    expect(dayMeant('1970', now)).toBe(0);
    expect(dayMeant('1970-02', now)).toBe(31);
    expect(dayMeant('1970-02-03', now)).toBe(33);
    expect(dayMeant('30d', now)).toBe((dayMeant('2026-03-14', now) ?? 0) - 30);
  });

  test('refuses dates that do not exist', () => {
    for (const bad of ['2026-02-30', '2026-13', '26-01-01', 'soon', '2026-00']) expect(dayMeant(bad, now)).toBeNull();
    expect(dayMeant('2024-02-29', now)).not.toBeNull();
  });
});
