import type { App } from '#renderer/data/app.ts';
import type { CommitProblem } from '#renderer/data/commit.ts';
import { tableOf } from '#renderer/data/db.ts';
import { label, type Op, remove, update } from '#shared/domain/change.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { type AnyRecord, TABLES, type TableName } from '#shared/domain/records.ts';
import { ownersOf, withoutIds } from '#shared/domain/references.ts';
import { ok, type Result } from '#shared/domain/result.ts';
import { isSample } from './sample-state.ts';

/**
 * Takes the sample project out, in one step: each of its records, what belongs to them (highlights and notes in its interviews,
 * links to or from its records), and its ids in what stays. Answers how many records went.
 */
export async function removeSample(app: App): Promise<Result<number, CommitProblem>> {
  const rows = new Map<TableName, readonly AnyRecord[]>();
  for (const table of TABLES) if (table !== 'authors') rows.set(table, await tableOf(app.db, table).toArray());
  const gone = idsThatGo(rows);
  const mended: Op[] = [];
  const removals: Op[] = [];
  for (const [table, list] of rows) {
    for (const row of list) {
      if (gone.has(row.id)) removals.push(remove(table, row));
      else {
        const fields = withoutIds(table, json(row), gone);
        const op = fields && update(table, row, fields);
        if (op) mended.push(op);
      }
    }
  }
  const done = await app.run({ label: label('change.remove-sample'), ops: [...mended, ...removals] });
  return done.ok ? ok(removals.length) : done;
}

function idsThatGo(rows: ReadonlyMap<TableName, readonly AnyRecord[]>): ReadonlySet<string> {
  const gone = new Set<string>();
  for (let before = -1; before < gone.size; ) {
    before = gone.size;
    for (const [table, list] of rows) {
      for (const row of list) {
        if (isSample(row) || ownersOf(table, json(row)).some((id) => gone.has(id))) gone.add(row.id);
      }
    }
  }
  return gone;
}

// Records are JSON by their schemas; the union of their types cannot show it.
const json = (row: AnyRecord): JsonObject => row as unknown as JsonObject;
