import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chainOf, type EvidenceGraph, edgesOf } from '#shared/domain/evidence-graph.ts';
import type { Stance } from '#shared/domain/evidence-link.ts';
import type { AnyId } from '#shared/domain/ids.ts';
import { aLine, type LineParts } from '../../../test/line-builder.ts';
import { type Layout, layoutLine, lightChain, MOST_PER_COLUMN } from './layout.ts';
import { orderLine } from './line.ts';
import { spread } from './spread.ts';
import { widthOf } from './threads.ts';

const VIEW = { width: 1040, height: 640 };
const NOTHING: ReadonlyMap<string, number> = new Map();

/** Goals, needs (some nested), insights and quotes in the given numbers, joined as a wide tree with some shared links. */
function aTree(goals: number, needs: number, insights: number, quotes: number, interviews: number): EvidenceGraph {
  const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
  const object = <V>(n: number, prefix: string, value: (i: number) => V) =>
    Object.fromEntries(range(n).map((i) => [`${prefix}_${String(i).padStart(5, '0')}`, value(i)]));
  const id = (prefix: string, i: number) => `${prefix}_${String(i).padStart(5, '0')}` as AnyId;
  const links: [AnyId, AnyId, Stance?][] = [
    ...range(needs)
      .filter((i) => i % 5 !== 4)
      .map((i): [AnyId, AnyId] => [id('nd', i), id('gl', i % Math.max(1, goals))]),
    ...range(insights).map((i): [AnyId, AnyId, Stance?] => [
      id('in', i),
      id('nd', i % needs),
      i % 9 === 0 ? 'contradicts' : 'supports',
    ]),
    ...range(quotes)
      .filter((i) => i % 10 !== 9)
      .map((i): [AnyId, AnyId, Stance?] => [
        id('hl', i),
        id('in', i % insights),
        i % 7 === 0 ? 'contradicts' : 'supports',
      ]),
  ];
  const parts = {
    goals: object(goals, 'gl', (i) => `Goal ${i}`),
    needs: object(needs, 'nd', (i) => (i % 5 === 4 ? { title: `Need ${i}`, parent: id('nd', i - 1) } : `Need ${i}`)),
    insights: object(insights, 'in', (i) => `Insight ${i}`),
    interviews: object(interviews, 'iv', (i) => ({ title: `Interview ${i}` })),
    people: object(interviews, 'pt', (i) => ({ name: `Name ${i}`, alias: `P-${i}` })),
    quotes: object(quotes, 'hl', (i) => ({
      words: `Quote ${i}`,
      in: id('iv', i % interviews),
      by: id('pt', i % interviews),
    })),
    links,
  };
  // The keys are ids by their prefixes, which fromEntries widens to string.
  return aLine(parts as unknown as LineParts);
}

function lay(graph: EvidenceGraph, chosen: AnyId | null = null, view = VIEW): Layout {
  const line = orderLine(graph);
  const still = layoutLine(line, { asked: NOTHING, view });
  return chosen === null ? still : lightChain(line, still, chainOf(graph, chosen), { asked: NOTHING, view });
}

function overlaps(layout: Layout): string[] {
  const wrong: string[] = [];
  for (const column of layout.columns.keys()) {
    const list = layout.placed.filter((one) => one.column === column).sort((a, b) => a.y - b.y);
    for (const [i, one] of list.entries()) {
      const next = list[i + 1];
      if (next && one.y + one.height > next.y + 0.001) wrong.push(`${one.id} and ${next.id}`);
      if (one.y < 0 || one.y + one.height > layout.height + 0.001) wrong.push(`${one.id} outside`);
    }
  }
  return wrong;
}

