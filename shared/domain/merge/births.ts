import type { Change } from '../change.ts';

/** Lamport counter and the copy that wrote. */
export type Stamp = Change['stamp'];

/**
 * What each copy had seen when it came to be: copy id -> copy id -> the highest counter. A copy is born by a restore, a merge or a
 * run of the command line, and from then on sees only its own changes. The first copy of a workspace has seen nothing.
 */
export type Births = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** The births that a log tells: the first change of each copy says what it had seen. */
export const birthsOf = (changes: readonly Pick<Change, 'stamp' | 'seen'>[]): Births =>
  Object.fromEntries(changes.flatMap(({ stamp, seen }) => (seen ? [[stamp[1], seen]] : [])));

/** The highest counter of each copy among `changes`: what somebody who holds them all has seen. */
export function clockOf(changes: readonly Pick<Change, 'stamp'>[]): Record<string, number> {
  const clock: Record<string, number> = {};
  for (const { stamp } of changes) {
    const [n, copy] = stamp;
    clock[copy] = Math.max(clock[copy] ?? 0, n);
  }
  return clock;
}

/** True when who wrote `later` had seen `earlier`. */
export function hadSeen(births: Births, later: Stamp, earlier: Stamp): boolean {
  if (later[1] === earlier[1]) return earlier[0] < later[0];
  return (births[later[1]]?.[earlier[1]] ?? 0) >= earlier[0];
}

/** Order between copies: the counter, then the copy's id. */
export function compareStamps(a: Stamp, b: Stamp): number {
  return a[0] - b[0] || (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0);
}

/** Neither writer had seen the other's. */
export const areApart = (births: Births, a: Stamp, b: Stamp): boolean =>
  a[1] !== b[1] && !hadSeen(births, a, b) && !hadSeen(births, b, a);

/** True when two of the writes were made without seeing each other. */
export function haveParted(births: Births, stamps: Iterable<Stamp>): boolean {
  const last = new Map<string, Stamp>();
  for (const stamp of stamps) if ((last.get(stamp[1])?.[0] ?? -1) < stamp[0]) last.set(stamp[1], stamp);
  const list = [...last.values()];
  return list.some((a, i) => list.slice(i + 1).some((b) => areApart(births, a, b)));
}
