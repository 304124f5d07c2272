import type { App } from '#renderer/data/app.ts';
import type { CommitProblem } from '#renderer/data/commit.ts';
import { tableOf } from '#renderer/data/db.ts';
import { bringBack, type Earlier, earlierRecords, type ProjectRows } from '#shared/domain/bring-back.ts';
import { label } from '#shared/domain/change.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { TABLES, type TableName } from '#shared/domain/records.ts';
import { ok, type Result } from '#shared/domain/result.ts';

/** What a person knows by name; the rest comes along with these. */
const NAMED: readonly TableName[] = [
  'interviews',
  'participants',
  'notes',
  'highlights',
  'tags',
  'insights',
  'needs',
  'solutions',
  'experiments',
  'goals',
  'metrics',
  'memos',
  'decisions',
  'reports',
  'studies',
  'guides',
  'boards',
];

/** The records of a snapshot that are gone or other now. */
export async function earlierOf(app: App, then: ProjectRows): Promise<readonly Earlier[]> {
  return earlierRecords(NAMED, then, await rowsNow(app));
}

/** Makes one record as it was in a snapshot, with what belongs to it. One step of undo. Answers how many records were written. */
export async function bringRecordBack(
  app: App,
  id: string,
  title: string,
  then: ProjectRows,
): Promise<Result<number, CommitProblem>> {
  const ops = bringBack(id, then, await rowsNow(app));
  const done = await app.run({ label: label('change.bring-back', { title }), ops });
  return done.ok ? ok(ops.length) : done;
}

async function rowsNow({ db }: App): Promise<ProjectRows> {
  return db.transaction('r', TABLES, async () => {
    const rows = new Map<TableName, readonly JsonObject[]>();
    // Records are JSON by their schemas.
    for (const table of TABLES) rows.set(table, (await tableOf(db, table).toArray()) as unknown as JsonObject[]);
    return rows;
  });
}