test('every record of a line is drawn or counted once, nothing overlaps, and needs stand below the need that they nest in', () => {
  const graph = aTree(3, 10, 20, 60, 8);
  const layout = lay(graph);
  expect(overlaps(layout)).toEqual([]);
  const drawn = layout.placed.flatMap(
    (one) => one.more?.hidden.map(({ id }) => id) ?? (one.node?.gap === null ? one.id : []),
  );
  const { records } = graph;
  const all = [records.goals, records.needs, records.insights, records.highlights, records.interviews].flat();
  expect([...drawn].sort()).toEqual(all.map(({ id }) => id as string).sort());
  const needs = layout.placed.filter((one) => one.column === 1).map((one) => one.id);
  for (const { id, parentId } of records.needs.filter((need) => need.parentId !== null)) {
    expect(needs[needs.indexOf(id) - 1]).toBe(parentId);
  }
});

test('columns keep to the width of the window, and scroll on a narrow one', () => {
  expect(lay(aTree(1, 2, 3, 4, 2)).width).toBeLessThanOrEqual(VIEW.width + 4);
  expect(lay(aTree(1, 2, 3, 4, 2), null, { width: 480, height: 640 }).width).toBeGreaterThan(480);
});

test('quotes give way so that the picture fits: with all words, on one line each, then some under each insight', () => {
  const heights = (quotes: number): number[] => {
    const layout = lay(aTree(1, 2, 3, quotes, 2));
    expect(layout.height).toBeLessThanOrEqual(VIEW.height);
    return layout.placed.flatMap((one) => (one.column === 3 && one.node ? one.height : []));
  };
  expect(new Set(heights(9))).toEqual(new Set([44]));
  expect(heights(18)).toEqual(Array(18).fill(26));
  expect(heights(60).length).toBeLessThan(20);
});

test('a chosen chain that can be seen at once moves nothing', () => {
  const graph = aTree(1, 2, 3, 6, 3);
  const [still, chosen] = [lay(graph), lay(graph, 'in_00001')];
  expect(chosen.restFrom).toBeNull();
  expect(chosen.placed.map(({ id, x, y }) => ({ id, x, y }))).toEqual(
    still.placed.map(({ id, x, y }) => ({ id, x, y })),
  );
  expect(
    chosen.placed
      .filter((one) => one.lit)
      .map((one) => one.id)
      .sort(),
  ).toEqual([...chainOf(graph, 'in_00001')].sort());
});

test('a chain that is spread too far is gathered above the rest', () => {
  const graph = aTree(6, 40, 80, 180, 12);
  const layout = lay(graph, 'gl_00002');
  const chain = chainOf(graph, 'gl_00002');
  const from = layout.restFrom ?? 0;
  expect(from).toBeGreaterThan(0);
  for (const one of layout.placed) {
    expect(one.lit).toBe(one.y < from);
    if (one.node) expect(chain.has(one.node.recordId)).toBe(one.lit);
  }
  expect(overlaps(layout)).toEqual([]);
});

const FULL = aTree(60, 500, 2000, 15_000, 300);

test('columns over 200 places are grouped under what they serve, and every record is drawn or counted', () => {
  const graph = FULL;
  const layout = lay(graph);
  const sizes = [60, 500, 2000, 15_000, 300];
  for (const [column, size] of sizes.entries()) {
    const list = layout.placed.filter((one) => one.column === column);
    const shown = list.filter((one) => one.node && one.node.gap === null).length;
    const hidden = list.reduce(
      (sum, one) => sum + (one.more?.hidden.filter((node) => node.gap === null).length ?? 0),
      0,
    );
    expect(shown + hidden, `column ${column}`).toBe(size);
    expect(shown, `column ${column}`).toBeLessThanOrEqual(2 * MOST_PER_COLUMN);
  }
  expect(overlaps(layout)).toEqual([]);
});

test('needs that nest in a folded need are folded with it', () => {
  const needs = layoutLine(orderLine(FULL), { asked: NOTHING, view: VIEW }).placed.filter((one) => one.column === 1);
  const drawn = new Set(needs.map((one) => one.id));
  for (const { node } of needs) if (node && node.depth > 0) expect(drawn).toContain(node.under);
});

