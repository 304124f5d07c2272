import type { Change } from './change.ts';
import { hashOfChange } from './change-hash.ts';
import { eraseChange, eraseRow, type KeptNames } from './erasure.ts';
import { type Erased, erasedAmong, readErased } from './erasure-list.ts';
import { type ErasurePlan, planErasure, type RowsByTable } from './erasure-plan.ts';
import type { JsonObject } from './json.ts';
import type { TableName } from './records.ts';

/** Rows and log of a workspace. */
export interface ErasableContent {
  readonly rows: RowsByTable;
  readonly changes: readonly Change[];
}

/** The content without the person of a plan, its log with a rolling hash of its own. */
function eraseContent({ rows, changes }: ErasableContent, plan: ErasurePlan, kept?: KeptNames): ErasableContent {
  const left = new Map<TableName, JsonObject[]>();
  for (const [table, list] of rows) {
    left.set(
      table,
      list.map((row) => eraseRow(plan, table, row, kept)).filter((row) => row !== null),
    );
  }
  let prev = changes[0]?.prev ?? '';
  const log = changes.map((change): Change => {
    const next = { ...eraseChange(plan, change, kept), prev };
    prev = hashOfChange(next);
    return { ...next, hash: prev };
  });
  return { rows: left, changes: log };
}

/**
 * The content without anybody who was ever erased, by its own list and by `known` lists: what a restore, an import or a merge asks
 * before it lets an older copy in. The same content where nobody of the lists is in it.
 */
export function obeyErasures<T extends ErasableContent>(content: T, known: readonly Erased[] = []): T {
  const list = [...readErased(content.rows.get('settings') ?? []), ...known];
  if (list.length === 0) return content;
  const ids = new Set<string>((content.rows.get('participants') ?? []).map(({ id }) => String(id)));
  for (const { ops } of content.changes) for (const { table, key } of ops) if (table === 'participants') ids.add(key);
  let out = content;
  for (const id of erasedAmong(ids, list)) {
    const plan = planErasure(out.rows, out.changes, id);
    out = { ...out, ...eraseContent(out, plan) };
  }
  return out;
}
