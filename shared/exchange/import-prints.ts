import { canonicalJson } from '../domain/canonical-json.ts';
import { sameJson, valueAt } from '../domain/change.ts';
import type { Json, JsonObject } from '../domain/json.ts';
import { MAP_FIELDS } from '../domain/records.ts';

/** A field that the file and a person have both changed since the last import: the person's value stays. */
export interface FieldConflict {
  /** A field, or an entry of a map as `attributes/<name>`. */
  readonly field: string;
  readonly mine: Json;
  readonly theirs: Json;
}

export interface TakenOver {
  /** The fields to set, maps whole. */
  readonly fields: JsonObject;
  readonly prints: string;
  readonly conflicts: readonly FieldConflict[];
}

/**
 * What an import does to a record that is there. `prints` are those of the values as the last import left them: a value that still
 * has its print is replaced, one that a person changed stays, and where the file changed as well it is a conflict. Without
 * a print (a record made by hand) only empty fields are filled.
 */
export function takeOver(row: JsonObject, stated: JsonObject, prints: string | null): TakenOver {
  const base = readPrints(prints);
  // A field that the file says nothing of this time keeps its print.
  const next = new Map(base);
  const fields: Record<string, Json> = {};
  const conflicts: FieldConflict[] = [];
  for (const [path, theirs] of pathsOf(stated)) {
    const mine = valueAt(row, path);
    const [name, was] = [hash(path), base.get(hash(path))];
    if (sameJson(mine, theirs)) next.set(name, hash(canonicalJson(theirs)));
    else if (was === undefined ? isEmpty(mine) : was === hash(canonicalJson(mine))) {
      setAt(fields, row, path, theirs);
      next.set(name, hash(canonicalJson(theirs)));
    } else if (was !== hash(canonicalJson(theirs))) conflicts.push({ field: path, mine, theirs });
  }
  return { fields, prints: writePrints(next), conflicts };
}

/** The prints of these fields, for the `contentHash` of a record's origin. */
export const printsOf = (stated: JsonObject): string =>
  writePrints(new Map(pathsOf(stated).map(([path, value]) => [hash(path), hash(canonicalJson(value))])));

/** `f1 ` and sixteen hex digits for each field: eight of its name, eight of its value. Two values meet once in four billion. */
const MARK = 'f1 ';

function writePrints(prints: ReadonlyMap<string, string>): string {
  return MARK + [...prints].map(([name, value]) => name + value).join('');
}

function readPrints(text: string | null): ReadonlyMap<string, string> {
  if (!text?.startsWith(MARK)) return new Map();
  const pairs = text.slice(MARK.length).match(/[0-9a-f]{16}/g) ?? [];
  return new Map(pairs.map((pair) => [pair.slice(0, 8), pair.slice(8)]));
}

function pathsOf(stated: JsonObject): readonly (readonly [string, Json])[] {
  return Object.entries(stated).flatMap(([field, value]): (readonly [string, Json])[] => {
    if (!MAP_FIELDS.has(field) || value === null || typeof value !== 'object') return [[field, value]];
    return Object.entries(value).map(([key, entry]) => [`${field}/${key}`, entry as Json] as const);
  });
}

function setAt(fields: Record<string, Json>, row: JsonObject, path: string, value: Json): void {
  const slash = path.indexOf('/');
  if (slash < 0) {
    fields[path] = value;
    return;
  }
  const field = path.slice(0, slash);
  const whole = fields[field] ?? row[field] ?? {};
  fields[field] = { ...(whole as JsonObject), [path.slice(slash + 1)]: value };
}

const isEmpty = (value: Json): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** FNV-1a over the UTF-16 units. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    value = Math.imul(value ^ (text.charCodeAt(i) & 0xff), 0x01000193);
    value = Math.imul(value ^ (text.charCodeAt(i) >> 8), 0x01000193);
  }
  return (value >>> 0).toString(16).padStart(8, '0');
}
