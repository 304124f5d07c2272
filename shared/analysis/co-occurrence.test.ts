import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CoOccurrence, cIndex } from './co-occurrence.ts';
import { overlaps } from './overlaps.ts';
import { type QuoteRow, rangeOf } from './quote-row.ts';

const row = (id: string, start: number, end: number, tagIds: readonly string[], source = 'tr_1'): QuoteRow => ({
  id,
  interviewId: 'iv_1',
  person: 'pt_1',
  source,
  start,
  end,
  tagIds,
});

describe('co-occurrence', () => {
  it('is n12 of all that carry either tag', () => {
    const found = cIndex(100, 10, 5);
    expect(found.value).toBeCloseTo(0.0476, 4);
    expect(found).toMatchObject({ status: 'uneven', parts: { of1: 0.05, of2: 0.5 } });
    expect(cIndex(0, 0, 0)).toEqual({ value: null, reason: { kind: 'tags-not-used' } });
    expect(cIndex(3, 0, 0)).toMatchObject({ value: 0, status: 'ok', parts: { of2: null } });
  });

  it('counts highlights that share a character', () => {
    const index = new CoOccurrence([
      row('a', 0, 10, ['one']),
      row('b', 20, 30, ['one']),
      row('c', 5, 8, ['two']),
      row('d', 22, 25, ['two']),
      row('e', 40, 50, ['two']),
    ]);
    const found = index.pair('one', 'two');
    expect(found).toMatchObject({ parts: { n1: 2, n2: 3, n12: 2, pairs: 2 } });
    expect(found.value).toBeCloseTo(0.667, 3);
  });

  it('does not join neighbours, other sources or the ends of blocks', () => {
    const first = rangeOf({ block: 'b', start: 3, end: 9, endBlock: null }, () => 1);
    const next = rangeOf({ block: 'c', start: 0, end: 4, endBlock: null }, () => 2);
    const index = new CoOccurrence([
      row('a', 0, 10, ['one']),
      row('b', 10, 20, ['two']),
      row('c', 0, 10, ['two'], 'tr_2'),
      row('d', first.start, first.end, ['one'], 'tr_3'),
      row('e', next.start, next.end, ['two'], 'tr_3'),
    ]);
    expect(index.together('one', 'two')).toBe(0);
  });

  it('takes a highlight over several blocks with all that lies between', () => {
    const numbers: Readonly<Record<string, number>> = { x: 0, y: 1, z: 2 };
    const number = (block: string): number => numbers[block] ?? -1;
    const long = rangeOf({ block: 'x', start: 5, end: 2, endBlock: 'z' }, number);
    const inside = rangeOf({ block: 'y', start: 0, end: 3, endBlock: null }, number);
    expect(overlaps([long, inside])).toEqual([[1], [0]]);
  });

  it('counts one highlight with both tags, and pairs beyond it', () => {
    const index = new CoOccurrence([
      row('a', 0, 10, ['one', 'two', 'one']),
      row('b', 2, 4, ['two']),
      row('c', 5, 6, ['two']),
    ]);
    expect(index.pair('one', 'two')).toMatchObject({ value: 1 / 3, parts: { n1: 1, n2: 3, n12: 1, pairs: 3 } });
    expect(index.pair('two', 'nobody')).toMatchObject({ value: 0 });
  });

  const rows = fc.array(
    fc
      .tuple(
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 1, max: 15 }),
        fc.uniqueArray(fc.constantFrom('p', 'q', 'r', 's'), { maxLength: 4 }),
        fc.constantFrom('tr_1', 'tr_2'),
      )
      .map(([start, length, tags, source]) => ({ start, end: start + length, tags, source })),
    { maxLength: 25 },
  );
  const named = (list: readonly { start: number; end: number; tags: string[]; source: string }[]): QuoteRow[] =>
    list.map(({ start, end, tags, source }, i) => row(`hl_${i}`, start, end, tags, source));

  it('equals the plain definition over all pairs of highlights', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const all = named(list);
        const index = new CoOccurrence(all);
        for (const [a, b] of [
          ['p', 'q'],
          ['q', 'r'],
          ['p', 's'],
        ] as const) {
          expect(index.pair(a, b)).toEqual(naive(all, a, b));
          expect(index.pair(b, a).value).toBe(index.pair(a, b).value);
        }
      }),
    );
  });

  it('is after a change of one source what it would be from the start', () => {
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        const changed = named(after).filter(({ source }) => source === 'tr_1');
        const rest = named(before).filter(({ source }) => source === 'tr_2');
        const index = new CoOccurrence(named(before));
        index.replaceSource('tr_1', changed);
        const whole = new CoOccurrence([...changed, ...rest]);
        for (const a of ['p', 'q', 'r', 's'])
          for (const b of ['p', 'q', 'r', 's']) if (a !== b) expect(index.pair(a, b)).toEqual(whole.pair(a, b));
      }),
    );
  });
});

/** The definition, word by word. */
function naive(rows: readonly QuoteRow[], a: string, b: string) {
  const [one, two] = [a, b].map((tag) => rows.filter(({ tagIds }) => tagIds.includes(tag)));
  const meet = (x: QuoteRow, y: QuoteRow): boolean => x.source === y.source && x.start < y.end && y.start < x.end;
  const touching = (these: QuoteRow[] = [], those: QuoteRow[] = []) =>
    these.filter((x) => those.some((y) => meet(x, y))).length;
  const pairs = (one ?? []).flatMap((x) => (two ?? []).filter((y) => meet(x, y))).length;
  return cIndex(one?.length ?? 0, two?.length ?? 0, Math.min(touching(one, two), touching(two, one)), pairs);
}
