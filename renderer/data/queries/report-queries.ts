import { isId } from '#shared/domain/ids.ts';
import type { RecordTypes } from '#shared/domain/records.ts';
import type { App } from '../app.ts';
import { liveRecords } from './record-queries.ts';

const TABLES = [
  'goals',
  'needs',
  'insights',
  'highlights',
  'interviews',
  'participants',
  'evidence',
  'metrics',
  'decisions',
  'studies',
  'tags',
  'consents',
  'transcripts',
] as const;

/** The rows that reports are built from; of the segments those that quotes stand in. */
export type ReportRows = { readonly [T in (typeof TABLES)[number] | 'segments']: readonly RecordTypes[T][] };

export async function reportRows(app: App): Promise<ReportRows> {
  const lists = await Promise.all(TABLES.map(async (table) => [table, await liveRecords(app, table)] as const));
  // Each table's list under its name.
  const rows = Object.fromEntries(lists) as unknown as Omit<ReportRows, 'segments'>;
  const ids = rows.highlights.flatMap(({ anchor }) => (isId('segment', anchor.block) ? [anchor.block] : []));
  const segments = await app.db.segments.bulkGet([...new Set(ids)]);
  return { ...rows, segments: segments.flatMap((segment) => segment ?? []) };
}