test('a "more" that was pressed shows as many as were asked for', () => {
  const line = orderLine(FULL);
  const before = layoutLine(line, { asked: NOTHING, view: VIEW });
  const more = before.placed.find((one) => one.more && one.more.hidden.length > 3 && one.more.under !== null)?.more;
  const after = layoutLine(line, { asked: new Map([[more?.id ?? '', 2]]), view: VIEW });
  expect(after.byId.get(more?.id ?? '')?.more?.hidden).toHaveLength((more?.hidden.length ?? 0) - 2);
});

test('threads join what they should: each link of two drawn records, contradicting ones marked', () => {
  const graph = aTree(2, 6, 9, 20, 4);
  const layout = lay(graph);
  const drawn = new Set(
    layout.threads
      .filter(({ kind }) => kind === 'link' || kind === 'nest')
      .map(({ from, to, stance }) => `${from.id} ${to.id} ${stance}`),
  );
  expect(drawn).toEqual(new Set(edgesOf(graph).map(({ from, to, stance }) => `${from} ${to} ${stance}`)));
});

test('a goal without a need, a need without evidence and an insight without a quote end in a gap beside them', () => {
  const graph = aLine({ goals: { gl_1: 'Goal' }, needs: { nd_1: 'Need' }, insights: { in_1: 'Insight' }, links: [] });
  const gaps = lay(graph).placed.filter((one) => one.node?.gap);
  expect(gaps.map((one) => [one.node?.gap, one.column])).toEqual([
    ['goal-without-need', 1],
    ['need-without-evidence', 2],
    ['insight-without-evidence', 3],
  ]);
  expect(lay(graph).threads.filter(({ kind }) => kind === 'gap')).toHaveLength(3);
});

test('at full size a chain lights whatever was chosen', () => {
  const graph = FULL;
  const line = orderLine(graph);
  const still = layoutLine(line, { asked: NOTHING, view: VIEW });
  for (const id of ['gl_00003', 'nd_00100', 'in_00500', 'hl_07000', 'iv_00010'] as const) {
    const chain: ReadonlySet<string> = chainOf(graph, id);
    const { placed } = lightChain(line, still, chain, { asked: NOTHING, view: VIEW });
    const lit = placed.filter((one) => one.lit && one.node !== null);
    expect(lit.map((one) => one.id)).toContain(id);
    expect(lit.every((one) => chain.has(one.id))).toBe(true);
  }
});

test('things spread to where they want to be, in order, apart, and inside', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 80 }), fc.option(fc.integer({ min: -200, max: 3000 }))), {
        maxLength: 40,
      }),
      fc.nat(500),
      (list, extra) => {
        const heights = list.map(([height]) => height);
        const room = heights.reduce((sum, height) => sum + height + 10, -10) + extra;
        const tops = spread(
          heights,
          list.map(([, wish]) => wish),
          10,
          room,
        );
        for (const [i, top] of tops.entries()) {
          expect(top).toBeGreaterThanOrEqual(i === 0 ? 0 : (tops[i - 1] ?? 0) + (heights[i - 1] ?? 0) + 10 - 1e-6);
          expect(top + (heights[i] ?? 0)).toBeLessThanOrEqual(Math.max(0, room) + 1e-6);
        }
      },
    ),
  );
  expect(spread([20, 20], [100, 300], 10, 400)).toEqual([90, 290]);
  expect(spread([20, 20], [100, 100], 10, 400)).toEqual([75, 105]);
});

test('a thread grows with the quotes that it carries, up to a limit', () => {
  const widths = [1, 2, 4, 16, 64, 10_000].map(widthOf);
  expect([...widths].sort((a, b) => a - b)).toEqual(widths);
  expect(new Set(widths).size).toBe(widths.length);
  expect(widths.at(-1)).toBeLessThanOrEqual(8);
});
