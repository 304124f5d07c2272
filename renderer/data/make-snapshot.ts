import type { Host } from '#shared/contract/host.ts';
import type {
  Generation,
  SnapshotInfo,
  SnapshotReason,
  StateMark,
  StorageProblem,
} from '#shared/contract/host-storage.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';
import type { DeskProblem, MadeSnapshot, SnapshotBase, SnapshotDesk } from './snapshot-desk.ts';
import { keepSnapshot, readSnapshot } from './snapshot-files.ts';
import { isFarSmaller, snapshotsToDrop, trusted } from './snapshot-rotation.ts';

export type SnapshotProblem =
  | StorageProblem
  | DeskProblem
  /** Nothing was ever journalled: there is nothing to keep. */
  | { readonly kind: 'nothing' };

export interface SnapshotWish {
  readonly at: Generation;
  /** Of the database. */
  readonly copyId: string;
  readonly reason: SnapshotReason;
  /** The state after this change; the newest in the journal unless said. */
  readonly seq?: number | undefined;
}

export interface SnapshotParts {
  readonly host: Pick<Host, 'journal' | 'snapshots' | 'media' | 'info'>;
  /** ISO instant. */
  readonly now: () => string;
  /** In the app a worker: typing never waits for it. */
  readonly desk: () => SnapshotDesk;
}

/**
 * Makes a snapshot from the one before and the journal, puts it on the disk, reads it back and restores it as a test; then those that
 * are no longer wanted go. The same state twice gives the one that is there. What does not come through the test is not kept.
 */
export async function makeSnapshot(
  parts: SnapshotParts,
  wish: SnapshotWish,
): Promise<Result<SnapshotInfo, SnapshotProblem>> {
  const { host, now } = parts;
  const { projectId, generation } = wish.at;
  const witness = await host.journal.witness(wish.at);
  if (!witness.ok) return witness;
  const { head, baseSeq } = witness.value;
  if (head === null || head.seq === 0) return fail({ kind: 'nothing' });
  const seq = Math.min(wish.seq ?? head.seq, head.seq);
  const listed = await host.snapshots.list(projectId);
  if (!listed.ok) return listed;
  const [newest] = listed.value;
  const known = listed.value.find((one) => isSame(one, wish, seq, head));
  if (known !== undefined) return ok(known);
  const desk = parts.desk();
  try {
    const made = await make(host, desk, wish, { seq, head, baseSeq, known: listed.value });
    if (!made.ok) return made;
    const { file, mark, records } = made.value;
    // Whoever erases a person has asked for it.
    const isAsked = wish.reason === 'erasure';
    const isShrunk = !isAsked && newest !== undefined && isFarSmaller(records, newest.records);
    const about = { generation, at: now(), reason: wish.reason, mark, records, isShrunk };
    const kept = await keepSnapshot(host.snapshots, projectId, file, about);
    if (!kept.ok) return kept;
    const back = await readSnapshot(host.snapshots, kept.value);
    const verified = back.ok ? await desk.verify(back.value, mark) : back;
    if (!verified.ok) {
      await host.snapshots.remove(projectId, kept.value.id);
      return verified;
    }
    const noted = await host.snapshots.note(projectId, kept.value.id, { verifiedAt: now(), isShrunk });
    if (noted.ok) await rotate(host, projectId);
    if (noted.ok) await trim(host, wish.at);
    return noted;
  } finally {
    desk.stop();
  }
}

/** Removes what rotation no longer wants. A problem leaves it for the next time. */
export async function rotate({ snapshots }: SnapshotParts['host'], projectId: string): Promise<void> {
  const listed = await snapshots.list(projectId);
  for (const { id } of listed.ok ? snapshotsToDrop(listed.value) : []) await snapshots.remove(projectId, id);
}

/** The journal begins at the last snapshot but one: should the newest be lost, the one before and the journal lead to everything. */
async function trim({ snapshots, journal }: SnapshotParts['host'], at: Generation): Promise<void> {
  const listed = await snapshots.list(at.projectId);
  if (!listed.ok || listed.value.some(({ isShrunk }) => isShrunk)) return;
  const [newest, older] = trusted(listed.value);
  if (newest?.generation !== at.generation || older === undefined) return;
  const trimmed = await journal.trim(at, older.mark);
  if (!trimmed.ok) console.error('the journal was not trimmed', trimmed.problem);
}

