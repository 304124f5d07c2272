import { canonicalJson } from '../domain/canonical-json.ts';
import { type Op, update } from '../domain/change.ts';
import type { Json, JsonObject } from '../domain/json.ts';
import { TABLES, type TableName } from '../domain/records.ts';
import { restoreRow } from '../domain/restore.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { SCHEMA_EPOCH } from '../domain/schema-epoch.ts';
import { groupBy } from './group-by.ts';
import type { ProjectRows } from './import-known.ts';

export const RECORDS_FORMAT = 'throughline-records';

/**
 * Every record as JSON, a list for each table, keys sorted. Beside their own fields segments carry the speaker's name and their
 * interview, highlights their words and the names of their tags, so that nothing has to be looked up to read them.
 */
export function exportJson(rows: ProjectRows): string {
  const transcripts = new Map((rows.transcripts ?? []).map((transcript) => [transcript.id as string, transcript]));
  const tags = new Map((rows.tags ?? []).map(({ id, label }) => [id as string, label]));
  const tables: Record<string, Json> = {};
  for (const table of TABLES) {
    // Rows are JSON by their schemas.
    const list = (rows[table] ?? []) as unknown as readonly JsonObject[];
    tables[table] = [...list].sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1));
  }
  tables.segments = [...groupBy(rows.segments ?? [], ({ transcriptId }) => transcriptId)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, list]) =>
      [...list].sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1)),
    )
    .map((segment): JsonObject => {
      const transcript = transcripts.get(segment.transcriptId);
      const speaker = transcript?.speakers.find(({ key }) => key === segment.speaker)?.name ?? null;
      return { ...segment, speaker, speakerKey: segment.speaker, interviewId: transcript?.interviewId ?? null };
    });
  tables.highlights = (tables.highlights as unknown as NonNullable<ProjectRows['highlights']>).map((highlight) => {
    const names = highlight.tagIds.flatMap((id) => tags.get(id) ?? []);
    return { ...highlight, quote: highlight.anchor.quote, tags: names } as unknown as JsonObject;
  });
  return `${canonicalJson({ format: RECORDS_FORMAT, version: 1, schemaEpoch: SCHEMA_EPOCH, ...tables })}\n`;
}

export interface JsonRecords {
  readonly rows: ReadonlyMap<TableName, readonly JsonObject[]>;
  /** Records that were left out, each with its table, its number in the list and what is wrong with it. */
  readonly problems: readonly { readonly table: string; readonly index: number; readonly message: string }[];
}

/** What `exportJson` wrote, each record checked; the problem is a sentence about the whole file. */
export function readExportedJson(value: unknown): Result<JsonRecords, string> {
  if (!isObject(value) || value.format !== RECORDS_FORMAT) return fail('It is no export of records by Throughline.');
  if (value.version !== 1)
    return fail('It was written by a newer Throughline: open it there, or take an older export.');
  const epoch = typeof value.schemaEpoch === 'number' ? value.schemaEpoch : SCHEMA_EPOCH;
  if (epoch > SCHEMA_EPOCH)
    return fail('Its records are of a newer Throughline: open it there, or take an older export.');
  const rows = new Map<TableName, readonly JsonObject[]>();
  const problems: { table: string; index: number; message: string }[] = [];
  for (const table of TABLES) {
    const list = value[table] ?? [];
    if (!Array.isArray(list)) {
      problems.push({ table, index: 0, message: 'It is not a list.' });
      continue;
    }
    rows.set(
      table,
      list.flatMap((item: unknown, index) => {
        const row = restoreRow(table, isObject(item) ? bare(table, item) : item, epoch);
        if (row.ok) return [row.value];
        const [{ field, what }] = row.problem;
        problems.push({
          table,
          index,
          message: `${field === '' ? 'The record' : `"${field}"`}: ${what}. It was left out.`,
        });
        return [];
      }),
    );
  }
  return ok({ rows, problems });
}

/** The ops that bring records into a workspace: those it does not have, and fields that differ. The same again gives no ops. */
export function opsOfRecords(
  rows: JsonRecords['rows'],
  existing: ReadonlyMap<TableName, readonly JsonObject[]>,
): readonly Op[] {
  const ops: Op[] = [];
  for (const [table, list] of rows) {
    const there = new Map((existing.get(table) ?? []).map((row) => [String(row.id), row]));
    for (const row of list) {
      const { rev: _rev, updatedAt: _at, ...after } = row;
      const now = there.get(String(row.id));
      // The id went through the schema of its table.
      const key = String(row.id) as Op['key'];
      if (now === undefined) ops.push({ table, key, before: null, after });
      else {
        // Both went through the schema of the table.
        const op = update(table, now as never, after as never);
        if (op) ops.push(op);
      }
    }
  }
  return ops;
}

/** A record without what the export adds for readers. */
function bare(table: TableName, item: JsonObject): JsonObject {
  if (table === 'segments') {
    const { speakerKey = null, interviewId: _interview, ...rest } = item;
    return { ...rest, speaker: speakerKey };
  }
  if (table !== 'highlights') return item;
  const { quote: _quote, tags: _tags, ...rest } = item;
  return rest;
}

const isObject = (value: unknown): value is JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
