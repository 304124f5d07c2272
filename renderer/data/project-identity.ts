import { type Id, idFrom } from '#shared/domain/ids.ts';
import type { Outside } from './create-app.ts';
import type { Database } from './db.ts';

/** Who writes on this computer, made at the first start. A profile that was copied here goes on as a copy of its own. */
export async function ensureIdentity(
  db: Database,
  outside: Outside,
  hostId: string | null,
): Promise<{ readonly by: Id<'author'>; readonly device: string }> {
  const known = await db.savedState.bulkGet(['author', 'device', 'hostId']);
  const [author, device, host] = known.map((row) => row?.value);
  const by = typeof author === 'string' ? idFrom('author', author.slice(3)) : idFrom('author', outside.newUuid());
  const isMoved = hostId !== null && typeof host === 'string' && host !== hostId;
  const identity = { by, device: typeof device === 'string' && !isMoved ? device : outside.newUuid() };
  const seen = isMoved ? await clockOfLog(db) : {};
  await db.transaction('rw', db.savedState, db.meta, async () => {
    await db.savedState.bulkPut([
      { key: 'author', value: identity.by },
      { key: 'device', value: identity.device },
    ]);
    if (hostId !== null) await db.savedState.put({ key: 'hostId', value: hostId });
    if (isMoved) await db.meta.update('head', { copyId: outside.newUuid(), seen });
  });
  return identity;
}

/** Per copy the highest stamp in the log, read change by change: a large one is not held as a whole. */
async function clockOfLog(db: Database): Promise<Readonly<Record<string, number>>> {
  const clock: Record<string, number> = {};
  await db.changes.each(({ stamp: [n, copy] }) => {
    clock[copy] = Math.max(clock[copy] ?? 0, n);
  });
  return clock;
}
