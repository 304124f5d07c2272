/** A stretch of talk with its time: what following needs of a segment. */
export interface TimedSegment {
  readonly id: string;
  readonly startMs: number | null;
}

/** The segment that is being said: the last one that began at or before `ms`. Null before the first, and where nothing has a time. */
export function segmentAt<T extends TimedSegment>(segments: readonly T[], ms: number): T | null {
  let found: T | null = null;
  for (const segment of segments) {
    if (segment.startMs === null) continue;
    // Times that run back (two recordings in one text) end the search at the first part.
    if (segment.startMs > ms) break;
    found = segment;
  }
  return found;
}
