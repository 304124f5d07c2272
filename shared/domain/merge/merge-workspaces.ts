import { canonicalJson } from '../canonical-json.ts';
import { applyPatch, type Change, content, type Op, sameJson } from '../change.ts';
import type { AnyId } from '../ids.ts';
import type { Json, JsonObject } from '../json.ts';
import { MAP_FIELDS, type TableName } from '../records.ts';
import { sha256 } from '../sha256.ts';
import { upgradeRow } from '../upgrade.ts';
import { type Births, birthsOf, clockOf, compareStamps, haveParted, type Stamp } from './births.ts';
import type { MergeConflict } from './conflict.ts';
import { foldLinks } from './fold-links.ts';
import { reanchor, sourceOf } from './reanchor.ts';
import { settleBlockOrder } from './settle-body.ts';
import { settleRecord } from './settle-record.ts';
import { breakCircles } from './settle-tree.ts';
import { type RecordWrites, writesByRecord } from './writes.ts';

/** One of two copies: its rows are what its whole change log makes of an empty workspace. */
export interface MergeSide {
  readonly changes: readonly Change[];
  /** Ids of conflicts that a person has settled. */
  readonly settled: readonly string[];
}

export type Rows = Map<TableName, Map<string, JsonObject>>;

export interface Merged {
  /** Rows without technical fields. */
  readonly rows: Rows;
  /** Both logs as one, in the order of their stamps, without `seq`, `prev` and `hash`: those belong to a copy. */
  readonly log: readonly UnnumberedChange[];
  readonly settled: readonly string[];
  /** What a person should look at, settled ones left out, by id. */
  readonly conflicts: readonly MergeConflict[];
}

export type UnnumberedChange = Omit<Change, 'seq' | 'prev' | 'hash'>;

/** The label of the change that a merge adds: what it did is worked out anew at the next merge. */
const MERGE_LABEL = 'change.merge';

/**
 * Two diverged copies as one (reliability.md 5). A function of the union of both logs, so that A into B equals B into A, and
 * merging again changes nothing. Each field takes the value that nobody had overwritten; where two copies wrote without seeing each
 * other, the higher stamp is shown and both are listed. Lists are merged item by item, texts paragraph by paragraph.
 */
export function mergeWorkspaces(a: MergeSide, b: MergeSide): Merged {
  const settled = [...new Set([...a.settled, ...b.settled])].sort();
  const union = [...new Map([...a.changes, ...b.changes].map((change) => [change.id, change])).values()];
  const log = union.sort((x, y) => compareStamps(x.stamp, y.stamp) || (x.id < y.id ? -1 : 1));
  const { rows, conflicts } = settleAll(log, birthsOf(log));
  const open = conflicts.filter(({ id }) => !settled.includes(id)).sort((x, y) => (x.id < y.id ? -1 : 1));
  const unnumbered = log.map(({ seq: _seq, prev: _prev, hash: _hash, ...rest }) => rest);
  const replayed = replay(unnumbered);
  const ops = difference(replayed, rows);
  if (ops.length === 0) return { rows, log: unnumbered, settled, conflicts: open };
  return { rows, log: [...unnumbered, mergeChange(log, ops)], settled, conflicts: open };
}

/** The rows after a whole log, change by change: what the journal and every later copy make of it. */
export function replay(log: readonly Pick<Change, 'ops'>[]): Rows {
  const rows: Rows = new Map();
  for (const { ops } of log) {
    for (const op of ops) {
      let table = rows.get(op.table);
      if (!table) {
        table = new Map();
        rows.set(op.table, table);
      }
      const row = table.get(op.key);
      if (op.after === null) table.delete(op.key);
      else if (op.before === null) table.set(op.key, { ...row, ...content(op.after) });
      else if (row) table.set(op.key, applyPatch(row, op.after));
    }
  }
  return rows;
}

function settleAll(log: readonly Change[], births: Births): { rows: Rows; conflicts: MergeConflict[] } {
  // What an earlier merge worked out counts only where no person wrote since or before.
  const own = writesByRecord(log.filter(({ label }) => label.key !== MERGE_LABEL));
  const derived = writesByRecord(log.filter(({ label }) => label.key === MERGE_LABEL));
  const rows: Rows = new Map();
  const conflicts: MergeConflict[] = [];
  for (const [at, record] of own) {
    const settled = settleRecord(withDerived(record, derived.get(at)), births);
    conflicts.push(...settled.conflicts);
    if (settled.row === null) continue;
    let row = settled.row;
    row = { ...row, ...upgradeRow(1, record.table, row) };
    if (record.table === 'bodies') row = { ...row, order: settleBlockOrder(row, record) };
    if (record.table === 'metrics' && Array.isArray(row.checkIns)) row = { ...row, checkIns: byDay(row.checkIns) };
    const table = rows.get(record.table) ?? new Map<string, JsonObject>();
    table.set(record.key, row);
    rows.set(record.table, table);
  }
  conflicts.push(...breakCircles(rows, own));
  const links = rows.get('evidence');
  if (links) conflicts.push(...foldLinks(links, births, (id) => madeAt(own, id)));
  reanchor(rows, partedTexts(rows, own, births));
  return { rows, conflicts };
}

