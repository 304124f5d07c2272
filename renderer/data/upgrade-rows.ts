import { label, type Op } from '#shared/domain/change.ts';
import type { Json, JsonObject } from '#shared/domain/json.ts';
import { TABLES } from '#shared/domain/records.ts';
import type { Result } from '#shared/domain/result.ts';
import { SCHEMA_EPOCH } from '#shared/domain/schema-epoch.ts';
import { upgradeRow } from '#shared/domain/upgrade.ts';
import { type CommitProblem, commit, type Writer } from './commit.ts';
import { type Database, tableOf } from './db.ts';

const ROWS_AT_ONCE = 500;

/**
 * Brings every row to the shape of this build, as one change of the log: the journal and every other copy take the same steps. Rows are
 * read in slices and `pause` is awaited between two. Answers how many rows got new fields.
 */
export async function upgradeRows(
  db: Database,
  epoch: number,
  writer: Writer,
  pause: () => Promise<unknown>,
): Promise<Result<number, CommitProblem>> {
  const ops: Op[] = [];
  for (const table of TABLES) {
    let after = '';
    for (;;) {
      const rows = await tableOf(db, table).where('id').above(after).limit(ROWS_AT_ONCE).toArray();
      const last = rows.at(-1);
      if (last === undefined) break;
      after = last.id;
      for (const row of rows) {
        // Records are JSON by their schemas.
        const fields = upgradeRow(epoch, table, row as unknown as JsonObject);
        if (fields !== null) ops.push({ table, key: row.id, before: nulls(fields), after: fields });
      }
      await pause();
    }
  }
  const draft = { label: label('change.upgrade', { count: ops.length }), ops };
  const done = await commit(db, draft, writer, { epoch: SCHEMA_EPOCH });
  return done.ok ? { ok: true, value: ops.length } : done;
}

const nulls = (fields: JsonObject): JsonObject =>
  Object.fromEntries(Object.keys(fields).map((field): [string, Json] => [field, null]));
