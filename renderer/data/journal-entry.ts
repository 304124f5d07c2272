import { JOURNAL_CALL_BYTES, type JournalEntry, type StateMark } from '#shared/contract/host-storage.ts';
import { must } from '#shared/domain/assert.ts';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import type { Change } from '#shared/domain/change.ts';
import type { Json } from '#shared/domain/json.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';
import type { MarkRow } from './db.ts';

/** A change of the log and the state after it, as the journal keeps them. */
export interface Journalled {
  readonly change: Change;
  readonly mark: StateMark;
}

/** Ops that are written as text in one go: a few milliseconds. */
const SLICE = 500;

/**
 * The text of a journal entry in parts of at most one call, canonical JSON when joined. A large change is taken in slices; `pause` is
 * awaited between two.
 */
export async function* entryText(
  { change, mark }: Journalled,
  pause: () => PromiseLike<unknown>,
): AsyncGenerator<string> {
  // Inside a text the quotation marks of this are escaped, so its first occurrence is the field itself.
  const [before, after] = canonical({ change: { ...change, ops: [] }, mark }).split(/(?<="ops":\[)(?=\])/, 2);
  let part = must(before, 'the fields before the ops');
  for (let i = 0; i < change.ops.length; i += SLICE) {
    if (i > 0) await pause();
    part += (i > 0 ? ',' : '') + canonical(change.ops.slice(i, i + SLICE)).slice(1, -1);
    for (; part.length > JOURNAL_CALL_BYTES; part = part.slice(JOURNAL_CALL_BYTES))
      yield part.slice(0, JOURNAL_CALL_BYTES);
  }
  part += must(after, 'the fields behind the ops');
  for (; part.length > JOURNAL_CALL_BYTES; part = part.slice(JOURNAL_CALL_BYTES))
    yield part.slice(0, JOURNAL_CALL_BYTES);
  yield part;
}

/** The row of the log and its mark out of an entry; a problem where the text is not what was put in. */
export function readEntry(entry: JournalEntry): Result<Journalled, string> {
  try {
    const read: unknown = JSON.parse(entry.text);
    if (!isJournalled(read)) return fail('not a change and its mark');
    const { change, mark } = read;
    const isOwn = change.seq === entry.seq && change.hash === entry.hash && change.prev === entry.prev;
    if (!isOwn || mark.seq !== change.seq || mark.hash !== change.hash)
      return fail('another change than its frame says');
    return ok(read);
  } catch (cause) {
    return fail(String(cause));
  }
}

/** The mark of a change, out of what the database keeps beside it. */
export const stateMark = (
  { seq, stateSum, counts, schemaEpoch }: Omit<MarkRow, 'touches'>,
  hash: string,
): StateMark => ({
  seq,
  hash,
  stateSum,
  counts: { ...counts },
  schemaEpoch,
});

// A change and its mark are JSON by their parts; interfaces have no index signature.
const canonical = (value: unknown): string => canonicalJson(value as Json);

function isJournalled(value: unknown): value is Journalled {
  if (!isObject(value) || !isObject(value.change) || !isObject(value.mark)) return false;
  const { change, mark } = value;
  const { ops, stamp, undoOf } = change;
  return (
    typeof change.seq === 'number' &&
    typeof change.hash === 'string' &&
    typeof change.prev === 'string' &&
    Array.isArray(ops) &&
    ops.every((op) => isObject(op) && typeof op.table === 'string' && typeof op.key === 'string') &&
    Array.isArray(stamp) &&
    typeof stamp[0] === 'number' &&
    Array.isArray(undoOf) &&
    typeof mark.stateSum === 'string' &&
    typeof mark.schemaEpoch === 'number' &&
    isObject(mark.counts)
  );
}

const isObject = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