/** Paths that only a merge wrote: the second version of a paragraph, kept for a person. */
function withDerived(record: RecordWrites, derived: RecordWrites | undefined): RecordWrites {
  if (!derived) return record;
  const paths = new Map(record.paths);
  for (const [path, writes] of derived.paths) if (!paths.has(path)) paths.set(path, writes);
  return { ...record, paths };
}

/** Highlights whose own place or whose text two copies wrote without seeing each other. */
function partedTexts(
  rows: Rows,
  writes: ReadonlyMap<string, RecordWrites>,
  births: Births,
): (highlight: JsonObject) => boolean {
  const bySource = new Map<string, Stamp[]>();
  const add = (source: string, at: string): void => {
    const stamps = bySource.get(source) ?? [];
    bySource.set(source, stamps);
    for (const list of writes.get(at)?.paths.values() ?? []) for (const { stamp } of list) stamps.push(stamp);
  };
  for (const [id, row] of rows.get('segments') ?? []) add(String(row.transcriptId), `segments ${id}`);
  for (const [id, row] of rows.get('bodies') ?? []) add(String(row.ownerId), `bodies ${id}`);
  for (const [id, row] of rows.get('highlights') ?? []) add(sourceOf(row), `highlights ${id}`);
  const parted = new Set([...bySource].filter(([, stamps]) => haveParted(births, stamps)).map(([source]) => source));
  return (highlight) => parted.has(sourceOf(highlight));
}

const madeAt = (writes: ReadonlyMap<string, RecordWrites>, id: string): Stamp =>
  writes.get(`evidence ${id}`)?.existence[0]?.stamp ?? [0, ''];

const byDay = (checkIns: readonly Json[]): Json[] =>
  [...checkIns].sort((x, y) => {
    const [p, q] = [x as JsonObject, y as JsonObject];
    return String(p.at) < String(q.at) ? -1 : String(p.at) > String(q.at) ? 1 : String(p.id) < String(q.id) ? -1 : 1;
  });

/** The ops that lead from one set of rows to the other. */
function difference(from: Rows, to: Rows): Op[] {
  const ops: Op[] = [];
  for (const table of new Set([...from.keys(), ...to.keys()])) {
    const [old, now] = [from.get(table), to.get(table)];
    for (const key of [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])].sort()) {
      const op = differenceOf(table, key as AnyId, old?.get(key), now?.get(key));
      if (op) ops.push(op);
    }
  }
  return ops.sort((x, y) => (x.table < y.table ? -1 : x.table > y.table ? 1 : 0));
}

function differenceOf(
  table: TableName,
  key: AnyId,
  old: JsonObject | undefined,
  now: JsonObject | undefined,
): Op | null {
  if (!old || !now) return old || now ? { table, key, before: old ?? null, after: now ?? null } : null;
  const before: Record<string, Json> = {};
  const after: Record<string, Json> = {};
  const put = (path: string, was: Json, is: Json): void => {
    if (sameJson(was, is)) return;
    before[path] = was;
    after[path] = is;
  };
  for (const field of new Set([...Object.keys(old), ...Object.keys(now)])) {
    if (!MAP_FIELDS.has(field)) {
      put(field, old[field] ?? null, now[field] ?? null);
      continue;
    }
    const [x, y] = [(old[field] ?? {}) as JsonObject, (now[field] ?? {}) as JsonObject];
    for (const entry of new Set([...Object.keys(x), ...Object.keys(y)])) {
      put(`${field}/${entry}`, x[entry] ?? null, y[entry] ?? null);
    }
  }
  return Object.keys(after).length === 0 ? null : { table, key, before, after };
}

/** The change in which the merge stands in the log. All of it comes from the two logs: whoever merges them makes the same. */
function mergeChange(log: readonly Change[], ops: readonly Op[]): UnnumberedChange {
  const newest = log.at(-1);
  const hash = sha256(canonicalJson([...log.map(({ id }) => id).sort()]));
  const uuid = `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
  return {
    id: `ch_${uuid}`,
    stamp: [(newest?.stamp[0] ?? 0) + 1, `merge-${hash.slice(0, 16)}`],
    at: newest?.at ?? '1970-01-01T00:00:00Z',
    by: newest?.by ?? 'au_none',
    device: 'merge',
    label: { key: MERGE_LABEL, values: {} },
    undoOf: [],
    seen: clockOf(log),
    ops,
  };
}
