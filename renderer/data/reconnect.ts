import { Dexie, RangeSet, type Transaction } from 'dexie';
import type { Database } from './db.ts';
import { isLoss, takes } from './lost-database.ts';
import { watched } from './watchdog.ts';

/** What is written to see whether there is room again: more than a page of the engine, less than anybody notices. */
const PROBE = 'x'.repeat(64 * 1024);
const PROBE_KEY = 'probe';

/** `writable`: a row could be written and was on the disk. `lost`: there is room, but the database is another one (see the guard). */
export type Reconnected = 'writable' | 'down' | 'lost';

/** Closes the connection and opens it again: after an error of the engine it is dead and no promise of it ever settles. */
export async function reconnect(db: Database, limitMs: number): Promise<Reconnected> {
  let probing: Transaction | null = null;
  try {
    db.close();
    const opened = await watched(limitMs, async (alive) => {
      await db.open();
      alive();
      await db.transaction('rw', db.savedState, async (transaction) => {
        probing = transaction;
        await db.savedState.put({ key: PROBE_KEY, value: PROBE });
      });
      alive();
      await db.transaction('rw', db.savedState, async (transaction) => {
        probing = transaction;
        await db.savedState.delete(PROBE_KEY);
      });
    });
    if (!opened.answered) endTransaction(probing);
    return opened.answered ? 'writable' : 'down';
  } catch (cause) {
    return isLoss(cause) && (await takes(db, PROBE, limitMs)) ? 'lost' : 'down';
  }
}

/** Left open, it would stand in the way of every later one. */
export function endTransaction(transaction: Transaction | null): void {
  try {
    transaction?.abort();
  } catch {
    // It is over already.
  }
}

/** Every live query asks again: what it was told before the connection died may be old. */
export const refreshQueries = (): void => Dexie.on.storagemutated.fire({ all: new RangeSet(-Infinity, [[]]) });
