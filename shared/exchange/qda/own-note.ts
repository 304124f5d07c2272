import { canonicalJson } from '../../domain/canonical-json.ts';
import type { Json, JsonObject } from '../../domain/json.ts';
import type { TableName } from '../../domain/records.ts';
import { restoreRow } from '../../domain/restore.ts';
import { SCHEMA_EPOCH } from '../../domain/schema-epoch.ts';

/**
 * What a REFI-QDA file has no element for stands as one line of JSON in a Description, behind this mark: fields of our records, bounds
 * and times of segments. A program that drops Descriptions loses only this.
 */
const MARK = 'throughline/1 ';

/** A Description: words for people, if any, then our line. */
export function ownDescription(data: JsonObject, words = ''): string {
  const line = MARK + canonicalJson({ ...data, epoch: SCHEMA_EPOCH });
  return words === '' ? line : `${words}\n\n${line}`;
}

export interface ReadDescription {
  readonly words: string;
  readonly data: JsonObject | null;
}

export function readDescription(text: string): ReadDescription {
  const at = text.startsWith(MARK) ? 0 : text.lastIndexOf(`\n${MARK}`) + 1;
  if (at === 0 && !text.startsWith(MARK)) return { words: text, data: null };
  const line = text.slice(at + MARK.length).split('\n')[0] ?? '';
  const data = parse(line);
  if (data === null) return { words: text, data: null };
  return { words: text.slice(0, at).replace(/\n+$/, ''), data };
}

/** A row as it goes into a Description: what `commit` adds is not in it. */
export function ownRow(table: TableName, row: object): JsonObject {
  const { rev: _rev, updatedAt: _updatedAt, deletedAt: _deletedAt, ...fields } = row as JsonObject;
  return { table, row: fields };
}

/** The row of `table` in a Description's data, checked by its schema; null where there is none, or one that is not valid. */
export function rowIn(data: JsonObject | null, table: TableName): JsonObject | null {
  if (data === null || data.table !== table) return null;
  return checkedRow(data.row ?? null, table, data.epoch ?? null);
}

export function checkedRow(value: Json, table: TableName, epoch: Json): JsonObject | null {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
  const whole = { ...value, rev: 0, updatedAt: (value as JsonObject).createdAt ?? null, deletedAt: null };
  const restored = restoreRow(table, whole, typeof epoch === 'number' ? epoch : SCHEMA_EPOCH);
  return restored.ok ? restored.value : null;
}

/** Rows of `table` in a list of a Description's data; those that are not valid are left out. */
export function rowsIn(data: JsonObject | null, list: string, table: TableName): readonly JsonObject[] {
  const value = data?.[list];
  return Array.isArray(value)
    ? value.flatMap((item: Json): readonly JsonObject[] => {
        const row = checkedRow(item, table, data?.epoch ?? null);
        return row === null ? [] : [row];
      })
    : [];
}

/** The title of one of our rows, unless another program has renamed it since. */
export const ownTitle = (name: string, title: string): string =>
  name.trim() === '' || name.trim() === title.trim() ? title : name.trim();

function parse(line: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(line);
    // What JSON.parse gives for an object is one.
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
  } catch {
    return null;
  }
}
