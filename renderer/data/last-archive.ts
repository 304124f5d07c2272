import type { App } from './app.ts';

/** The newest archive that was exported from this computer. */
export interface LastArchive {
  /** ISO instant. */
  readonly at: string;
  /** The newest change in it. */
  readonly seq: number;
}

const KEY = 'backup.archive';

/** Null: none yet. */
async function lastArchive({ db }: App): Promise<LastArchive | null> {
  const value = (await db.savedState.get(KEY))?.value;
  if (typeof value !== 'object' || value === null || !('at' in value) || !('seq' in value)) return null;
  return typeof value.at === 'string' && typeof value.seq === 'number' ? { at: value.at, seq: value.seq } : null;
}

export async function noteArchive({ db, now }: App, seq: number): Promise<void> {
  await db.savedState.put({ key: KEY, value: { at: now(), seq } });
}

export type ArchiveAge = 'nothing-to-keep' | 'never' | 'current' | 'old';

/** How far the newest archive is behind. `old`: something changed since, and it is more than a week old. */
export async function archiveAge(app: App): Promise<{ readonly age: ArchiveAge; readonly at: string | null }> {
  const [last, head] = await Promise.all([lastArchive(app), app.db.meta.get('head')]);
  const seq = head?.seq ?? 0;
  if (last === null) return { age: seq === 0 ? 'nothing-to-keep' : 'never', at: null };
  const isOld = seq > last.seq && Date.parse(app.now()) - Date.parse(last.at) > WEEK_MS;
  return { age: isOld ? 'old' : 'current', at: last.at };
}

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;
