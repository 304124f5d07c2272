import type { App } from '#renderer/data/app.ts';
import type { CommitProblem } from '#renderer/data/commit.ts';
import { tableOf } from '#renderer/data/db.ts';
import { label, type Op, ops, remove, update } from '#shared/domain/change.ts';
import type { AnyRecord, RecordTypes, TableName } from '#shared/domain/records.ts';
import { ok, type Result } from '#shared/domain/result.ts';
import { isSample } from './sample-state.ts';

/**
 * Takes the sample project out, in one step: each of its records, what was made on top of them (highlights and notes in its
 * interviews, links to or from its records), and its ids in what stays. Answers how many records went.
 */
export async function removeSample(app: App): Promise<Result<number, CommitProblem>> {
  const gone = await whatGoes(app);
  const removals = [...gone].flatMap(([table, rows]) => rows.map((row) => remove(table, row)));
  const ids = new Set<string>(removals.map((op) => op.key));
  const done = await app.run({ label: label('change.remove-sample'), ops: [...(await mended(app, ids)), ...removals] });
  return done.ok ? ok(removals.length) : done;
}

type Rows = Map<TableName, readonly AnyRecord[]>;

const SEARCHED: readonly TableName[] = [
  'evidence',
  'goals',
  'highlights',
  'insights',
  'interviews',
  'metrics',
  'needs',
  'notes',
  'participants',
  'studies',
  'tags',
  'transcripts',
];

async function whatGoes(app: App): Promise<Rows> {
  const all = new Map<TableName, AnyRecord[]>();
  for (const table of SEARCHED) all.set(table, await tableOf(app.db, table).toArray());
  const ids = new Set<string>();
  const take = (table: TableName, goes: (row: AnyRecord) => boolean): void => {
    for (const row of all.get(table) ?? []) if (goes(row)) ids.add(row.id);
  };
  for (const table of SEARCHED) take(table, isSample);
  take('notes', (row) => 'interviewId' in row && ids.has(row.interviewId));
  take('transcripts', (row) => 'interviewId' in row && ids.has(row.interviewId));
  take('highlights', (row) => 'interviewId' in row && ids.has(row.interviewId));
  take('metrics', (row) => 'goalId' in row && ids.has(row.goalId));
  take('evidence', (row) => 'from' in row && (ids.has(row.from) || ids.has(row.to)));
  const gone: Rows = new Map();
  for (const table of SEARCHED)
    gone.set(
      table,
      (all.get(table) ?? []).filter((row) => ids.has(row.id)),
    );
  gone.set('segments', await app.db.segments.where('transcriptId').anyOf(keysIn(gone, 'transcripts')).toArray());
  gone.set(
    'bodies',
    await app.db.bodies
      .where('ownerId')
      .anyOf([...ids])
      .toArray(),
  );
  return gone;
}

const keysIn = (rows: Rows, table: TableName): string[] => (rows.get(table) ?? []).map(({ id }) => id);

/** What stays, without the ids of what goes. */
async function mended(app: App, gone: ReadonlySet<string>): Promise<Op[]> {
  const out: (Op | null)[] = [];
  const mend = async <T extends TableName>(
    table: T,
    fields: (row: RecordTypes[T]) => Partial<Omit<RecordTypes[T], 'id' | 'rev' | 'updatedAt'>>,
  ): Promise<void> => {
    for (const row of await tableOf(app.db, table).toArray()) {
      // A table by name holds that name's records.
      if (!gone.has(row.id)) out.push(update(table, row as RecordTypes[T], fields(row as RecordTypes[T])));
    }
  };
  const kept = <I extends string>(ids: readonly I[]): I[] => ids.filter((id) => !gone.has(id));
  const orNull = <I extends string>(id: I | null): I | null => (id !== null && gone.has(id) ? null : id);
  await mend('interviews', (row) => ({
    studyId: orNull(row.studyId),
    participantIds: kept(row.participantIds),
  }));
  await mend('participants', (row) => ({ studyIds: kept(row.studyIds) }));
  await mend('highlights', (row) => ({ tagIds: kept(row.tagIds), participantId: orNull(row.participantId) }));
  await mend('tags', (row) => ({ parentId: orNull(row.parentId) }));
  await mend('needs', (row) => ({ parentId: orNull(row.parentId) }));
  await mend('goals', (row) => ({ parentId: orNull(row.parentId) }));
  await mend('transcripts', (row) => ({
    speakers: row.speakers.map((speaker) => ({ ...speaker, participantId: orNull(speaker.participantId) })),
  }));
  return ops(...out);
}
