import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Id } from './ids.ts';
import { mayNest, type Need, newNeed } from './need.ts';

const WHO = { now: '2026-01-05T09:00:00.000Z', by: 'au_1' } as const;
const need = (id: Id<'need'>, parentId: Id<'need'> | null): Need => ({
  ...newNeed(id, { title: ` ${id} `, order: id, parentId }, WHO),
  rev: 1,
  updatedAt: WHO.now,
});
const FAMILY = [need('nd_root', null), need('nd_child', 'nd_root'), need('nd_leaf', 'nd_child'), need('nd_else', null)];

test('a need may hang under any need that is not below it', () => {
  expect(mayNest(FAMILY, 'nd_leaf', 'nd_root')).toBe(true);
  expect(mayNest(FAMILY, 'nd_root', 'nd_else')).toBe(true);
  expect(mayNest(FAMILY, 'nd_else', 'nd_leaf')).toBe(true);
});

test('a need never becomes its own ancestor', () => {
  expect(mayNest(FAMILY, 'nd_root', 'nd_root')).toBe(false);
  expect(mayNest(FAMILY, 'nd_root', 'nd_child')).toBe(false);
  expect(mayNest(FAMILY, 'nd_root', 'nd_leaf')).toBe(false);
});

test('answers even where two copies that were merged made a circle', () => {
  const circle = [need('nd_a', 'nd_b'), need('nd_b', 'nd_a'), need('nd_c', null)];
  expect(mayNest(circle, 'nd_c', 'nd_a')).toBe(true);
  expect(mayNest(circle, 'nd_a', 'nd_b')).toBe(false);
});

test('moves that are allowed never close a circle', () => {
  const moves = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 60 });
  fc.assert(
    fc.property(moves, (list) => {
      const id = (n: number): Id<'need'> => `nd_${n}`;
      let needs = Array.from({ length: 10 }, (_, n) => need(id(n), null));
      for (const [child, parent] of list) {
        if (!mayNest(needs, id(child), id(parent))) continue;
        needs = needs.map((one) => (one.id === id(child) ? need(one.id, id(parent)) : one));
      }
      const parents = new Map(needs.map((one) => [one.id, one.parentId]));
      for (const { id: start } of needs) {
        let steps = 0;
        for (let at = parents.get(start) ?? null; at !== null; at = parents.get(at) ?? null)
          expect(++steps).toBeLessThan(10);
      }
    }),
  );
});

test('a new need is a job at the root, titled without spaces around', () => {
  const { title, form, parentId } = newNeed('nd_1', { title: '  Approve in place ', order: 'a0' }, WHO);
  expect({ title, form, parentId }).toEqual({ title: 'Approve in place', form: 'job', parentId: null });
});
