import type { Database } from '#renderer/data/db.ts';
import { tableOf } from '#renderer/data/db.ts';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import { content } from '#shared/domain/change.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { TABLES } from '#shared/domain/records.ts';

/** Every record of every table as one text, without what `commit` adds: equal content, equal text. */
export async function contentOf(db: Database): Promise<string> {
  const tables: Record<string, JsonObject[]> = {};
  for (const table of TABLES) {
    const rows = await tableOf(db, table).orderBy('id').toArray();
    tables[table] = rows.map((row) => content(row as unknown as JsonObject));
  }
  return canonicalJson(tables);
}
