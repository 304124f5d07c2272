import { describe, expect, it } from 'vitest';
import type { Need } from '#shared/domain/need.ts';
import { closedBelow } from '#shared/domain/need-tree.ts';
import { aLine } from '../../../test/line-builder.ts';
import { layoutTree, type MapLayoutInput } from './tree-layout.ts';

const needs = aLine({
  needs: {
    nd_1: 'a',
    nd_2: { title: 'a1', parent: 'nd_1' },
    nd_3: { title: 'a2', parent: 'nd_1' },
    nd_4: { title: 'a2x', parent: 'nd_3' },
    nd_5: 'b',
  },
}).records.needs;
const NONE: ReadonlySet<string> = new Set();
const laid = (parts: Partial<MapLayoutInput> = {}) =>
  layoutTree({ needs, folded: NONE, branch: undefined, kept: null, ...parts });
const titles = (layout: ReturnType<typeof laid>): string[] => layout.nodes.map(({ need }) => need.title).sort();

describe('the map of needs', () => {
  it('holds the same needs as the outline, each to the right of what it stands under', () => {
    const { nodes, edges } = laid();
    expect(titles(laid())).toEqual(['a', 'a1', 'a2', 'a2x', 'b']);
    expect(edges).toEqual([
      { from: 'nd_1', to: 'nd_2' },
      { from: 'nd_1', to: 'nd_3' },
      { from: 'nd_3', to: 'nd_4' },
    ]);
    const at = new Map(nodes.map((node) => [node.need.id as string, node]));
    for (const { from, to } of edges) expect(at.get(to)?.x).toBeGreaterThan(at.get(from)?.x ?? 0);
  });

  it('lets no two needs lie on each other', () => {
    const { nodes } = laid();
    const places = nodes.map(({ x, y }) => `${x} ${y}`);
    expect(new Set(places).size).toBe(places.length);
    expect(Math.min(...nodes.map(({ y }) => y))).toBe(0);
  });

  it('folds a branch and says how much is in it', () => {
    const { nodes } = laid({ folded: new Set(['nd_1']) });
    expect(nodes.map(({ need, children, folded }) => [need.title, children, folded])).toEqual([
      ['a', 2, true],
      ['b', 0, false],
    ]);
    // Deeper ones too: a branch that is opened opens one level.
    expect([...closedBelow(needs, 2)].sort()).toEqual(['nd_2', 'nd_3', 'nd_4']);
  });

  it('shows one branch, or what a filter keeps', () => {
    expect(titles(laid({ branch: 'nd_3' }))).toEqual(['a2', 'a2x']);
    expect(titles(laid({ kept: new Set(['nd_1', 'nd_3']) }))).toEqual(['a', 'a2']);
  });

  it('shows needs that a merge nested under each other', () => {
    const circle = needs.map((need): Need => (need.id === 'nd_1' ? { ...need, parentId: 'nd_3' } : need));
    expect(titles(laid({ needs: circle }))).toEqual(['a', 'a1', 'a2', 'a2x', 'b']);
  });
});
