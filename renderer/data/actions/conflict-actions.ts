import type { Change, Op } from '#shared/domain/change.ts';
import { insert, label, valueAt } from '#shared/domain/change.ts';
import type { Json, JsonObject } from '#shared/domain/json.ts';
import type { MergeConflict } from '#shared/domain/merge/conflict.ts';
import { newSettled } from '#shared/domain/merge/settled.ts';
import type { Result } from '#shared/domain/result.ts';
import { type App, authorship } from '../app.ts';
import type { CommitProblem } from '../commit.ts';
import { tableOf } from '../db.ts';

/** Whether one of the values can simply be put in the place of what is shown. A circle or two links are looked at, not chosen. */
export const canChoose = ({ kind }: MergeConflict): boolean =>
  kind === 'field' || kind === 'deleted' || kind === 'block';

/**
 * Decides a conflict: the value at `choice` of its values, or null to leave everything as it is. One undoable change, which also notes
 * that it was decided, so that no later merge asks again.
 */
export async function settleConflict(
  app: App,
  conflict: MergeConflict,
  choice: number | null,
): Promise<Result<Change | null, CommitProblem>> {
  const { table, record } = conflict;
  // Records are JSON by their schemas.
  const row = (await tableOf(app.db, table).get(record)) as unknown as JsonObject | undefined;
  const value = choice === null ? undefined : conflict.values[choice]?.value;
  const op = row === undefined || value === undefined || !canChoose(conflict) ? null : choose(conflict, row, value);
  const noted = insert('settings', newSettled(conflict.id, authorship(app)));
  return app.run({ label: label('change.settle-conflict'), ops: op === null ? [noted] : [op, noted] });
}

function choose({ kind, table, record, field, values }: MergeConflict, row: JsonObject, value: Json): Op {
  const after: Record<string, Json> = { [field]: value };
  if (kind === 'block') {
    // The merge kept the other paragraphs behind this one, under keys that tell their stamps.
    const own = field.slice(field.indexOf('/') + 1);
    const twins = new Set(values.map(({ stamp }) => `${own}~${stamp[0]}-${stamp[1]}`));
    for (const twin of twins) if (valueAt(row, `blocks/${twin}`) !== null) after[`blocks/${twin}`] = null;
    const { order } = row;
    if (Array.isArray(order)) after.order = order.filter((key) => !twins.has(String(key)));
  }
  const before = Object.fromEntries(Object.keys(after).map((path) => [path, valueAt(row, path)]));
  return { table, key: record, before, after };
}
