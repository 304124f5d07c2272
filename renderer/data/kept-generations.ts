import { Dexie } from 'dexie';
import type { App } from './app.ts';
import { type Database, databaseName } from './db.ts';
import { storageOf } from './storage-of.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** On so many different days a kept generation must have been seen: a clock that jumps makes one day of ten years. */
const LEAST_DAYS = 7;

/**
 * Deletes generations that were kept as a way back and whose time is over. Not when the clock has jumped by more than a day against
 * the last change, nor before a week of days on which somebody worked: one wrong date, and what was written under it, ends nobody's
 * time. Answers how many went.
 */
export async function dropExpired({ db, at, host, now }: App): Promise<number> {
  const storage = storageOf(host);
  const listed = await storage?.projects.list();
  const head = await db.meta.get('head');
  const last = head && (await db.changes.get(head.seq));
  if (!storage || !listed?.ok || !last || Math.abs(Date.parse(now()) - Date.parse(last.at)) > DAY_MS) return 0;
  const kept = listed.value.find(({ projectId }) => projectId === at.projectId)?.kept ?? [];
  const over: (typeof kept)[number][] = [];
  for (const one of kept) {
    if (one.generation === at.generation) continue;
    if ((await daysSeen(db, one.generation, now().slice(0, 10))) >= LEAST_DAYS && one.until < now()) over.push(one);
  }
  for (const { generation } of over) {
    await Dexie.delete(databaseName(at.projectId, generation));
    await storage.projects.forgetGeneration({ projectId: at.projectId, generation });
  }
  return over.length;
}

/** On how many days a kept generation was there, `day` among them. */
async function daysSeen(db: Database, generation: number, day: string): Promise<number> {
  const key = `kept:${generation}`;
  return db.transaction('rw', db.savedState, async () => {
    const before: unknown = (await db.savedState.get(key))?.value;
    const days = Array.isArray(before) ? before.filter((one) => typeof one === 'string') : [];
    if (days.includes(day)) return days.length;
    await db.savedState.put({ key, value: [...days, day].slice(-LEAST_DAYS) });
    return days.length + 1;
  });
}
