import { Dexie } from 'dexie';
import type { App } from './app.ts';
import { databaseName } from './db.ts';
import { storageOf } from './storage-of.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Deletes generations that were kept as a way back and whose time is over. Not when the clock has jumped by more than a day against
 * the last change: then nobody knows what time it is. Answers how many went.
 */
export async function dropExpired({ db, at, host, now }: App): Promise<number> {
  const storage = storageOf(host);
  const listed = await storage?.projects.list();
  const head = await db.meta.get('head');
  const last = head && (await db.changes.get(head.seq));
  if (!storage || !listed?.ok || !last || Math.abs(Date.parse(now()) - Date.parse(last.at)) > DAY_MS) return 0;
  const kept = listed.value.find(({ projectId }) => projectId === at.projectId)?.kept ?? [];
  const over = kept.filter(({ generation, until }) => generation !== at.generation && until < now());
  for (const { generation } of over) {
    await Dexie.delete(databaseName(at.projectId, generation));
    await storage.projects.forgetGeneration({ projectId: at.projectId, generation });
  }
  return over.length;
}