/** One that was made in time may go within the hour: what is wanted before something large gets its own. */
function isSame(one: SnapshotInfo, { at, reason }: SnapshotWish, seq: number, head: StateMark): boolean {
  if (one.generation !== at.generation || one.mark.seq !== seq || one.verifiedAt === null) return false;
  if (seq === head.seq && one.mark.hash !== head.hash) return false;
  return one.reason !== 'hourly' || reason === 'hourly';
}

interface Known {
  readonly seq: number;
  readonly head: StateMark;
  readonly baseSeq: number;
  readonly known: readonly SnapshotInfo[];
}

async function make(
  host: SnapshotParts['host'],
  desk: SnapshotDesk,
  wish: SnapshotWish,
  known: Known,
): Promise<Result<MadeSnapshot, SnapshotProblem>> {
  const media = await mediaSizes(host);
  const { version } = await host.info();
  let problem: SnapshotProblem = { kind: 'nothing' };
  for await (const base of bases(host, wish, known)) {
    const led = await lead(host, desk, wish.at, base, known.seq);
    if (led.ok) return desk.write(version, media);
    problem = led.problem;
  }
  return fail(problem);
}

/** What it may be made from, the cheapest first: a snapshot that is damaged or of another history does not lead on to the journal. */
async function* bases(
  host: SnapshotParts['host'],
  { at, copyId }: SnapshotWish,
  { seq, head, baseSeq, known }: Known,
): AsyncGenerator<SnapshotBase> {
  const usable = known.find(
    ({ generation, verifiedAt, mark }) =>
      generation === at.generation &&
      verifiedAt !== null &&
      mark.seq <= seq &&
      mark.seq >= baseSeq &&
      // One of an older shape is read into this one, and the journal between them speaks of the older.
      mark.schemaEpoch === head.schemaEpoch,
  );
  const file = usable ? await readSnapshot(host.snapshots, usable) : null;
  if (file?.ok) yield { kind: 'snapshot', file: file.value };
  if (baseSeq === 0) yield { kind: 'nothing', projectId: at.projectId, copyId };
  // Where the journal does not tell of the beginning, or cannot be read.
  yield { kind: 'database', at };
}

/** From a base to the state after `seq`, in pieces that hold up nobody. */
async function lead(
  host: SnapshotParts['host'],
  desk: SnapshotDesk,
  at: Generation,
  base: SnapshotBase,
  to: number,
): Promise<Result<void, SnapshotProblem>> {
  const begun = await desk.begin(base);
  if (!begun.ok) return begun;
  for (let { seq } = begun.value; seq < to; ) {
    const read = await host.journal.peek(at, seq + 1, PIECE_BYTES);
    if (!read.ok) return read;
    const wanted = read.value.filter((entry) => entry.seq <= to);
    const last = wanted.at(-1);
    if (last === undefined) return fail({ kind: 'other-way', seq: seq + 1 });
    const parts = last.text === '' ? await addParts(host, desk, at, last.seq) : ok(undefined);
    const added = parts.ok ? await desk.add(wanted) : parts;
    if (!added.ok) return added;
    seq = last.seq;
  }
  return ok(undefined);
}

/** A change that is as long as an import goes in parts. */
async function addParts(
  host: SnapshotParts['host'],
  desk: SnapshotDesk,
  at: Generation,
  seq: number,
): Promise<Result<void, StorageProblem>> {
  for (let offset = 0; ; ) {
    const part = await host.journal.readPart(at, seq, offset, PIECE_BYTES);
    if (!part.ok) return part;
    if (part.value === '') return ok(undefined);
    await desk.addPart(part.value);
    offset += part.value.length;
  }
}

const PIECE_BYTES = 256 * 1024;

async function mediaSizes({ media }: SnapshotParts['host']): Promise<ReadonlyMap<string, number>> {
  const listed = await media.list();
  return new Map((listed.ok ? listed.value : []).map(({ sha256, size }) => [sha256, size]));
}
