/** The clock of a session, as a value: it goes on while the window is closed and survives a reload. */
export interface SessionClock {
  /** Milliseconds counted before the clock was last started. */
  readonly counted: number;
  /** ISO instant of the last start; null while it is paused. */
  readonly since: string | null;
}

export const STOPPED_CLOCK: SessionClock = { counted: 0, since: null };

/** Milliseconds on the clock. A computer whose time was set back does not turn the clock back. */
export const elapsedMs = ({ counted, since }: SessionClock, now: string): number =>
  counted + (since === null ? 0 : Math.max(0, Date.parse(now) - Date.parse(since)));

export const startClock = (clock: SessionClock, now: string): SessionClock =>
  clock.since === null ? { ...clock, since: now } : clock;

export const pauseClock = (clock: SessionClock, now: string): SessionClock =>
  clock.since === null ? clock : { counted: elapsedMs(clock, now), since: null };

/** A clock out of what was stored as data; null where it is none. */
export function readClock(value: unknown): SessionClock | null {
  if (typeof value !== 'object' || value === null || !('counted' in value) || !('since' in value)) return null;
  const { counted, since } = value;
  if (typeof counted !== 'number' || !Number.isFinite(counted) || counted < 0) return null;
  if (since !== null && (typeof since !== 'string' || Number.isNaN(Date.parse(since)))) return null;
  return { counted, since };
}
