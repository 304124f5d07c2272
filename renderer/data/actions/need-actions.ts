import { type App, authorship } from '#renderer/data/app.ts';
import type { CommitProblem } from '#renderer/data/commit.ts';
import { liveRecords } from '#renderer/data/queries/record-queries.ts';
import { insert, label, ops, update } from '#shared/domain/change.ts';
import type { Id } from '#shared/domain/ids.ts';
import { type Need, newNeed } from '#shared/domain/need.ts';
import { childrenByParent, parentOf } from '#shared/domain/need-tree.ts';
import { circleThrough } from '#shared/domain/nesting.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';
import type { CreateProblem } from './create-actions.ts';

/** `path`: the titles of the needs that would stand in a circle, from the new parent up. */
export type MoveProblem = { readonly kind: 'circle'; readonly path: readonly string[] } | CommitProblem;

/** A place in the tree: under a need or at the top, behind one of the needs there or before them all. */
export interface NeedPlace {
  readonly parentId: Id<'need'> | null;
  readonly after: Id<'need'> | null;
}

/** Writes a need at a place of the tree. */
export async function addNeed(app: App, title: string, place: NeedPlace): Promise<Result<Id<'need'>, CreateProblem>> {
  if (title.trim() === '') return fail({ kind: 'no-title' });
  const id = app.newId('need');
  const { order, shifts } = orderAt(app, await siblingsAt(app, place.parentId, id), place.after);
  const need = newNeed(id, { title, parentId: place.parentId, order }, authorship(app));
  const done = await app.run({
    label: label('change.create', { kind: 'need' }),
    ops: [insert('needs', need), ...shifts],
  });
  return done.ok ? ok(id) : done;
}

/** Puts a need, with all that stands under it, at another place of the tree. */
export async function moveNeed(app: App, id: Id<'need'>, place: NeedPlace): Promise<Result<unknown, MoveProblem>> {
  const needs = await liveRecords(app, 'needs');
  const need = needs.find((one) => one.id === id);
  if (!need) return ok(null);
  const circle = place.parentId === null ? null : circleThrough(needs, id, place.parentId);
  if (circle !== null) {
    const titles = new Map<string, string>(needs.map((one) => [one.id, one.title]));
    return fail({ kind: 'circle', path: circle.map((at) => titles.get(at) ?? '') });
  }
  const { order, shifts } = orderAt(app, await siblingsAt(app, place.parentId, id), place.after);
  return app.run({
    label: label('change.move-need'),
    ops: ops(update('needs', need, { parentId: place.parentId, order }), ...shifts),
  });
}

/** The last place under a need, or at the top. */
export function lastPlace(needs: readonly Need[], parentId: Id<'need'> | null): NeedPlace {
  return { parentId, after: childrenByParent(needs).get(parentId)?.at(-1)?.id ?? null };
}

export type Step = 'in' | 'out' | 'up' | 'down';

/** The place one step from where a need stands now; null where the tree ends. */
export function placeStep(needs: readonly Need[], need: Need, step: Step): NeedPlace | null {
  const parent = parentOf(needs, need);
  const parentId = parent?.id ?? null;
  const siblings = childrenByParent(needs).get(parentId) ?? [];
  const at = siblings.indexOf(need);
  const before = siblings[at - 1];
  if (step === 'in') return before ? lastPlace(needs, before.id) : null;
  if (step === 'up') return before ? { parentId, after: siblings[at - 2]?.id ?? null } : null;
  if (step === 'down') return siblings[at + 1] ? { parentId, after: siblings[at + 1]?.id ?? null } : null;
  return parent ? { parentId: parentOf(needs, parent)?.id ?? null, after: parent.id } : null;
}

async function siblingsAt(app: App, parentId: Id<'need'> | null, without: Id<'need'>): Promise<readonly Need[]> {
  const needs = await liveRecords(app, 'needs');
  return (childrenByParent(needs).get(parentId) ?? []).filter((need) => need.id !== without);
}

/** An order key behind `after`. Where two neighbours share a key (two copies merged) all behind it get new ones. */
function orderAt(app: App, siblings: readonly Need[], after: Id<'need'> | null) {
  const at = after === null ? 0 : siblings.findIndex((need) => need.id === after) + 1;
  const [before, behind] = [siblings[at - 1]?.order ?? null, siblings[at]?.order ?? null];
  if (before === null || behind === null || before < behind)
    return { order: app.orderBetween(before, behind), shifts: [] };
  const rest = siblings.slice(at);
  const [order = '', ...keys] = app.orderKeys(before, rest.length + 1);
  return { order, shifts: ops(...rest.map((need, i) => update('needs', need, { order: keys[i] ?? need.order }))) };
}
