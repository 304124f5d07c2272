import { type Database, openDatabase, tableOf } from '#renderer/data/db.ts';
import { type Journalled, readEntry } from '#renderer/data/journal-entry.ts';
import { scanState } from '#renderer/data/scan-state.ts';
import type { MemoryDisk } from '#renderer/host/memory-disk.ts';
import type { Generation } from '#shared/contract/host-storage.ts';
import { applyOp } from '#shared/domain/apply-op.ts';
import { assert, must } from '#shared/domain/assert.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { TABLES } from '#shared/domain/records.ts';
import { addToSum, EMPTY_SUM, rowSum, type StateSum } from '#shared/domain/state-sum.ts';

/** The records by id, as one witness has them, read past every fault. */
export type Held = ReadonlyMap<string, JsonObject>;

export async function heldByDatabase(at: Generation): Promise<Held> {
  return reading(at, async (db) => {
    const held = new Map<string, JsonObject>();
    for (const table of TABLES) {
      // Records are JSON by their schemas.
      for (const row of await tableOf(db, table).toArray()) held.set(row.id, row as unknown as JsonObject);
    }
    return held;
  });
}

/** What a restart would find: only what was flushed. */
export async function heldByJournal(disk: MemoryDisk, at: Generation): Promise<Held> {
  const held = new Map<string, JsonObject>();
  for (const { change } of await journalled(disk, at)) {
    for (const op of change.ops) {
      const next = applyOp(op, held.get(op.key));
      assert(next.ok, `change ${change.seq} of the journal follows from those before it`);
      if (next.value?.row) held.set(op.key, next.value.row);
      else if (next.value) held.delete(op.key);
    }
  }
  return held;
}

/** The state sum by every way there is: the head, a scan of the rows, the journal's last mark, and a replay of the journal. */
export async function everySum(disk: MemoryDisk, at: Generation): Promise<readonly StateSum[]> {
  const entries = await journalled(disk, at);
  const tables = new Map(entries.flatMap(({ change }) => change.ops).map(({ key, table }) => [key as string, table]));
  let replayed = 0n;
  for (const [id, row] of await heldByJournal(disk, at)) replayed += rowSum(must(tables.get(id), 'a table'), row);
  const ofDatabase = await reading(at, async (db) => [
    must(await db.meta.get('head'), 'a head').stateSum,
    (await scanState(db, async () => undefined)).stateSum,
  ]);
  return [...ofDatabase, entries.at(-1)?.mark.stateSum ?? EMPTY_SUM, addToSum(EMPTY_SUM, replayed)];
}

async function journalled(disk: MemoryDisk, at: Generation): Promise<readonly Journalled[]> {
  const { journal } = disk.storage.page();
  const all: Journalled[] = [];
  for (;;) {
    const entries = await journal.read(at, all.length + 1, 1024 * 1024);
    assert(entries.ok, 'a journal that can be read');
    if (entries.value.length === 0) return all;
    for (const entry of entries.value) {
      const read = readEntry(entry);
      assert(read.ok, `entry ${entry.seq} as it was written`);
      all.push(read.value);
    }
  }
}

/** By a connection of its own, without faults. */
async function reading<T>(at: Generation, read: (db: Database) => Promise<T>): Promise<T> {
  const db = openDatabase(at.projectId, at.generation);
  try {
    await db.open();
    return await read(db);
  } finally {
    db.close();
  }
}
