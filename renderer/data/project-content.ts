import type { Change } from '#shared/domain/change.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { clockOf } from '#shared/domain/merge/births.ts';
import { TABLES, type TableName } from '#shared/domain/records.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';
import { type Database, type Head, tableOf } from './db.ts';

/** All of a project at one moment: its rows, its whole change log, and what it has seen of other copies. */
export interface ProjectContent {
  readonly projectId: string;
  readonly copyId: string;
  readonly head: Pick<Head, 'seq' | 'hash' | 'schemaEpoch' | 'stateSum'> & {
    /** ISO instant of the newest change; null before the first. */
    readonly at: string | null;
  };
  /** Trashed ones included, with `rev` and `updatedAt`. */
  readonly rows: ReadonlyMap<TableName, readonly JsonObject[]>;
  /** In `seq` order. */
  readonly changes: readonly Change[];
  /** Per copy the highest stamp that this one has seen. */
  readonly clock: Readonly<Record<string, number>>;
}

/** Reads a whole project in one transaction, so that no change stands half in it. `no-project`: it was never started. */
export async function readContent(db: Database): Promise<Result<ProjectContent, { readonly kind: 'no-project' }>> {
  return db.transaction('r', [...TABLES, 'changes', 'meta'], async () => {
    const head = await db.meta.get('head');
    if (head === undefined) return fail({ kind: 'no-project' } as const);
    const rows = new Map<TableName, readonly JsonObject[]>();
    for (const table of TABLES) {
      // Records are JSON by their schemas.
      rows.set(table, (await tableOf(db, table).orderBy('id').toArray()) as unknown as JsonObject[]);
    }
    const changes = await db.changes.orderBy('seq').toArray();
    const { projectId, copyId, seq, hash, schemaEpoch, stateSum } = head;
    return ok({
      projectId,
      copyId,
      head: { seq, hash, schemaEpoch, stateSum, at: changes.at(-1)?.at ?? null },
      rows,
      changes,
      clock: { ...head.seen, ...clockOf(changes) },
    });
  });
}
