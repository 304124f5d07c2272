import type { App } from './app.ts';
import { sameCounts, scanState } from './scan-state.ts';
import { DAMAGE_KEY } from './start-facts.ts';

/** `moved`: somebody wrote all the time, so that no scan could be compared. */
export type Verified = 'same' | 'differs' | 'moved';

const TRIES = 3;

/**
 * Compares every row with the state sum, reading in slices between which `pause` is awaited. A difference is noted, and the next start
 * writes the rows anew out of the journal.
 */
export async function verifyRows({ db, now }: App, pause: () => Promise<unknown>): Promise<Verified> {
  for (let i = 0; i < TRIES; i++) {
    const before = await db.meta.get('head');
    const scanned = await scanState(db, pause);
    const after = await db.meta.get('head');
    if (before === undefined || after === undefined || before.hash !== after.hash) continue;
    if (scanned.stateSum === after.stateSum && sameCounts(scanned.counts, after.counts)) return 'same';
    await db.savedState.put({ key: DAMAGE_KEY, value: now() });
    return 'differs';
  }
  return 'moved';
}
