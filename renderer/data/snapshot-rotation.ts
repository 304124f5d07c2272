import type { SnapshotInfo } from '#shared/contract/host-storage.ts';

/** How many of each are kept. `before`: of those made ahead of something large, which are wanted however many follow in their hour. */
const KEPT = { hours: 24, days: 14, weeks: 8, before: 10 } as const;

/**
 * Which snapshots may go: all but the newest of 24 hours, 14 days and 8 weeks in which there are any. Hours are counted, never passed
 * time: a clock that jumps makes one more hour, and drops nothing because it is old. Nothing goes while the newest is far smaller than
 * the one before and nobody has said that this is right. The two newest that were restored in a
 * test stay, whatever their hour.
 */
export function snapshotsToDrop(newestFirst: readonly SnapshotInfo[]): readonly SnapshotInfo[] {
  if (newestFirst.some(({ isShrunk }) => isShrunk)) return [];
  const kept = new Set<SnapshotInfo>([
    ...newestFirst.slice(0, 1),
    ...trusted(newestFirst),
    ...newestOfEach(newestFirst, hourOf, KEPT.hours),
    ...newestOfEach(newestFirst, dayOf, KEPT.days),
    ...newestOfEach(newestFirst, weekOf, KEPT.weeks),
    ...newestFirst.filter(({ reason }) => reason !== 'hourly').slice(0, KEPT.before),
  ]);
  return newestFirst.filter((one) => !kept.has(one));
}

/** The two newest that were restored in a test, of the database in use: its journal may begin at the older one. */
export function trusted(newestFirst: readonly SnapshotInfo[]): readonly SnapshotInfo[] {
  const [newest] = newestFirst;
  return newestFirst
    .filter(({ verifiedAt, generation }) => verifiedAt !== null && generation === newest?.generation)
    .slice(0, 2);
}

/** The first of each run of one name: two stretches of the same hour, with another between them, are two. */
function newestOfEach(
  newestFirst: readonly SnapshotInfo[],
  nameOf: (at: string) => string,
  most: number,
): readonly SnapshotInfo[] {
  const firsts = newestFirst.filter((one, i) => {
    const later = newestFirst[i - 1];
    return later === undefined || nameOf(later.at) !== nameOf(one.at);
  });
  return firsts.slice(0, most);
}

const hourOf = (at: string): string => at.slice(0, 13);
const dayOf = (at: string): string => at.slice(0, 10);
/** Weeks from Monday on: the first day of 1970 was a Thursday. */
const weekOf = (at: string): string => String(Math.floor((Date.parse(at) / DAY_MS + 3) / 7));
const DAY_MS = 24 * 60 * 60 * 1000;

/** Fewer than half of what was there: a loss is as likely as a wish. */
export const isFarSmaller = (records: number, before: number): boolean => records * 2 < before;
