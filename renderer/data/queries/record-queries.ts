import type { AnyId } from '#shared/domain/ids.ts';
import { kindOfId } from '#shared/domain/ids.ts';
import { type AnyRecord, type RecordTypes, type TableName, tableOfKind } from '#shared/domain/records.ts';
import type { App } from '../app.ts';
import { tableOf } from '../db.ts';

/** One record by its id, trashed or not; null when there is none. */
export async function recordById(app: App, id: AnyId): Promise<AnyRecord | null> {
  const kind = kindOfId(id);
  const table = kind && tableOfKind(kind);
  return table ? ((await tableOf(app.db, table).get(id)) ?? null) : null;
}

/** One record of a table, trashed or not; null when there is none. */
export async function recordIn<T extends TableName>(
  app: App,
  table: T,
  id: RecordTypes[T]['id'],
): Promise<RecordTypes[T] | null> {
  // A table by name holds that name's records.
  return ((await tableOf(app.db, table).get(id)) as RecordTypes[T] | undefined) ?? null;
}

/** All live records of a table. For tables that stay in the hundreds or thousands; segments have queries of their own. */
export async function liveRecords<T extends Exclude<TableName, 'segments' | 'bodies'>>(
  app: App,
  table: T,
): Promise<RecordTypes[T][]> {
  const all = await tableOf(app.db, table).toArray();
  // A table by name holds that name's records.
  return all.filter((record) => record.deletedAt === null) as RecordTypes[T][];
}

/** Live records in their order key's order; ties by id. */
export const ordered = <T extends { readonly order: string; readonly id: string }>(records: readonly T[]): T[] =>
  [...records].sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1));

/** Counts of live records for the sidebar and the status bar. The groups of the codebook are headings, not tags; what waits in the Inbox is no interview yet. */
export async function liveCount(app: App, table: TableName): Promise<number> {
  if (table === 'tags') return (await liveRecords(app, 'tags')).filter(({ codable }) => codable).length;
  if (table === 'interviews')
    return (await liveRecords(app, 'interviews')).filter(({ stage }) => stage !== 'inbox').length;
  const [all, trashed] = await Promise.all([
    tableOf(app.db, table).count(),
    tableOf(app.db, table).where('deletedAt').above('').count(),
  ]);
  return all - trashed;
}
