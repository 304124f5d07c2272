import type { JournalEntry } from '../host-storage.ts';
import { readFrame } from '../journal-format.ts';
import { decodeUtf8 } from '../utf8.ts';
import type { Disk } from './disk.ts';
import { readEntryFront, readPartFront } from './journal-entry.ts';
import type { Place } from './journal-scan.ts';

/** The entries at these places, in a row; null when one of them is not as it was written. */
export async function readEntries(disk: Disk, places: readonly Place[]): Promise<readonly JournalEntry[] | null> {
  const entries: JournalEntry[] = [];
  for (const run of runsOf(places)) {
    const start = run[0]?.offset ?? 0;
    const bytes = await disk.read(run[0]?.path ?? '', start, (run.at(-1)?.end ?? start) - start);
    for (const { offset, end } of run) {
      const entry = bytes === null ? null : entryIn(bytes.subarray(offset - start, end - start));
      if (entry === null) return null;
      entries.push(entry);
    }
  }
  return entries;
}

/** Places that stand one behind the other in one file are read together. */
function runsOf(places: readonly Place[]): Place[][] {
  const runs: Place[][] = [];
  let last: Place | null = null;
  for (const place of places) {
    if (last !== null && last.path === place.path && last.end === place.offset) runs.at(-1)?.push(place);
    else runs.push([place]);
    last = place;
  }
  return runs;
}

function entryIn(bytes: Uint8Array): JournalEntry | null {
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const frame = readFrame(bytes, at);
    if (frame === null) return null;
    at = frame.end;
    if (frame.kind === 'part') {
      const part = readPartFront(frame.payload);
      if (part === null) return null;
      text += decodeUtf8(frame.payload.subarray(part.textFrom));
      continue;
    }
    const front = readEntryFront(frame.payload);
    if (front === null) return null;
    text += decodeUtf8(frame.payload.subarray(front.textFrom));
    return { seq: front.seq, prev: front.prev, hash: front.hash, text };
  }
  return null;
}
