import type { Change } from '../../domain/change.ts';
import { hashOfChange } from '../../domain/change-hash.ts';
import { obeyErasures } from '../../domain/erasure-content.ts';
import { readErased } from '../../domain/erasure-list.ts';
import type { Json, JsonObject } from '../../domain/json.ts';
import { clockOf } from '../../domain/merge/births.ts';
import type { MergeConflict } from '../../domain/merge/conflict.ts';
import { type MergeSide, mergeWorkspaces, replay, type UnnumberedChange } from '../../domain/merge/merge-workspaces.ts';
import { TABLES, type TableName } from '../../domain/records.ts';
import { contentHash, type WorkspaceContent } from './workspace-content.ts';

export interface MergedContent {
  readonly content: WorkspaceContent;
  readonly conflicts: readonly MergeConflict[];
}

/** Two diverged copies of a workspace as one, with its log numbered anew: whoever merges them, from either side, gets the same. */
export function mergeContents(one: WorkspaceContent, other: WorkspaceContent): MergedContent {
  // Whoever was erased in one copy does not come back out of the other.
  const erased = [one, other].flatMap(({ rows }) => readErased(rows.get('settings') ?? []));
  const [a, b] = [obeyErasures(one, erased), obeyErasures(other, erased)];
  const merged = mergeWorkspaces(sideOf(a), sideOf(b));
  const changes = numbered(merged.log);
  const last = changes.at(-1);
  const [first, second] = a.projectId <= b.projectId ? [a, b] : [b, a];
  const rows = rowsOf(changes);
  const unknown = first.unknown.minor >= second.unknown.minor ? first.unknown : second.unknown;
  const content: WorkspaceContent = {
    projectId: first.projectId,
    copyId: last?.stamp[1] ?? first.copyId,
    head: {
      seq: changes.length,
      hash: last?.hash ?? '',
      stateSum: contentHash({ rows, unknown }),
      schemaEpoch: first.head.schemaEpoch,
      at: last?.at ?? null,
    },
    rows,
    changes,
    clock: clockOf(changes),
    conflicts: [...merged.conflicts.map(toRow), ...merged.settled.map((id) => ({ id, settled: true }))],
    purged: union(a.purged, b.purged),
    erased: union(a.erased, b.erased),
    unknown,
  };
  return { content, conflicts: merged.conflicts };
}

function sideOf(content: WorkspaceContent): MergeSide {
  const settled = content.conflicts.flatMap(({ id, settled }) => (settled === true ? [String(id)] : []));
  return { changes: [...baseOf(content), ...content.changes], settled };
}

/** Records that the log does not tell of stand before all of it: an archive may come without its history. */
function baseOf(content: WorkspaceContent): Change[] {
  const told = replay(content.changes);
  const ops = TABLES.flatMap((table) =>
    (content.rows.get(table) ?? [])
      .filter((row) => !told.get(table)?.has(String(row.id)))
      .map(({ rev: _rev, updatedAt: _at, ...row }) => ({
        table,
        // Rows of a workspace are valid records: their ids are ours.
        key: String(row.id) as Change['ops'][number]['key'],
        before: null,
        after: row as JsonObject,
      })),
  );
  if (ops.length === 0) return [];
  const at = content.head.at ?? '1970-01-01T00:00:00Z';
  const base = { stamp: [0, 'base'] as const, at, by: 'au_none' as const, device: 'merge', undoOf: [] };
  const label = { key: 'change.import', values: {} };
  return [{ seq: 0, id: `ch_base-${content.copyId}`, ...base, label, ops, prev: '', hash: '' }];
}

/** The log with numbers and the rolling hash from the first change on. */
function numbered(log: readonly UnnumberedChange[]): Change[] {
  const changes: Change[] = [];
  let prev = '';
  for (const [i, change] of log.entries()) {
    const unsigned = { ...change, seq: i + 1, prev };
    prev = hashOfChange(unsigned);
    changes.push({ ...unsigned, hash: prev });
  }
  return changes;
}

/** The rows that the log gives, with the technical fields of the last change that wrote each. */
function rowsOf(changes: readonly Change[]): Map<TableName, JsonObject[]> {
  const touched = new Map<string, Change>();
  for (const change of changes) for (const { table, key } of change.ops) touched.set(`${table} ${key}`, change);
  const rows = replay(changes);
  return new Map(
    TABLES.map((table) => [
      table,
      [...(rows.get(table) ?? [])].map(([id, row]): JsonObject => {
        const last = touched.get(`${table} ${id}`);
        return { ...row, rev: last?.seq ?? 0, updatedAt: last?.at ?? String(row.createdAt) };
      }),
    ]),
  );
}

// A conflict is JSON by its parts; interfaces have no index signature.
const toRow = (conflict: MergeConflict): JsonObject => conflict as unknown as JsonObject;

function union(a: readonly JsonObject[], b: readonly JsonObject[]): JsonObject[] {
  const byText = new Map<string, JsonObject>();
  for (const row of [...a, ...b]) byText.set(JSON.stringify(row as Json), row);
  return [...byText.values()];
}
