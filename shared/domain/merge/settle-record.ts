import { sameJson } from '../change.ts';
import type { Json, JsonObject } from '../json.ts';
import { MAP_FIELDS } from '../records.ts';
import { areApart, type Births, compareStamps } from './births.ts';
import { conflict, type MergeConflict } from './conflict.ts';
import { lastOnes, settleList } from './settle-list.ts';
import type { RecordWrites, Write } from './writes.ts';

export interface SettledRecord {
  /** The row without technical fields; null when it was removed for good. */
  readonly row: JsonObject | null;
  readonly conflicts: readonly MergeConflict[];
}

/** Two copies may say these differently without anybody minding: who was first, and a place in a list. */
const QUIET = new Set(['createdAt', 'by', 'origin', 'order', 'nameKey', 'labelKey']);

/** What a record is after both copies' writes, path by path. */
export function settleRecord(record: RecordWrites, births: Births): SettledRecord {
  if (!isThere(record, births)) return { row: null, conflicts: [] };
  const row: Record<string, Json> = {};
  const maps: Record<string, Record<string, Json>> = {};
  const conflicts: MergeConflict[] = [];
  for (const [path, writes] of record.paths) {
    const slash = path.indexOf('/');
    if (slash >= 0) {
      const { value, disputes } = settleEntry(record, path, writes, births);
      const field = path.slice(0, slash);
      maps[field] ??= {};
      if (value !== null) maps[field][path.slice(slash + 1)] = value;
      for (const extra of disputes) {
        conflicts.push(extra.conflict);
        for (const { key, value: kept } of extra.kept) maps[field][key] ??= kept;
      }
    } else if (MAP_FIELDS.has(path)) maps[path] ??= {};
    else {
      const settled = settleField(record, path, writes, births);
      row[path] = settled.value;
      conflicts.push(...settled.conflicts);
    }
  }
  const deletion = settleDeletion(record, births);
  if (deletion) {
    row.deletedAt = null;
    conflicts.push(deletion);
  }
  return { row: { ...row, ...maps }, conflicts };
}

/** A removal for good stands unless the other copy wrote to the record without knowing of it. */
function isThere({ existence, paths }: RecordWrites, births: Births): boolean {
  const last = lastOnes(existence, births);
  if (last.some((one) => one.isThere)) return true;
  const writes = [...paths.values()].flat();
  return last.length === 0 || writes.some(({ stamp }) => last.every((one) => areApart(births, one.stamp, stamp)));
}

function settleField(
  record: RecordWrites,
  path: string,
  writes: readonly Write[],
  births: Births,
): { readonly value: Json; readonly conflicts: readonly MergeConflict[] } {
  const last = lastOnes(writes, births);
  const shown = last[0]?.after ?? null;
  const others = last.filter(({ after }) => !sameJson(after, shown));
  if (others.length === 0) return { value: shown, conflicts: [] };
  // The order of a body's blocks is settled with the blocks.
  if (path === 'order' && Array.isArray(shown))
    return { value: settleList(writes, births)?.value ?? shown, conflicts: [] };
  if (Array.isArray(shown)) {
    const list = settleList(writes, births);
    if (list) {
      const disputed = [...list.disputed].map(([key, values]) => field(record, `${path}/${key}`, values));
      return { value: list.value, conflicts: disputed };
    }
  }
  if (QUIET.has(path) || path === 'deletedAt' || (path === 'anchor' && sameQuote(last))) {
    return { value: shown, conflicts: [] };
  }
  return { value: shown, conflicts: [field(record, path, last)] };
}

/** Anchors of one quote at two places: the text decides, see `reanchor.ts`. */
const sameQuote = (writes: readonly Write[]): boolean =>
  new Set(writes.map(({ after }) => (after as { readonly quote?: Json } | null)?.quote ?? null)).size === 1;

interface Dispute {
  readonly conflict: MergeConflict;
  readonly kept: readonly { readonly key: string; readonly value: Json }[];
}

/** An entry of a map: what one copy deleted and the other changed stays; of a text, both paragraphs are kept. */
function settleEntry(
  record: RecordWrites,
  path: string,
  writes: readonly Write[],
  births: Births,
): { readonly value: Json; readonly disputes: readonly Dispute[] } {
  const last = lastOnes(writes, births);
  const there = last.filter(({ after }) => after !== null);
  const shown = there[0]?.after ?? null;
  const others = there.filter(({ after }) => !sameJson(after, shown));
  if (others.length === 0) return { value: shown, disputes: [] };
  const isBlock = path.startsWith('blocks/');
  const key = path.slice(path.indexOf('/') + 1);
  const kept = isBlock
    ? others.map(({ stamp, after }) => ({ key: `${key}~${stamp[0]}-${stamp[1]}`, value: after }))
    : [];
  const values = there.map(({ stamp, after }) => ({ stamp, value: after }));
  const about = { table: record.table, record: record.key, field: path, values };
  return { value: shown, disputes: [{ conflict: conflict({ kind: isBlock ? 'block' : 'field', ...about }), kept }] };
}

/** The record was deleted in one copy while the other changed it: it stays, and a person hears of it. Null otherwise. */
function settleDeletion(record: RecordWrites, births: Births): MergeConflict | null {
  const writes = record.paths.get('deletedAt') ?? [];
  const last = lastOnes(writes, births);
  const deletions = last.filter(({ after }) => after !== null);
  if (deletions.length === 0) return null;
  const isKept = last.some(({ after }) => after === null);
  const later = [...record.paths]
    .filter(([path]) => path !== 'deletedAt' && !QUIET.has(path))
    .flatMap(([, list]) => list)
    .filter(({ stamp }) => deletions.every((deletion) => areApart(births, deletion.stamp, stamp)))
    .sort((a, b) => compareStamps(b.stamp, a.stamp));
  const [newest] = later;
  if (!isKept && newest === undefined) return null;
  const other = last.find(({ after }) => after === null)?.stamp ?? newest?.stamp;
  const values = [
    ...(other ? [{ stamp: other, value: null }] : []),
    ...deletions.map(({ stamp, after }) => ({ stamp, value: after })),
  ];
  return conflict({ kind: 'deleted', table: record.table, record: record.key, field: 'deletedAt', values });
}

const field = (record: RecordWrites, path: string, writes: readonly Write[]): MergeConflict =>
  conflict({
    kind: 'field',
    table: record.table,
    record: record.key,
    field: path,
    values: writes.map(({ stamp, after }) => ({ stamp, value: after })),
  });
