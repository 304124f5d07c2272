import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Body } from './body.ts';
import {
  applyPatch,
  content,
  insert,
  type Op,
  ops,
  remove,
  reverse,
  sameJson,
  squash,
  trash,
  update,
  valueAt,
} from './change.ts';
import type { Json, JsonObject } from './json.ts';
import { type Need, newNeed } from './need.ts';

const WHO = { now: '2026-01-05T09:00:00.000Z', by: 'au_1' } as const;
const NEED: Need = { ...newNeed('nd_1', { title: 'Approve in place', order: 'a0' }, WHO), rev: 3, updatedAt: WHO.now };
const BODY: Body = {
  id: 'bd_1',
  createdAt: WHO.now,
  by: WHO.by,
  deletedAt: null,
  origin: null,
  ownerId: 'no_1',
  order: ['x', 'y'],
  blocks: { x: { node: null, text: 'one' }, y: { node: null, text: 'two' } },
  rev: 3,
  updatedAt: WHO.now,
};

/** Records by table and key: what `commit` does with ops, without a database. */
type Store = ReadonlyMap<string, JsonObject>;
function apply(store: Store, list: readonly Op[]): Store {
  const next = new Map(store);
  for (const op of list) {
    const at = `${op.table} ${op.key}`;
    if (op.after === null) next.delete(at);
    else next.set(at, op.before === null ? op.after : applyPatch(next.get(at) ?? {}, op.after));
  }
  return next;
}
const plain = (store: Store): Json => Object.fromEntries([...store].sort(([a], [b]) => (a < b ? -1 : 1)));

type Step =
  | { readonly kind: 'make' | 'drop' | 'trash'; readonly n: number }
  | { readonly kind: 'title'; readonly n: number; readonly title: string }
  | { readonly kind: 'text'; readonly n: number; readonly order: readonly string[]; readonly texts: readonly string[] };

const n = fc.nat(1);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom('make' as const, 'drop' as const, 'trash' as const), n }),
  fc.record({ kind: fc.constant('title' as const), n, title: fc.constantFrom('a', 'b', 'c') }),
  fc.record({
    kind: fc.constant('text' as const),
    n,
    order: fc.uniqueArray(fc.constantFrom('x', 'y', 'z')),
    texts: fc.array(fc.constantFrom('', 'one', 'two'), { minLength: 3, maxLength: 3 }),
  }),
);

/** The ops of a step on what stands in the store now; none where the step makes no sense there. */
function opsOf(store: Store, one: Step): Op[] {
  const body = { ...BODY, id: `bd_${one.n}` } as const;
  // The store holds what `insert` made of bodies.
  const row = store.get(`bodies bd_${one.n}`) as unknown as Body | undefined;
  const need = store.get(`needs nd_${one.n}`) as unknown as Need | undefined;
  switch (one.kind) {
    case 'make':
      return ops(row ? null : insert('bodies', body), need ? null : insert('needs', { ...NEED, id: `nd_${one.n}` }));
    case 'drop':
      return ops(row && remove('bodies', row), need && remove('needs', need));
    case 'trash':
      return ops(need && trash('needs', need, '2026-02-01T00:00:00.000Z'));
    case 'title':
      return ops(need && update('needs', need, { title: one.title }));
    case 'text': {
      const blocks = Object.fromEntries(one.order.map((id, i) => [id, { node: null, text: one.texts[i] ?? '' }]));
      return ops(row && update('bodies', row, { order: [...one.order], blocks }));
    }
  }
}

/** Each step's ops and the stores between them. */
function play(steps: readonly Step[]): { readonly lists: readonly Op[][]; readonly stores: readonly Store[] } {
  const stores: Store[] = [new Map()];
  const lists: Op[][] = [];
  for (const one of steps) {
    const store = stores.at(-1) ?? new Map();
    const list = opsOf(store, one);
    lists.push(list);
    stores.push(apply(store, list));
  }
  return { lists, stores };
}

test('the reverse of a change takes it back, whatever it did', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const { lists, stores } = play(steps);
      for (const [i, list] of lists.entries()) {
        const back = apply(stores[i + 1] ?? new Map(), reverse(list));
        expect(plain(back)).toEqual(plain(stores[i] ?? new Map()));
      }
    }),
    { numRuns: 500 },
  );
});

test('a reverse reversed is the change again', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const list = play(steps).lists.flat();
      expect(reverse(reverse(list))).toEqual(list);
    }),
  );
});

