import { canonicalJson } from './canonical-json.ts';
import type { Change, Op, Patch } from './change.ts';
import type { ErasurePlan } from './erasure-plan.ts';
import { COVER } from './erasure-words.ts';
import type { Json, JsonObject } from './json.ts';
import { MAP_FIELDS, type TableName } from './records.ts';
import { sha256 } from './sha256.ts';

/** Records in which a person decided to leave the name: `table id`. */
export type KeptNames = ReadonlySet<string>;

const NONE: KeptNames = new Set();

/**
 * A row without the person; null where it goes. Works value by value, so that a log whose patches went through the same function
 * makes exactly these rows again.
 */
export function eraseRow(plan: ErasurePlan, table: TableName, row: JsonObject, kept = NONE): JsonObject | null {
  const id = String(row.id);
  if (plan.gone.has(id)) return null;
  return erasedPatch(plan, table, row, !kept.has(`${table} ${id}`));
}

/** A change of the log without the person: who, when and its stamp stay, and what it did to other records. */
export function eraseChange(plan: ErasurePlan, change: Change, kept = NONE): Change {
  const touches = change.ops.some(({ key }) => plan.gone.has(key));
  const ops = change.ops.flatMap((op) => eraseOp(plan, op, kept) ?? []);
  const values = Object.entries(change.label.values).map(
    ([name, value]) =>
      [name, typeof value === 'string' ? (touches ? COVER : plan.words.cover(value, true)) : value] as const,
  );
  return { ...change, ops, label: { ...change.label, values: Object.fromEntries(values) } };
}

/** Any other value: a saved state, a draft. The same object where nothing of the person is in it. */
export const eraseValue = (plan: ErasurePlan, value: Json): Json => erased(plan, '', value, true);

function eraseOp(plan: ErasurePlan, op: Op, kept: KeptNames): Op | null {
  if (plan.gone.has(op.key)) return null;
  const withNames = !kept.has(`${op.table} ${op.key}`);
  const of = (patch: Patch | null): Patch | null => patch && erasedPatch(plan, op.table, patch, withNames);
  const [before, after] = [of(op.before), of(op.after)];
  const saysNothing = before !== null && after !== null && Object.keys(after).length === 0;
  return saysNothing ? null : { ...op, before, after };
}

function erasedPatch(plan: ErasurePlan, table: TableName, patch: JsonObject, withNames: boolean): JsonObject {
  const out: Record<string, Json> = {};
  for (const [path, value] of Object.entries(patch)) {
    const slash = path.indexOf('/');
    if (slash >= 0 && plan.gone.has(path.slice(slash + 1))) continue;
    const field = slash >= 0 ? path.slice(0, slash) : path;
    const one = (entry: Json): Json =>
      field === 'blocks' && table === 'bodies'
        ? erasedBlock(plan, entry, withNames)
        : erased(plan, field, entry, withNames);
    if (slash < 0 && MAP_FIELDS.has(field) && isObject(value)) {
      // Entry by entry, as patches speak of them.
      const entries = Object.entries(value).filter(([id]) => !plan.gone.has(id));
      out[path] = Object.fromEntries(entries.map(([id, entry]) => [id, one(entry)]));
    } else out[path] = slash >= 0 ? one(value) : erased(plan, field, value, withNames);
  }
  return out;
}

function erased(plan: ErasurePlan, field: string, value: Json, withNames: boolean): Json {
  if (typeof value === 'string') {
    if (plan.gone.has(value)) return null;
    // A speaker's key and the turns that name it are covered alike, whatever was decided of a record.
    return OURS.has(field) ? value : plan.words.cover(value, withNames || field === 'key' || field === 'speaker');
  }
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    return value
      .filter((item: Json) => typeof item !== 'string' || !plan.gone.has(item))
      .map((item: Json) => erased(plan, field, item, withNames));
  }
  const object = value as JsonObject;
  if (field === 'frozen') return erasedFrozen(plan, object, withNames);
  // Where a thing names what goes, its words are that thing's: a speaker's label, the quote of a report.
  const isAbout = Object.values(object).some((one) => typeof one === 'string' && plan.gone.has(one));
  const out: Record<string, Json> = {};
  for (const [key, item] of Object.entries(object)) {
    if (plan.gone.has(key)) continue;
    out[key] =
      isAbout && WORDS.has(key) && typeof item === 'string' ? covered(item) : erased(plan, key, item, withNames);
  }
  return out;
}

/** What a decision or a report stood on keeps its form and its seal; only the words of the person are covered. */
function erasedFrozen(plan: ErasurePlan, frozen: JsonObject, withNames: boolean): JsonObject {
  const { text } = frozen;
  if (typeof text !== 'string') return frozen;
  const look = (value: Json): Json => {
    if (typeof value === 'string') return plan.gone.has(value) ? value : plan.words.cover(value, withNames);
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map(look);
    const isAbout = Object.values(value).some((one) => typeof one === 'string' && plan.gone.has(one));
    const entries = Object.entries(value as JsonObject).map(([key, item]) => {
      const isWord = isAbout && WORDS.has(key) && typeof item === 'string';
      return [key, isWord ? covered(item) : look(item)];
    });
    return Object.fromEntries(entries);
  };
  let read: Json;
  try {
    read = JSON.parse(text);
  } catch {
    return { ...frozen, text: plan.words.cover(text, withNames) };
  }
  const next = canonicalJson(look(read));
  return next === canonicalJson(read) ? frozen : { ...frozen, text: next, sha256: sha256(next) };
}

/** A block whose text changes keeps its place, with one run of text in the place of all: formatted pieces would tell the words. */
function erasedBlock(plan: ErasurePlan, block: Json, withNames: boolean): Json {
  if (block === null || typeof block !== 'object' || Array.isArray(block)) return block;
  const { text, node } = block as JsonObject;
  if (typeof text !== 'string') return block;
  const next = plan.words.cover(text, withNames);
  if (next === text) return block;
  return { ...block, text: next, node: withOneText(node ?? null, next) };
}

/** The node with its first text in the place of all its texts. */
function withOneText(node: Json, text: string): Json {
  if (node === null || typeof node !== 'object' || Array.isArray(node)) return node;
  const { children, ...rest } = node as JsonObject;
  if (!Array.isArray(children)) return 'text' in rest ? { ...rest, text } : node;
  const first = children.find((child: Json) => hasText(child)) ?? children[0];
  return { ...rest, children: first === undefined ? [] : [withOneText(first, text)] };
}

const hasText = (node: Json): boolean => {
  if (node === null || typeof node !== 'object' || Array.isArray(node)) return false;
  const { text, children } = node as JsonObject;
  return typeof text === 'string' || (Array.isArray(children) && children.some(hasText));
};

const isObject = (value: Json): value is JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const covered = (words: string): string => words.replace(/\S/g, COVER);

/** Fields whose texts are ours: covering a part of them would break the record. */
const OURS = new Set([
  'id',
  'by',
  'kind',
  'order',
  'status',
  'stage',
  'stance',
  'createdAt',
  'updatedAt',
  'deletedAt',
  'at',
  'heldAt',
  'sha256',
  'mime',
]);

/** Fields that hold somebody's words or name. */
const WORDS = new Set([
  'name',
  'alias',
  'who',
  'quote',
  'text',
  'words',
  'title',
  'label',
  'person',
  'prefix',
  'suffix',
]);
