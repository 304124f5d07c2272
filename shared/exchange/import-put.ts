import { must } from '../domain/assert.ts';
import { insert, type Op, update } from '../domain/change.ts';
import { type AnyId, type Id, type IdKind, idFrom, kindOfId } from '../domain/ids.ts';
import type { Json, JsonObject } from '../domain/json.ts';
import type { Authorship, Fresh, Origin } from '../domain/record-base.ts';
import type { RecordTypes, TableName } from '../domain/records.ts';
import type { KnownRecords } from './import-known.ts';
import { type FieldConflict, printsOf, takeOver } from './import-prints.ts';
import type { Key } from './import-records.ts';
import type { RecordProblems } from './record-problems.ts';

/** What a draft becomes, while it is being planned. */
export interface Planning {
  readonly who: Authorship;
  readonly known: KnownRecords;
  readonly newUuid: () => string;
  readonly orderKeys: (before: string | null, count: number) => readonly string[];
  readonly problems: RecordProblems;
  readonly ops: Op[];
  /** The records that the draft's keys have become. */
  readonly ids: Map<Key, AnyId>;
  /** Ids that this plan has given away. */
  readonly given: Set<string>;
  readonly made: Map<TableName, number>;
  readonly updated: Map<TableName, number>;
  readonly same: Map<TableName, number>;
  readonly conflicts: PlanConflict[];
}

export interface PlanConflict extends FieldConflict {
  readonly table: TableName;
  readonly id: AnyId;
}

/** The part of a draft that every kind has. */
interface Drafted {
  readonly key: Key;
  readonly origin: Origin;
  readonly uuid?: string | null | undefined;
  readonly createdAt?: string | null | undefined;
  readonly by?: Key | null | undefined;
  readonly again?: boolean | undefined;
}

/** Fields that the draft states; undefined ones are not stated. */
export type Stated<T extends TableName> = {
  readonly [F in keyof Omit<RecordTypes[T], 'id' | 'rev' | 'updatedAt'>]?: RecordTypes[T][F] | undefined;
};

export interface Put<K extends IdKind, T extends TableName> {
  readonly kind: K;
  readonly table: T;
  readonly draft: Drafted;
  readonly stated: Stated<T>;
  readonly make: (id: Id<K>) => Fresh<RecordTypes[T]>;
  /** The row that stands for the draft by nature, where no origin says so. */
  readonly natural?: (() => RecordTypes[T] | null | undefined) | undefined;
}

/** Finds the record of a draft and takes over what changed, or makes it. `row` is the record that was there. */
export function put<K extends IdKind, T extends TableName>(
  plan: Planning,
  { kind, table, draft, stated, make, natural }: Put<K, T>,
): { readonly id: Id<K>; readonly row: RecordTypes[T] | null } {
  const fields = definedOf(stated as JsonObject);
  const row = draft.again ? null : (known(plan, kind, table, draft) ?? natural?.() ?? null);
  if (row !== null) {
    plan.ids.set(draft.key, row.id);
    touch(plan, table, row, fields, draft.origin);
    // A row of a table has an id of the table's kind.
    return { id: row.id as Id<K>, row };
  }
  const id = freshId(plan, kind, draft.uuid);
  plan.ids.set(draft.key, id);
  const by = draft.by === null || draft.by === undefined ? undefined : plan.ids.get(draft.by);
  const record = {
    ...make(id),
    ...fields,
    ...(draft.createdAt ? { createdAt: draft.createdAt } : {}),
    ...(by ? { by } : {}),
    origin: withPrints(draft.origin, fields),
  };
  plan.ops.push(insert(table, record));
  count(plan.made, table);
  return { id, row: null };
}

