import * as v from 'valibot';
import type { SnapshotAbout, SnapshotInfo, SnapshotNote } from '../host-storage.ts';
import { stateMarkSchema } from './journal-entry.ts';
import { PROJECT_ID, SHA256, SNAPSHOT_ID } from './storage-paths.ts';

const instant = v.pipe(v.string(), v.isoTimestamp());
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const ABOUT = {
  generation: v.pipe(count, v.minValue(1)),
  at: instant,
  reason: v.picklist(['hourly', 'import', 'upgrade', 'restore', 'merge', 'bulk', 'erasure', 'asked']),
  mark: stateMarkSchema,
  records: count,
  isShrunk: v.boolean(),
};

/** What a page may say of a snapshot. */
export const snapshotAboutSchema: v.GenericSchema<unknown, SnapshotAbout> = v.strictObject(ABOUT);

export const snapshotNoteSchema: v.GenericSchema<unknown, SnapshotNote> = v.strictObject({
  verifiedAt: v.nullable(instant),
  isShrunk: v.boolean(),
});

/** As it is read back: a newer build may have said more in it. */
const infoSchema: v.GenericSchema<unknown, SnapshotInfo> = v.object({
  ...ABOUT,
  id: v.pipe(v.string(), v.regex(SNAPSHOT_ID)),
  projectId: v.pipe(v.string(), v.regex(PROJECT_ID)),
  bytes: count,
  sha256: v.pipe(v.string(), v.regex(SHA256)),
  verifiedAt: v.nullable(instant),
});

/** Null where the text is not what was written. */
export function readSnapshotInfo(json: string): SnapshotInfo | null {
  try {
    const parsed = v.safeParse(infoSchema, JSON.parse(json));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