test('changes squashed into one do what the sequence did, forwards and backwards', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), fc.nat(12), fc.nat(12), (steps, a, b) => {
      const { lists, stores } = play(steps);
      const [from, to] = [Math.min(a, b, steps.length), Math.min(Math.max(a, b), steps.length)];
      const [before, after] = [stores[from] ?? new Map(), stores[to] ?? new Map()];
      const once = squash(lists.slice(from, to));
      expect(plain(apply(before, once))).toEqual(plain(after));
      expect(plain(apply(after, reverse(once)))).toEqual(plain(before));
      expect(new Set(once.map((op) => `${op.table} ${op.key}`)).size).toBe(once.length);
    }),
    { numRuns: 3000 },
  );
});

test('a squashed change still works after a journey through canonical JSON, which sorts its fields', () => {
  const sorted = (op: Op): Op => {
    const order = (patch: Op['before']) =>
      patch && Object.fromEntries(Object.entries(patch).sort(([a], [b]) => (a < b ? -1 : 1)));
    return { ...op, before: order(op.before), after: order(op.after) };
  };
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), fc.nat(12), (steps, start) => {
      const { lists, stores } = play(steps);
      const from = Math.min(start, steps.length);
      const [before, after] = [stores[from] ?? new Map(), stores.at(-1) ?? new Map()];
      const once = squash(lists.slice(from)).map(sorted);
      expect(plain(apply(before, once))).toEqual(plain(after));
      expect(plain(apply(after, reverse(once)))).toEqual(plain(before));
    }),
    { numRuns: 3000 },
  );
});

test('removed, made again and edited, a body changes block by block', () => {
  const again = { ...BODY, blocks: { x: { node: null, text: 'new' } } };
  const edit = ops(update('bodies', again, { blocks: { x: { node: null, text: 'newer' } } }));
  const [once] = squash([[remove('bodies', BODY)], [insert('bodies', again)], edit]);
  expect(once?.before).toEqual({ 'blocks/x': { node: null, text: 'one' }, 'blocks/y': { node: null, text: 'two' } });
  expect(once?.after).toEqual({ 'blocks/x': { node: null, text: 'newer' }, 'blocks/y': null });
});

test('made and removed again is nothing at all', () => {
  const made = insert('needs', NEED);
  expect(squash([[made], [remove('needs', NEED)]])).toEqual([]);
});

test('set and set back is nothing at all', () => {
  const there = ops(update('needs', NEED, { title: 'Approve by e-mail' }));
  const back = ops(update('needs', { ...NEED, title: 'Approve by e-mail' }, { title: NEED.title }));
  expect(squash([there, back])).toEqual([]);
});

test('an update names only the fields that differ, and the blocks of a body one by one', () => {
  const blocks = { x: BODY.blocks.x ?? { node: null, text: '' }, z: { node: null, text: 'three' } };
  expect(update('bodies', BODY, { order: ['x', 'z'], blocks, ownerId: 'no_1' })).toEqual({
    table: 'bodies',
    key: 'bd_1',
    before: { order: ['x', 'y'], 'blocks/y': { node: null, text: 'two' }, 'blocks/z': null },
    after: { order: ['x', 'z'], 'blocks/y': null, 'blocks/z': { node: null, text: 'three' } },
  });
  expect(update('bodies', BODY, { order: ['x', 'y'] })).toBeNull();
});

test('what commit adds belongs to no change', () => {
  expect(insert('needs', NEED).after).not.toHaveProperty('rev');
  expect(remove('needs', NEED).before).not.toHaveProperty('updatedAt');
  // Records are JSON by their schemas.
  expect(Object.keys(content(NEED as unknown as JsonObject))).not.toContain('rev');
});

test('a patch read back gives what it wrote', () => {
  const row = { title: 'a', blocks: { x: 1 } };
  const next = applyPatch(row, { title: 'b', 'blocks/x': null, 'blocks/y/z': 2 });
  expect(next).toEqual({ title: 'b', blocks: { 'y/z': 2 } });
  expect(valueAt(next, 'blocks/y/z')).toBe(2);
  expect(valueAt(next, 'blocks/x')).toBeNull();
  expect(row).toEqual({ title: 'a', blocks: { x: 1 } });
});

test('equality of JSON does not depend on the order of keys, but on everything else', () => {
  expect(sameJson({ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 })).toBe(true);
  expect(sameJson({ a: null }, { b: null })).toBe(false);
  expect(sameJson([1, 2], [2, 1])).toBe(false);
  expect(sameJson([], {})).toBe(false);
});