/** Takes over what the file changed in a record that is there. */
export function touch<T extends TableName>(
  plan: Planning,
  table: T,
  row: RecordTypes[T],
  fields: JsonObject,
  origin: Origin,
): void {
  const own = sameOrigin(row.origin, origin);
  // Records are JSON by their schemas; the mapped type cannot show it.
  const taken = takeOver(row as unknown as JsonObject, fields, own ? (row.origin?.contentHash ?? null) : null);
  for (const conflict of taken.conflicts) plan.conflicts.push({ ...conflict, table, id: row.id });
  const next = own && hasPrints(row.origin) ? { origin: { ...row.origin, contentHash: taken.prints } } : {};
  const op = update(table, row, { ...taken.fields, ...next } as Parameters<typeof update<T>>[2]);
  if (op) plan.ops.push(op);
  count(op ? plan.updated : plan.same, table);
}

/** An id for a new record: with the uuid that the file gives where it is one and free, else with a new one. */
export function freshId<K extends IdKind>(plan: Planning, kind: K, uuid: string | null | undefined): Id<K> {
  const wanted = uuid?.toLowerCase() ?? '';
  const hinted = UUID.test(wanted) ? idFrom(kind, wanted) : null;
  const id = hinted && !plan.known.taken(hinted) && !plan.given.has(hinted) ? hinted : idFrom(kind, plan.newUuid());
  plan.given.add(id);
  return id;
}

/** The id that a key became; null for a key that became nothing. `kind` is what the caller knows it to be. */
export function idOf<K extends IdKind>(plan: Planning, _kind: K, key: Key | null | undefined): Id<K> | null {
  if (key === null || key === undefined) return null;
  return (plan.ids.get(key) ?? standingId(plan, key)) as Id<K> | null;
}

/** An id of the project that was used as a key. */
const standingId = (plan: Planning, key: Key): AnyId | null =>
  kindOfId(key) !== null && plan.known.taken(key) ? (key as AnyId) : null;

/** The record that a key of any kind became. */
export const anyIdOf = (plan: Planning, key: Key): AnyId | null => plan.ids.get(key) ?? standingId(plan, key);

export const idsOf = <K extends IdKind>(plan: Planning, kind: K, keys: readonly Key[]): Id<K>[] => [
  ...new Set(keys.flatMap((key) => idOf(plan, kind, key) ?? [])),
];

/** The origin with the prints of what was taken from the file; one that has a content hash of its own keeps it. */
export function withPrints(origin: Origin, fields: JsonObject): Origin {
  return origin.externalId === null || origin.contentHash !== null
    ? origin
    : { ...origin, contentHash: printsOf(fields) };
}

function definedOf(fields: { readonly [field: string]: Json | undefined }): JsonObject {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([field, value]) => (value === undefined ? [] : [[field, value] as const])),
  );
}

export const count = (counts: Map<TableName, number>, table: TableName): void => {
  counts.set(table, (counts.get(table) ?? 0) + 1);
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function known<K extends IdKind, T extends TableName>(
  plan: Planning,
  kind: K,
  table: T,
  { origin, uuid }: Drafted,
): RecordTypes[T] | null {
  const byOrigin = plan.known.byOrigin(table, origin);
  if (byOrigin !== null) return byOrigin;
  const id = uuid ? idFrom(kind, uuid.toLowerCase()) : null;
  // Two records of one file must not become one because their uuids are equal.
  return id === null || plan.given.has(id) ? null : plan.known.byId(table, id);
}

const sameOrigin = (a: Origin | null, b: Origin): boolean =>
  a !== null && a.system === b.system && a.externalId !== null && a.externalId === b.externalId;

const hasPrints = (origin: Origin | null): origin is Origin =>
  origin !== null && origin.externalId !== null && (origin.contentHash?.startsWith('f1 ') ?? true);

/** Order keys behind the last record of a table, one at each call; `most` of them. */
export function ordersFor(
  plan: Planning,
  table: 'studies' | 'guides' | 'tags' | 'needs' | 'goals' | 'solutions' | 'experiments',
  most: number,
): () => string {
  let last: string | null = null;
  for (const { order } of plan.known.live(table)) if (last === null || order > last) last = order;
  const keys = most === 0 ? [] : plan.orderKeys(last, most);
  let next = 0;
  return () => must(keys[next++], 'an order key');
}
