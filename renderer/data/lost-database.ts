import { Dexie } from 'dexie';
import type { Database, Head } from './db.ts';
import { watched } from './watchdog.ts';

/** The engine has begun an empty database of the same name, or an older one: what was in it is in the journal only. */
class DatabaseLost extends Error {
  override readonly name = 'DatabaseLost';
}

/**
 * From now on the database does not open when it lacks change `seq()`, as after a full disk, where the engine throws it away and begins
 * an empty one: nobody gets to see that. What is on the screen stays there, because its queries end as with a closed connection.
 */
export function guardAgainstLoss(db: Database, seq: () => number): void {
  db.on(
    'ready',
    async (opened: Dexie | undefined) => {
      // Without one it is open already, and was looked at by the start.
      const head: Head | undefined = await opened?.table('meta').get('head');
      if (opened !== undefined && (head === undefined || head.seq < seq())) throw new DatabaseLost(db.name);
    },
    true,
  );
}

/** Whether an open failed by the guard. */
export const isLoss = (cause: unknown): boolean =>
  cause instanceof DatabaseLost || (cause instanceof Error && 'inner' in cause && cause.inner instanceof DatabaseLost);

/** Whether the engine takes `bytes` bytes, in a database of nobody's. */
export async function takes(db: Database, bytes: string, limitMs: number): Promise<boolean> {
  const probe = new Dexie(`${db.name}-probe`, { chromeTransactionDurability: 'strict' });
  probe.version(1).stores({ rows: '' });
  try {
    const put = await watched(limitMs, () => probe.table('rows').put(bytes, 0));
    return put.answered;
  } catch {
    return false;
  } finally {
    probe.close();
    await Dexie.delete(probe.name).catch(() => undefined);
  }
}
