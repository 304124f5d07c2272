import { describe, expect, it } from 'vitest';
import { createNeed } from '#renderer/data/actions/create-actions.ts';
import { addNeed, lastPlace, moveNeed, placeStep, type Step } from '#renderer/data/actions/need-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { evidenceGraph } from '#renderer/data/queries/graph-queries.ts';
import { assert, must } from '#shared/domain/assert.ts';
import { label, ops, trash, update } from '#shared/domain/change.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Result } from '#shared/domain/result.ts';
import { anApp } from '../../../test/builders.ts';
import { outlineOf } from './need-outline.ts';

const done = async <T>(action: Promise<Result<T, unknown>>): Promise<T> => {
  const result = await action;
  assert(result.ok, 'an action that succeeds');
  return result.value;
};

/** The outline as it is drawn: one dash a level. */
async function drawn(app: App, filter: { readonly q?: string } = {}): Promise<string[]> {
  const graph = await evidenceGraph(app);
  return outlineOf(graph, new Set(), filter).map(({ need, level }) => '-'.repeat(level - 1) + need.title);
}

async function step(app: App, id: Id<'need'>, way: Step): Promise<boolean> {
  const needs = (await evidenceGraph(app)).records.needs;
  const place = placeStep(
    needs,
    must(
      needs.find((need) => need.id === id),
      'the need',
    ),
    way,
  );
  if (place === null) return false;
  await done(moveNeed(app, id, place));
  return true;
}

/** a, b with b1 and b2 under it, c. */
async function aTree() {
  const app = await anApp();
  const [a, b, c] = [
    await done(createNeed(app, 'a')),
    await done(createNeed(app, 'b')),
    await done(createNeed(app, 'c')),
  ];
  const [b1, b2] = [await done(createNeed(app, 'b1', b)), await done(createNeed(app, 'b2', b))];
  return { app, a, b, c, b1, b2 };
}

describe('the outline', () => {
  it('shows each need under its parent, in order', async () => {
    const { app } = await aTree();
    expect(await drawn(app)).toEqual(['a', 'b', '-b1', '-b2', 'c']);
  });

  it('tells level, place and number of siblings, and hides what is collapsed', async () => {
    const { app, b } = await aTree();
    const rows = outlineOf(await evidenceGraph(app), new Set([b]));
    expect(
      rows.map(({ need, level, place, siblings, children, expanded }) => [
        need.title,
        level,
        place,
        siblings,
        children,
        expanded,
      ]),
    ).toEqual([
      ['a', 1, 1, 3, 0, false],
      ['b', 1, 2, 3, 2, false],
      ['c', 1, 3, 3, 0, false],
    ]);
  });

  it('keeps the way down to what a filter finds', async () => {
    const { app } = await aTree();
    expect(await drawn(app, { q: 'B2' })).toEqual(['b', '-b2']);
    expect(await drawn(app, { q: 'nothing' })).toEqual([]);
  });

  it('moves the needs of a trashed need to the top, and back when it is restored', async () => {
    const { app, b } = await aTree();
    const need = must(await app.db.needs.get(b), 'the need');
    await done(app.run({ label: label('change.trash'), ops: [trash('needs', need, app.now())] }));
    expect((await drawn(app)).sort()).toEqual(['a', 'b1', 'b2', 'c']);
    await done(app.history.undo());
    expect(await drawn(app)).toEqual(['a', 'b', '-b1', '-b2', 'c']);
  });

  it('shows two needs that a merge nested under each other at the top', async () => {
    const { app, a, b } = await aTree();
    const need = must(await app.db.needs.get(b), 'the need');
    const other = must(await app.db.needs.get(a), 'the need');
    await done(
      app.run({
        label: label('change.edit'),
        ops: ops(update('needs', need, { parentId: a }), update('needs', other, { parentId: b })),
      }),
    );
    expect(await drawn(app)).toEqual(['a', 'b', '-b1', '-b2', 'c']);
  });
});

describe('writing a need in place', () => {
  it('puts it behind its neighbour, at the same level', async () => {
    const { app, b, b1 } = await aTree();
    await done(addNeed(app, 'new', { parentId: b, after: b1 }));
    expect(await drawn(app)).toEqual(['a', 'b', '-b1', '-new', '-b2', 'c']);
  });

  it('puts it first where there is no neighbour before it', async () => {
    const { app, b } = await aTree();
    await done(addNeed(app, 'new', { parentId: b, after: null }));
    expect(await drawn(app)).toEqual(['a', 'b', '-new', '-b1', '-b2', 'c']);
  });

  it('finds a place between neighbours that share an order key after a merge', async () => {
    const { app, a, b } = await aTree();
    const [first, second] = [must(await app.db.needs.get(a), 'a'), must(await app.db.needs.get(b), 'b')];
    await done(app.run({ label: label('change.edit'), ops: ops(update('needs', second, { order: first.order })) }));
    await done(addNeed(app, 'new', { parentId: null, after: a }));
    expect(await drawn(app)).toEqual(['a', 'new', 'b', '-b1', '-b2', 'c']);
  });
});

describe('moving a need', () => {
  it('nests it under the need above, as the last there, and back out behind its parent', async () => {
    const { app, c } = await aTree();
    expect(await step(app, c, 'in')).toBe(true);
    expect(await drawn(app)).toEqual(['a', 'b', '-b1', '-b2', '-c']);
    expect(await step(app, c, 'out')).toBe(true);
    expect(await drawn(app)).toEqual(['a', 'b', '-b1', '-b2', 'c']);
  });

  it('takes along what stands under it', async () => {
    const { app, b } = await aTree();
    await step(app, b, 'in');
    expect(await drawn(app)).toEqual(['a', '-b', '--b1', '--b2', 'c']);
  });

  it('changes its place among its siblings', async () => {
    const { app, b, b2 } = await aTree();
    await step(app, b, 'down');
    expect(await drawn(app)).toEqual(['a', 'c', 'b', '-b1', '-b2']);
    await step(app, b2, 'up');
    expect(await drawn(app)).toEqual(['a', 'c', 'b', '-b2', '-b1']);
  });

  it('stops at the ends of the tree', async () => {
    const { app, a, c } = await aTree();
    expect(await step(app, a, 'in')).toBe(false);
    expect(await step(app, a, 'out')).toBe(false);
    expect(await step(app, a, 'up')).toBe(false);
    expect(await step(app, c, 'down')).toBe(false);
  });

  it('refuses a circle, names it and changes nothing', async () => {
    const { app, b, b1 } = await aTree();
    const needs = (await evidenceGraph(app)).records.needs;
    const path = ['b1', 'b'];
    expect(await moveNeed(app, b, lastPlace(needs, b1))).toEqual({ ok: false, problem: { kind: 'circle', path } });
    expect(await drawn(app)).toEqual(['a', 'b', '-b1', '-b2', 'c']);
  });

  it('is one step for undo', async () => {
    const { app, b } = await aTree();
    await step(app, b, 'in');
    await done(app.history.undo());
    expect(await drawn(app)).toEqual(['a', 'b', '-b1', '-b2', 'c']);
  });
});
