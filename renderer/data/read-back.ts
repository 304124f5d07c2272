import type { Generation, HostJournal } from '#shared/contract/host-storage.ts';
import { type Change, content, type Op, sameJson, valueAt } from '#shared/domain/change.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { changeHash } from './change-hash.ts';
import { type Database, tableOf } from './db.ts';
import { readEntry } from './journal-entry.ts';

/** `unknown`: there is nothing to compare, or a witness did not answer. */
export type ReadBack = 'same' | 'journal-differs' | 'database-differs' | 'unknown';

/** What both witnesses hold of one change, read again from where it was written and compared with what went in. */
export async function readBack(db: Database, journal: HostJournal, at: Generation, seq: number): Promise<ReadBack> {
  const change = await db.changes.get(seq);
  if (change === undefined) return 'unknown';
  const read = await journal.read(at, seq, 1);
  if (!read.ok) return read.problem.kind === 'damaged' ? 'journal-differs' : 'unknown';
  const [entry] = read.value;
  const held = entry && readEntry(entry);
  if (!held?.ok || !(await isSound(held.value.change, change.hash))) return 'journal-differs';
  return (await rowsHold(db, held.value.change)) ? 'same' : 'database-differs';
}

export interface ReadBackLater {
  /** The journal has this change. It is looked at when nothing has come for a while. */
  soon(seq: number): void;
  stop(): void;
}

/** Rest after the last change before it is read back: a disk and a person who are busy come first. */
const REST_MS = 1_500;

export function readBackLater(read: (seq: number) => Promise<unknown>, restMs = REST_MS): ReadBackLater {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    soon(seq) {
      clearTimeout(timer);
      // A witness that is closed meanwhile has nothing to say.
      timer = setTimeout(() => void read(seq).catch(() => undefined), restMs);
    },
    stop: () => clearTimeout(timer),
  };
}

async function isSound({ hash, ...unsigned }: Change, wanted: string): Promise<boolean> {
  return hash === wanted && (await changeHash(unsigned, () => Promise.resolve())) === wanted;
}

/** More than these are an import, which the nightly scan reads. */
const MOST_OPS = 200;

/** Rows that were changed again since say nothing about this change. */
async function rowsHold(db: Database, { seq, ops }: Change): Promise<boolean> {
  if (ops.length > MOST_OPS) return true;
  const tables = [...new Set(ops.map(({ table }) => table))];
  return db.transaction('r', tables, async () => {
    for (const op of ops) {
      const row = await tableOf(db, op.table).get(op.key);
      if (row?.rev === seq && !holds(op, asWritten(row))) return false;
    }
    return true;
  });
}

/** As the journal writes it: a key whose value is undefined, as an editor's node may have, stands in the database and in no JSON. */
const asWritten = (row: object): JsonObject => JSON.parse(JSON.stringify(row));

function holds({ before, after }: Op, row: JsonObject): boolean {
  if (after === null) return false;
  if (before === null) return sameJson(content(row), after);
  return Object.entries(after).every(([path, value]) => sameJson(valueAt(row, path), value));
}
