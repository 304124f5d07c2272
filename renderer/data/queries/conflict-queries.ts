import type { JsonObject } from '#shared/domain/json.ts';
import type { MergeConflict } from '#shared/domain/merge/conflict.ts';
import { mergeWorkspaces } from '#shared/domain/merge/merge-workspaces.ts';
import { readSettled } from '#shared/domain/merge/settled.ts';
import type { App } from '../app.ts';
import { tableOf } from '../db.ts';

/** What a merge left to a person, with what there is to know of it. */
export interface OpenConflict {
  readonly conflict: MergeConflict;
  /** The record as it stands now; null where it is gone. */
  readonly row: JsonObject | null;
  /** Who wrote each value and when, in the order of `conflict.values`. Null where the log does not say. */
  readonly writers: readonly ({ readonly name: string; readonly at: string } | null)[];
}

/**
 * The conflicts that nobody has decided yet, worked out from the change log as the merge did. A project that was never merged has one
 * writer at a time and none, which is seen without reading the log.
 */
export async function openConflicts({ db }: App): Promise<readonly OpenConflict[]> {
  const changes = await db.changes.orderBy('seq').toArray();
  const copies = new Set(changes.map(({ stamp }) => stamp[1]));
  if (copies.size < 2) return [];
  // Records are JSON by their schemas.
  const settings = (await db.settings.toArray()) as unknown as JsonObject[];
  const settled = readSettled(settings);
  const { conflicts } = mergeWorkspaces({ changes, settled }, { changes: [], settled: [] });
  const authors = new Map((await db.authors.toArray()).map(({ id, name }) => [id, name]));
  const byStamp = new Map(changes.map((change) => [change.stamp.join(' '), change]));
  return Promise.all(
    conflicts.map(async (conflict) => ({
      conflict,
      row: ((await tableOf(db, conflict.table).get(conflict.record)) as unknown as JsonObject | undefined) ?? null,
      writers: conflict.values.map(({ stamp }) => {
        const change = byStamp.get(stamp.join(' '));
        return change ? { name: authors.get(change.by) ?? '', at: change.at } : null;
      }),
    })),
  );
}
