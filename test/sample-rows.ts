import { TABLES } from '#shared/domain/records.ts';
import type { ProjectRows } from '#shared/exchange/import-known.ts';
import { sampleWorkspace } from './sample-workspace.ts';

/** The sample project as rows by table. */
export function sampleRows(): ProjectRows {
  const { rows } = sampleWorkspace();
  // Each row went through the schema of its table.
  return Object.fromEntries(TABLES.map((table) => [table, rows.get(table) ?? []])) as unknown as ProjectRows;
}
