import type { JsonObject } from '../domain/json.ts';
import type { Origin } from '../domain/record-base.ts';
import type { RecordTypes, TableName } from '../domain/records.ts';

/** Rows of a project by table, trashed ones too. A table left out is empty. */
export type ProjectRows = { readonly [T in TableName]?: readonly RecordTypes[T][] };

/** The records that are there before an import, found by where they came from. */
export interface KnownRecords {
  /** Live rows; those merged into another stand for it, see `standsFor`. */
  readonly live: <T extends TableName>(table: T) => readonly RecordTypes[T][];
  /** The live row that this origin belongs to: the same external id of the same system, else the same content. */
  readonly byOrigin: <T extends TableName>(table: T, origin: Origin) => RecordTypes[T] | null;
  readonly byId: <T extends TableName>(table: T, id: string) => RecordTypes[T] | null;
  /** Whether a record has this id, the trash included. */
  readonly taken: (id: string) => boolean;
}

export function knownRecords(rows: ProjectRows): KnownRecords {
  const ids = new Map<string, JsonObject>();
  const origins = new Map<TableName, Map<string, JsonObject>>();
  // Object.entries widens the tables to string; each row is JSON by its schema.
  const lists = Object.entries(rows) as unknown as [TableName, readonly JsonObject[]][];
  for (const [, list] of lists) for (const row of list) ids.set(String(row.id), row);
  for (const [table, list] of lists) {
    const own = new Map<string, JsonObject>();
    for (const row of list) {
      const found = standsFor(row, ids);
      const key = originKey(row.origin as Origin | null);
      if (found && key && !own.has(key)) own.set(key, found);
    }
    origins.set(table, own);
  }
  // The rows of a table are of its type: `rows` says so.
  return {
    live: (table) => (rows[table] ?? []).filter((row) => row.deletedAt === null) as never,
    byOrigin: (table, origin) => (origins.get(table)?.get(originKey(origin) ?? '') ?? null) as never,
    byId: (_table, id) => {
      const row = ids.get(id);
      return (row && row.deletedAt === null ? row : null) as never;
    },
    taken: (id) => ids.has(id),
  };
}

function originKey(origin: Origin | null): string | null {
  if (origin === null) return null;
  if (origin.externalId !== null) return `id ${origin.system}\n${origin.externalId}`;
  return origin.contentHash === null ? null : `hash ${origin.system}\n${origin.contentHash}`;
}

/** The live row that a row is or was merged into; null for one in the trash. */
function standsFor(row: JsonObject, ids: ReadonlyMap<string, JsonObject>): JsonObject | null {
  const seen = new Set<JsonObject>();
  let at: JsonObject | undefined = row;
  while (at && at.deletedAt !== null && typeof at.mergedInto === 'string' && !seen.has(at)) {
    seen.add(at);
    at = ids.get(at.mergedInto);
  }
  return at && at.deletedAt === null ? at : null;
}
