import type { App } from '#renderer/data/app.ts';
import { tableOf } from '#renderer/data/db.ts';
import type { AnyRecord, TableName } from '#shared/domain/records.ts';
import type { ProjectRows } from '#shared/exchange/import-known.ts';
import type { RowsWanted } from './import-plan.ts';

export interface RowsPage {
  readonly table: TableName;
  readonly rows: readonly AnyRecord[];
}

const PAGE = 500;
const TEXTS: readonly TableName[] = ['transcripts', 'segments', 'notes', 'bodies', 'highlights', 'media'];

/** The wanted rows page by page, trashed ones too: a large project never holds up the window. */
export async function* rowsInPages(app: App, { tables, texts }: RowsWanted): AsyncGenerator<RowsPage> {
  for (const table of tables) yield* wholeTable(app, table);
  if (texts === 'all') for (const table of TEXTS) yield* wholeTable(app, table);
  else if (texts.length > 0) yield* textsOf(app, texts);
}

/** The same at once. */
export async function projectRows(app: App, wanted: RowsWanted): Promise<ProjectRows> {
  const all: Partial<Record<TableName, AnyRecord[]>> = {};
  for await (const { table, rows } of rowsInPages(app, wanted)) {
    const own = all[table] ?? [];
    own.push(...rows);
    all[table] = own;
  }
  // A page holds rows of the table that it names.
  return all as ProjectRows;
}

async function* wholeTable(app: App, table: TableName): AsyncGenerator<RowsPage> {
  for (let after = ''; ; ) {
    const rows = await tableOf(app.db, table).where(':id').above(after).limit(PAGE).toArray();
    if (rows.length > 0) yield { table, rows };
    if (rows.length < PAGE) return;
    after = rows.at(-1)?.id ?? after;
  }
}

async function* textsOf(app: App, interviewIds: readonly string[]): AsyncGenerator<RowsPage> {
  const transcripts: string[] = [];
  const notes: string[] = [];
  for await (const page of rowsOf(app, 'transcripts', 'interviewId', interviewIds, transcripts)) yield page;
  for await (const page of rowsOf(app, 'notes', 'interviewId', interviewIds, notes)) yield page;
  yield* rowsOf(app, 'highlights', 'interviewId', interviewIds);
  yield* rowsOf(app, 'media', 'interviewId', interviewIds);
  yield* rowsOf(app, 'segments', 'transcriptId', transcripts);
  yield* rowsOf(app, 'bodies', 'ownerId', notes);
}

async function* rowsOf(
  app: App,
  table: TableName,
  index: string,
  keys: readonly string[],
  found: string[] = [],
): AsyncGenerator<RowsPage> {
  for (let at = 0; at < keys.length; at += KEYS) {
    const rows = await tableOf(app.db, table)
      .where(index)
      .anyOf(keys.slice(at, at + KEYS))
      .toArray();
    for (const { id } of rows) found.push(id);
    if (rows.length > 0) yield { table, rows };
  }
}

/** Interviews asked for at once: few enough that their turns are a page or two. */
const KEYS = 20;
