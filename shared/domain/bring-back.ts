import { must } from './assert.ts';
import { content, type Op, sameJson, update } from './change.ts';
import type { JsonObject } from './json.ts';
import type { AnyRecord, TableName } from './records.ts';
import { idsNamed, ownersOf, withoutIds } from './references.ts';

/** All rows of a project, trashed ones included. */
export type ProjectRows = ReadonlyMap<TableName, readonly JsonObject[]>;

/** A record of an earlier state that is not so any more. */
export interface Earlier {
  readonly table: TableName;
  readonly row: JsonObject;
  /** `gone`: not there now, or in the trash. `changed`: there, and other words. */
  readonly now: 'gone' | 'changed';
}

/** The live records of these tables that were there then and are gone or other now, with their texts. */
export function earlierRecords(tables: readonly TableName[], then: ProjectRows, now: ProjectRows): readonly Earlier[] {
  const here = byId(now);
  const [texts, textsNow] = [textsByOwner(then), textsByOwner(now)];
  return tables.flatMap((table) =>
    (then.get(table) ?? []).flatMap((row): Earlier[] => {
      if (isTrashed(row)) return [];
      const id = String(row.id);
      const own = here.get(id)?.row;
      if (own === undefined || isTrashed(own)) return [{ table, row, now: 'gone' }];
      const isSame = sameJson(content(row), content(own)) && isSameText(texts.get(id), textsNow.get(id));
      return isSame ? [] : [{ table, row, now: 'changed' }];
    }),
  );
}

/**
 * The ops that make one record as it was then: its fields and its text; what it belongs to, and what belongs to it, where that is gone.
 * What is there and was only changed since stays as it is, the record itself apart. Names of records that are nowhere are left out.
 */
export function bringBack(id: string, then: ProjectRows, now: ProjectRows): readonly Op[] {
  const [there, here] = [byId(then), byId(now)];
  const isHere = (one: string): boolean => isLive(here.get(one)?.row);
  const text = (then.get('bodies') ?? []).find(({ ownerId }) => ownerId === id);
  const chosen = new Set([id, ...(text ? [String(text.id)] : [])]);
  const wanted = new Map<string, Placed>();
  const want = (one: string): void => {
    const placed = there.get(one);
    if (placed === undefined || wanted.has(one)) return;
    wanted.set(one, placed);
    for (const owner of ownersOf(placed.table, placed.row)) if (!isHere(owner)) want(owner);
  };
  want(id);
  for (const one of partsOf(id, then)) {
    const placed = must(there.get(one), 'a part of what was there');
    const owners = ownersOf(placed.table, placed.row);
    // A link whose other end is gone would lead nowhere.
    const canStand = owners.every((owner) => wanted.has(owner) || isHere(owner));
    if (canStand && (chosen.has(one) || !isHere(one)) && !hasOtherText(placed, now)) want(one);
  }
  return [...wanted].flatMap(([key, { table, row }]): Op[] => {
    const gone = new Set(idsNamed(table, row).filter((named) => !wanted.has(named) && !here.has(named)));
    const whole: JsonObject = { ...content(row), ...withoutIds(table, row, gone) };
    const own = here.get(key)?.row;
    // Rows of a snapshot have been through the schemas of their tables, their ids too.
    if (own === undefined) return [{ table, key: key as Op['key'], before: null, after: whole }];
    const { id: _id, ...fields } = whole;
    const op = update(table, own as unknown as AnyRecord, chosen.has(key) ? fields : { deletedAt: null });
    return op === null ? [] : [op];
  });
}

interface Placed {
  readonly table: TableName;
  readonly row: JsonObject;
}

/** The live records that belonged to one, and to those in turn, owners before what they own. */
function partsOf(id: string, then: ProjectRows): readonly string[] {
  const owned = new Map<string, string[]>();
  for (const [table, rows] of then) {
    for (const row of rows) {
      if (isTrashed(row)) continue;
      for (const owner of ownersOf(table, row)) owned.set(owner, [...(owned.get(owner) ?? []), String(row.id)]);
    }
  }
  const parts = new Set<string>([id]);
  for (const part of parts) for (const one of owned.get(part) ?? []) parts.add(one);
  parts.delete(id);
  return [...parts];
}

/** A record has one text: a newer one stands in its place. */
function hasOtherText({ table, row }: Placed, now: ProjectRows): boolean {
  return (
    table === 'bodies' && (now.get('bodies') ?? []).some((one) => one.ownerId === row.ownerId && one.id !== row.id)
  );
}

const isTrashed = (row: JsonObject): boolean => (row.deletedAt ?? null) !== null;

const isLive = (row: JsonObject | undefined): boolean => row !== undefined && !isTrashed(row);

const byId = (rows: ProjectRows): ReadonlyMap<string, Placed> =>
  new Map([...rows].flatMap(([table, list]) => list.map((row) => [String(row.id), { table, row }] as const)));

const textsByOwner = (rows: ProjectRows): ReadonlyMap<string, JsonObject> =>
  new Map((rows.get('bodies') ?? []).map((row) => [String(row.ownerId), row]));

const isSameText = (then: JsonObject | undefined, now: JsonObject | undefined): boolean =>
  then === undefined || (now !== undefined && sameJson(content(then), content(now)));
