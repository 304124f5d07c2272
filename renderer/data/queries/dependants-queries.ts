import type { AnyId, Id } from '#shared/domain/ids.ts';
import type { TableName } from '#shared/domain/records.ts';
import { branchNeeds, withDependants } from '../actions/field-actions.ts';
import type { App } from '../app.ts';
import { linksFrom, linksTo } from './graph-queries.ts';

/** What hangs on a record: told before it goes to the trash. */
export interface Dependants {
  /** Records that go with it. */
  readonly owned: number;
  /** Links that break until it is restored. */
  readonly links: number;
  /** Needs that stand under it: they stay and move up to the top of the tree, or go with a branch that is pruned. */
  readonly nested: number;
}

export async function dependantsOf(app: App, table: TableName, id: AnyId): Promise<Dependants> {
  const [owned, from, to, children] = await Promise.all([
    withDependants(app, table, id),
    linksFrom(app, id),
    linksTo(app, id),
    table === 'needs' ? app.db.needs.where('parentId').equals(id).toArray() : [],
  ]);
  return {
    owned: owned.length - 1,
    links: from.length + to.length,
    nested: children.filter((need) => need.deletedAt === null).length,
  };
}

/** What goes with a need when its whole branch is pruned. */
export async function dependantsOfBranch(app: App, id: Id<'need'>): Promise<Dependants> {
  const needs = await app.db.needs.bulkGet([...(await branchNeeds(app, id))]);
  const live = needs.flatMap((need) => (need?.deletedAt === null ? [need.id] : []));
  const each = await Promise.all(live.map((need) => dependantsOf(app, 'needs', need)));
  const sum = (part: 'owned' | 'links'): number => each.reduce((total, one) => total + one[part], 0);
  return { owned: sum('owned'), links: sum('links'), nested: live.length - 1 };
}
