import { label, type Op, ops, set, trash, update } from '#shared/domain/change.ts';
import { type Id, isId, kindOfId } from '#shared/domain/ids.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { nameKey } from '#shared/domain/participant.ts';
import { type AnyRecord, MAP_FIELDS, type RecordTypes, type TableName, tableOfKind } from '#shared/domain/records.ts';
import { ownersOf } from '#shared/domain/references.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';
import { labelKey } from '#shared/domain/tag.ts';
import type { App } from '../app.ts';
import type { CommitProblem } from '../commit.ts';
import { tableOf } from '../db.ts';

export type FieldProblem = { readonly kind: 'gone' } | CommitProblem;

/**
 * Sets fields of one record, as it stands in the database now: one undoable step, or part of `session` while a field is being typed.
 * Keys that follow from a name or label are kept in step.
 */
export async function setFields<T extends TableName>(
  app: App,
  table: T,
  id: RecordTypes[T]['id'],
  fields: Partial<Omit<RecordTypes[T], 'id' | 'rev' | 'updatedAt'>>,
  session?: string,
): Promise<Result<unknown, FieldProblem>> {
  const record = await app.read(() => tableOf(app.db, table).get(id));
  if (!record) return fail({ kind: 'gone' });
  const derived: Record<string, string> = {};
  if (table === 'tags' && 'label' in fields) derived.labelKey = labelKey(String(fields.label));
  if (table === 'participants' && 'name' in fields) derived.nameKey = nameKey(String(fields.name));
  // What stands there is compared when it is written: a field that is typed back is meant, whatever is still on its way.
  const maps = Object.entries(fields).filter(([field]) => MAP_FIELDS.has(field));
  const plain = Object.entries({ ...fields, ...derived }).filter(([field]) => !MAP_FIELDS.has(field));
  // A table by name holds that name's records; records are JSON by their schemas.
  const mapsOp = update(table, record as RecordTypes[T], Object.fromEntries(maps) as typeof fields);
  const op = set(table, record, Object.fromEntries(plain) as JsonObject);
  return app.run({ label: label('change.edit', { table }), ops: ops(mapsOp, op) }, session);
}

const OWNED: Partial<Record<TableName, (app: App, id: string) => Promise<readonly (readonly [TableName, string])[]>>> =
  {
    interviews: async (app, id) => {
      const highlights = await app.db.highlights.where('interviewId').equals(id).primaryKeys();
      const notes = await app.db.notes.where('interviewId').equals(id).primaryKeys();
      const transcripts = await app.db.transcripts.where('interviewId').equals(id).primaryKeys();
      const media = await app.db.media.where('interviewId').equals(id).primaryKeys();
      return [
        ...highlights.map((key) => ['highlights', key] as const),
        ...notes.map((key) => ['notes', key] as const),
        ...transcripts.map((key) => ['transcripts', key] as const),
        ...media.map((key) => ['media', key] as const),
      ];
    },
    // All versions of a guide go, and come back, together.
    guides: async (app, id) => {
      const guide = await app.db.guides.where('id').equals(id).first();
      const versions = await app.db.guides
        .where('familyId')
        .equals(guide?.familyId ?? '')
        .primaryKeys();
      return versions.filter((key) => key !== id).map((key) => ['guides', key] as const);
    },
    goals: async (app, id) => {
      const metrics = await app.db.metrics.where('goalId').equals(id).primaryKeys();
      return metrics.map((key) => ['metrics', key] as const);
    },
    needs: async (app, id) => {
      const solutions = await app.db.solutions.where('needId').equals(id).primaryKeys();
      const below = await Promise.all(solutions.map((key) => OWNED.solutions?.(app, key) ?? []));
      return [...solutions.map((key) => ['solutions', key] as const), ...below.flat()];
    },
    solutions: async (app, id) => {
      const experiments = await app.db.experiments.where('solutionId').equals(id).primaryKeys();
      return experiments.map((key) => ['experiments', key] as const);
    },
    rounds: async (app, id) => {
      const ratings = await app.db.ratings.where('roundId').equals(id).primaryKeys();
      return ratings.map((key) => ['ratings', key] as const);
    },
  };

