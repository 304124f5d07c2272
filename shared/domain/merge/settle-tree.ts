import type { AnyId } from '../ids.ts';
import type { JsonObject } from '../json.ts';
import type { TableName } from '../records.ts';
import { compareStamps, type Stamp } from './births.ts';
import { conflict, type MergeConflict } from './conflict.ts';
import type { RecordWrites } from './writes.ts';

const TREES: readonly TableName[] = ['goals', 'needs', 'tags'];

/**
 * Two moves that each copy allowed may make a circle together. The move with the lowest stamp in a circle is taken back: that
 * record goes to the top, and the conflict is listed. Writes to `rows` in place.
 */
export function breakCircles(
  rows: ReadonlyMap<TableName, Map<string, JsonObject>>,
  writes: ReadonlyMap<string, RecordWrites>,
): MergeConflict[] {
  const conflicts: MergeConflict[] = [];
  for (const table of TREES) {
    const tree = rows.get(table);
    if (!tree) continue;
    for (const id of [...tree.keys()].sort()) {
      const circle = circleFrom(id, tree);
      if (circle.length === 0) continue;
      const moves = circle.map((member) => ({ member, stamp: lastMove(table, member, writes) }));
      const [first] = moves.sort((a, b) => compareStamps(a.stamp, b.stamp) || (a.member < b.member ? -1 : 1));
      const row = first && tree.get(first.member);
      if (!first || !row) continue;
      tree.set(first.member, { ...row, parentId: null });
      const values = [
        { stamp: first.stamp, value: null },
        { stamp: first.stamp, value: row.parentId ?? null },
      ];
      // A record's key is the id that it was made with.
      conflicts.push(conflict({ kind: 'cycle', table, record: first.member as AnyId, field: 'parentId', values }));
    }
  }
  return conflicts;
}

function circleFrom(id: string, tree: ReadonlyMap<string, JsonObject>): string[] {
  const path: string[] = [];
  for (let at: string | null = id; at !== null; ) {
    const seen = path.indexOf(at);
    if (seen >= 0) return path.slice(seen);
    path.push(at);
    const parent: unknown = tree.get(at)?.parentId;
    at = typeof parent === 'string' && tree.has(parent) ? parent : null;
  }
  return [];
}

const lastMove = (table: TableName, id: string, writes: ReadonlyMap<string, RecordWrites>): Stamp =>
  writes.get(`${table} ${id}`)?.paths.get('parentId')?.at(-1)?.stamp ?? [0, ''];
