import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crossTab } from './cross-tab.ts';
import type { QuoteRow } from './quote-row.ts';
import { sentiment } from './sentiment.ts';
import { periodOf, timeline } from './timeline.ts';

const quote = (id: string, person: string, tagIds: readonly string[], interviewId = 'iv_1'): QuoteRow => ({
  id,
  interviewId,
  person,
  source: 'tr_1',
  start: 0,
  end: 1,
  tagIds,
});

const ROWS = [
  quote('a', 'ann', ['late', 'cost']),
  quote('b', 'ann', ['late']),
  quote('c', 'ben', ['late']),
  quote('d', 'cleo', []),
  quote('e', 'dan', ['cost', 'cost']),
];
const GROUPS: Readonly<Record<string, string>> = { ann: 'small', ben: 'large', cleo: 'small' };
const groupOf = ({ person }: QuoteRow): string | null => GROUPS[person] ?? null;

describe('tags by attribute', () => {
  it('counts quotes', () => {
    expect(crossTab(ROWS, groupOf, 'quotes')).toEqual({
      tags: ['cost', 'late'],
      groups: ['large', 'small'],
      counts: [
        [0, 1],
        [1, 2],
      ],
      groupTotals: [1, 3],
      tagTotals: [1, 3],
      withoutGroup: 1,
    });
  });

  it('counts a person once per cell', () => {
    expect(crossTab(ROWS, groupOf, 'people')).toMatchObject({
      counts: [
        [0, 1],
        [1, 1],
      ],
      groupTotals: [1, 2],
      tagTotals: [1, 2],
    });
  });

  it('equals counting each cell by itself', () => {
    const rows = fc.array(
      fc.tuple(fc.constantFrom('ann', 'ben', 'cleo', 'dan'), fc.uniqueArray(fc.constantFrom('x', 'y', 'z'))),
    );
    fc.assert(
      fc.property(rows, (list) => {
        const quotes = list.map(([person, tags], i) => quote(`hl_${i}`, person, tags));
        for (const by of ['people', 'quotes'] as const) {
          const { tags, groups, counts } = crossTab(quotes, groupOf, by);
          tags.forEach((tag, t) => {
            groups.forEach((group, g) => {
              const hits = quotes.filter((q) => q.tagIds.includes(tag) && groupOf(q) === group);
              const expected = by === 'quotes' ? hits.length : new Set(hits.map(({ person }) => person)).size;
              expect(counts[t]?.[g]).toBe(expected);
            });
          });
        }
      }),
    );
  });
});

describe('tags over time', () => {
  const heldAt = new Map([
    ['iv_1', '2025-11-30'],
    ['iv_2', '2026-02-01'],
    ['iv_3', null],
  ]);
  const rows = [
    quote('a', 'ann', ['late'], 'iv_1'),
    quote('b', 'ann', ['late'], 'iv_1'),
    quote('c', 'ben', ['late', 'cost'], 'iv_2'),
    quote('d', 'ben', ['late'], 'iv_3'),
  ];

  it('leaves no hole between the first and the last period', () => {
    expect(timeline(rows, heldAt, ['late'], 'month', 'quotes')).toEqual({
      periods: ['2025-11', '2025-12', '2026-01', '2026-02'],
      interviews: [1, 0, 0, 1],
      series: new Map([['late', [2, 0, 0, 1]]]),
      undated: 1,
    });
    expect(timeline(rows, heldAt, ['late'], 'quarter', 'people')).toMatchObject({
      periods: ['2025-Q4', '2026-Q1'],
      series: new Map([['late', [1, 1]]]),
    });
    expect(timeline(rows, heldAt, ['cost'], 'year', 'quotes').series.get('cost')).toEqual([0, 1]);
  });

  it('has nothing to draw without a date', () => {
    expect(timeline(rows, new Map(), ['late'], 'month', 'quotes')).toMatchObject({ periods: [], undated: 4 });
  });

  it('ends where the years are mistyped', () => {
    const far = new Map([
      ['iv_1', '0026-01-01'],
      ['iv_2', '9026-01-01'],
    ]);
    expect(timeline([], far, [], 'month', 'quotes').periods.length).toBeLessThanOrEqual(1200);
  });

  it('knows quarters', () => {
    expect(['2026-01-01', '2026-03-31', '2026-04-01', '2026-12-31'].map((day) => periodOf(day, 'quarter'))).toEqual([
      '2026-Q1',
      '2026-Q1',
      '2026-Q2',
      '2026-Q4',
    ]);
  });
});

describe('sentiment', () => {
  const tags = { positive: new Set(['glad']), negative: new Set(['cross']) };
  const said = (...lists: string[][]) =>
    sentiment(
      lists.map((tagIds) => ({ tagIds })),
      tags,
    );

  it('is what people set, of the quotes that somebody judged', () => {
    expect(said(['glad'], ['glad', 'x'], ['cross'], ['glad', 'cross'], ['x'])).toEqual({
      value: 0.25,
      parts: { positive: 2, negative: 1, mixed: 1, unset: 1 },
      n: 4,
      unit: 'share',
      status: 'positive',
    });
    expect(said(['cross'])).toMatchObject({ value: -1, status: 'negative' });
    expect(said(['glad', 'cross'])).toMatchObject({ value: 0, status: 'balanced' });
    expect(said(['x'])).toEqual({ value: null, reason: { kind: 'no-marks' } });
  });
});
