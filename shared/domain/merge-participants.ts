import { type Op, ops, update } from './change.ts';
import type { Json, JsonObject } from './json.ts';
import { nameKey, type Participant } from './participant.ts';
import type { AnyRecord, TableName } from './records.ts';
import { REFERENCES } from './references.ts';

const OWN_FIELDS = ['name', 'alias', 'company', 'role', 'segment', 'email', 'phone'] as const;
export type MergeField = (typeof OWN_FIELDS)[number];

/** One value of the merged person, and whether both records had something to say about it. */
export interface MergedValue {
  readonly field: MergeField;
  readonly kept: string;
  readonly other: string;
  readonly differs: boolean;
}

/** What the merge of two people makes, before it happens. `from` names fields whose value is taken from the duplicate. */
export function mergedValues(
  survivor: Participant,
  duplicate: Participant,
  from: ReadonlySet<MergeField> = new Set(),
): readonly MergedValue[] {
  return OWN_FIELDS.map((field) => {
    const [own, other] = [survivor[field], duplicate[field]];
    const isTaken = other !== '' && (own === '' || from.has(field));
    return {
      field,
      kept: isTaken ? other : own,
      other: isTaken ? own : other,
      differs: own !== '' && other !== '' && own !== other,
    };
  });
}

/** A record that names people: any kept record with its table. */
export interface NamingRecord {
  readonly table: TableName;
  readonly record: AnyRecord;
}

/**
 * Two records of one person become one: what named the duplicate names the survivor, and the duplicate goes to the trash with a note
 * of where it went. `naming` holds every record that names it. One change, so undo gives both back.
 */
export function mergeParticipants(
  survivor: Participant,
  duplicate: Participant,
  naming: readonly NamingRecord[],
  options: { readonly now: string; readonly from?: ReadonlySet<MergeField> },
): Op[] {
  const values = Object.fromEntries(
    mergedValues(survivor, duplicate, options.from).map(({ field, kept }) => [field, kept]),
  );
  return ops(
    update('participants', survivor, {
      ...values,
      nameKey: nameKey(values.name ?? survivor.name),
      attributes: { ...duplicate.attributes, ...survivor.attributes },
      studyIds: [...new Set([...survivor.studyIds, ...duplicate.studyIds])],
    }),
    ...naming.map(({ table, record }) => {
      // Records are JSON by their schemas.
      const fields = withIdReplaced(table, record as unknown as JsonObject, duplicate.id, survivor.id);
      return fields === null ? null : update(table, record, fields);
    }),
    update('participants', duplicate, { deletedAt: options.now, mergedInto: survivor.id }),
  );
}

/** The fields as they are with `to` in the place of `from`; null where the record does not name `from`. */
export function withIdReplaced(table: TableName, row: JsonObject, from: string, to: string): JsonObject | null {
  const fields: Record<string, Json> = {};
  for (const { field, as, inner = '' } of REFERENCES[table]) {
    const value = row[field] ?? null;
    if ((as === 'one' || as === 'owner') && value === from) fields[field] = to;
    if (as === 'many' && Array.isArray(value) && value.includes(from)) {
      fields[field] = [...new Set(value.map((id: Json) => (id === from ? to : id)))];
    }
    if (as === 'keys' && isObject(value) && from in value) {
      const { [from]: moved = null, ...others } = value;
      fields[field] = { ...others, [to]: others[to] ?? moved };
    }
    if (as === 'each' && value !== null) {
      const mended = (item: Json): Json => (isObject(item) && item[inner] === from ? { ...item, [inner]: to } : item);
      const items = Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
      if (!items.some((item: Json) => isObject(item) && item[inner] === from)) continue;
      fields[field] = Array.isArray(value)
        ? value.map(mended)
        : Object.fromEntries(Object.entries(value as JsonObject).map(([key, item]) => [key, mended(item)]));
    }
  }
  return Object.keys(fields).length === 0 ? null : fields;
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