/** A record and what goes to the trash with it. Segments and bodies follow their owners without a mark of their own. */
export async function withDependants(
  app: App,
  table: TableName,
  id: string,
): Promise<readonly (readonly [TableName, string])[]> {
  return [[table, id] as const, ...((await OWNED[table]?.(app, id)) ?? [])];
}

/** A need and all below it, those in the trash too; a circle, as a merge can make one, is walked once. */
export async function branchNeeds(app: App, id: Id<'need'>): Promise<ReadonlySet<Id<'need'>>> {
  const found = new Set([id]);
  for (const need of found)
    for (const below of await app.db.needs.where('parentId').equals(need).primaryKeys()) found.add(below);
  return found;
}

async function withBranch(app: App, id: Id<'need'>): Promise<readonly (readonly [TableName, string])[]> {
  const needs = [...(await branchNeeds(app, id))];
  return (await Promise.all(needs.map((need) => withDependants(app, 'needs', need)))).flat();
}

/** Moves a record, and what hangs on it, to the trash in one step. Links to it stay and return with it. */
export async function trashRecord(app: App, table: TableName, id: string): Promise<Result<number, CommitProblem>> {
  return trashAll(app, table, await withDependants(app, table, id));
}

/** Moves a need and every need below it to the trash in one step. */
export async function pruneNeed(app: App, id: Id<'need'>): Promise<Result<number, CommitProblem>> {
  return trashAll(app, 'needs', await withBranch(app, id));
}

async function trashAll(
  app: App,
  table: TableName,
  all: readonly (readonly [TableName, string])[],
): Promise<Result<number, CommitProblem>> {
  const now = app.now();
  const parts: Op[] = [];
  for (const [part, key] of all) {
    const record = await tableOf(app.db, part).get(key);
    if (record && record.deletedAt === null) parts.push(trash(part, record, now));
  }
  const done = await app.run({ label: label('change.trash', { table }), ops: parts });
  return done.ok ? ok(parts.length) : done;
}

/**
 * Brings a record back from the trash, with everything that went there in the same step. What it belongs to or stands under comes back
 * too where that is in the trash, with what went there in its own step: nothing returns to a place that is not there.
 */
export async function restoreRecord(app: App, table: TableName, id: string): Promise<Result<unknown, CommitProblem>> {
  const record = await tableOf(app.db, table).get(id);
  if (!record?.deletedAt) return ok(null);
  const below = await (isId('need', id) ? withBranch(app, id) : withDependants(app, table, id));
  const parts = new Map<string, Op | null>();
  const bringBack = async (all: readonly (readonly [TableName, string])[], deletedAt: string): Promise<void> => {
    for (const [part, key] of all) {
      const owned = await tableOf(app.db, part).get(key);
      if (owned?.deletedAt === deletedAt) parts.set(key, update(part, owned, { deletedAt: null }));
    }
  };
  await bringBack(below, record.deletedAt);
  for (const [part, above] of await trashedAbove(app, table, record))
    await bringBack(await withDependants(app, part, above.id), above.deletedAt);
  return app.run({ label: label('change.restore', { table }), ops: ops(...parts.values()) });
}

type Trashed = AnyRecord & { readonly deletedAt: string };

/** What a record belongs to or stands under, and what those do, as far as it is in the trash. */
async function trashedAbove(
  app: App,
  table: TableName,
  record: AnyRecord,
): Promise<readonly (readonly [TableName, Trashed])[]> {
  const found = new Map<string, readonly [TableName, Trashed]>();
  const walk = async (part: TableName, one: AnyRecord): Promise<void> => {
    // Records are JSON by their schemas.
    const row = one as unknown as JsonObject;
    const parent = typeof row.parentId === 'string' ? [row.parentId] : [];
    for (const id of [...ownersOf(part, row), ...parent]) {
      const place = tableOfKind(kindOfId(id) ?? 'change');
      const above = place === null || found.has(id) ? undefined : await tableOf(app.db, place).get(id);
      if (place === null || !isTrashed(above)) continue;
      found.set(id, [place, above]);
      await walk(place, above);
    }
  };
  await walk(table, record);
  return [...found.values()];
}

const isTrashed = (record: AnyRecord | undefined): record is Trashed => typeof record?.deletedAt === 'string';
