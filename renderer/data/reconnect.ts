import { Dexie, RangeSet, type Transaction } from 'dexie';
import type { Database } from './db.ts';
import { watched } from './watchdog.ts';

/** What is written to see whether there is room again: more than a page of the engine, less than anybody notices. */
const PROBE = 'x'.repeat(64 * 1024);
const PROBE_KEY = 'probe';

/** `writable`: a row could be written and was on the disk. `lost`: so it is, but the engine has begun an empty database of that name. */
export type Reconnected = 'writable' | 'down' | 'lost';

/**
 * Closes the connection and opens it again: after an error of the engine it is dead and no promise of it ever settles. `seq`: the newest
 * change that is known to be in the database; one that does not have it was reset by the engine, as a full disk makes it do. Nobody
 * gets to see that one: it stays closed.
 */
export async function reconnect(db: Database, limitMs: number, seq: number): Promise<Reconnected> {
  let probing: Transaction | null = null;
  let isLost = false;
  try {
    db.close();
    const opened = await watched(limitMs, async (alive) => {
      await db.open();
      alive();
      const head = await db.meta.get('head');
      isLost = head === undefined || head.seq < seq;
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
    if (isLost) db.close();
    if (!opened.answered) return 'down';
    return isLost ? 'lost' : 'writable';
  } catch {
    if (isLost) db.close();
    return 'down';
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
