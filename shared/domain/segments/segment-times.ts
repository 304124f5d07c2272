import { fail, ok, type Result } from '../result.ts';
import type { Segment } from '../transcript.ts';

/** Milliseconds of a time as people write it: `12:04`, `1:02:03`, `12:04.5`, `90` (seconds); null for anything else. */
export function readClock(text: string): number | null {
  const parts = /^(?:(?:(\d{1,3}):)?(\d{1,3}):)?(\d{1,6})(?:[.,](\d{1,3}))?$/.exec(text.trim());
  if (!parts) return null;
  const [, h = '0', m = '0', s = '0', fraction = ''] = parts;
  if (parts[2] !== undefined && Number(s) > 59) return null;
  if (parts[1] !== undefined && Number(m) > 59) return null;
  return (Number(h) * 3600 + Number(m) * 60 + Number(s)) * 1000 + Number(fraction.padEnd(3, '0'));
}

export type TimesProblem =
  /** The first segment would begin before the recording. */
  { readonly kind: 'before-start'; readonly mostMs: number } | { readonly kind: 'end-before-start' };

/** Times of all segments, moved by so many milliseconds, earlier where negative. Segments without a time stay without. */
export function shiftTimes(
  segments: readonly Segment[],
  byMs: number,
): Result<readonly (readonly [Segment, Pick<Segment, 'startMs' | 'endMs'>])[], TimesProblem> {
  const times = segments.flatMap(({ startMs, endMs }) => [startMs, endMs]).filter((ms) => ms !== null);
  const first = times.length === 0 ? 0 : times.reduce((least, ms) => Math.min(least, ms), Number.POSITIVE_INFINITY);
  if (first + byMs < 0) return fail({ kind: 'before-start', mostMs: first });
  const moved = (ms: number | null): number | null => (ms === null ? null : ms + byMs);
  return ok(segments.map((one) => [one, { startMs: moved(one.startMs), endMs: moved(one.endMs) }] as const));
}

/** The times of one segment; an end before its start is refused. */
export function checkTimes(
  startMs: number | null,
  endMs: number | null,
): Result<Pick<Segment, 'startMs' | 'endMs'>, TimesProblem> {
  if (startMs !== null && endMs !== null && endMs < startMs) return fail({ kind: 'end-before-start' });
  return ok({ startMs, endMs });
}
