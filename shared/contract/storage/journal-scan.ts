import type { Generation, StateMark, Witness } from '../host-storage.ts';
import { type Frame, scan } from '../journal-format.ts';
import { decodeUtf8 } from '../utf8.ts';
import { type Disk, DiskError } from './disk.ts';
import { readEntryFront, readMark, readPartFront } from './journal-entry.ts';
import { cutDamage, cutTorn } from './journal-repair.ts';
import { type JournalFileName, journalFileName, journalFolder, journalPath } from './storage-paths.ts';

/** Where an entry stands, with the parts in front of it. */
export interface Place {
  readonly path: string;
  readonly offset: number;
  readonly end: number;
}

export interface ScannedJournal {
  /** The mark that it was started at; null for one that begins with the first change. */
  readonly base: StateMark | null;
  /** One per entry, from the one after the base on. */
  readonly places: Place[];
  readonly last: { readonly seq: number; readonly hash: string };
  /** The file that goes on, and its size; null when there is none yet. */
  readonly open: { readonly path: string; readonly size: number } | null;
  /** The journal's last word is that its project went on in another generation. */
  readonly isLeft: boolean;
  readonly damage: Witness['damage'];
}

/**
 * Reads a generation's journal from its beginning, and makes it whole: a torn end is cut; from damage on, everything is kept aside
 * and cut. What remains can be appended to.
 */
export async function scanJournal(disk: Disk, at: Generation): Promise<ScannedJournal> {
  const folder = journalFolder(at.projectId);
  const all = (await disk.list(folder))
    .map(({ name }) => journalFileName(name))
    .filter((file): file is JournalFileName => file?.generation === at.generation)
    .sort((a, b) => a.firstSeq - b.firstSeq);
  const files = await fromNewestBase(disk, at, all);
  const walk = new Walk(at.generation);
  for (const [i, file] of files.entries()) {
    const path = journalPath(at, file.firstSeq);
    const bytes = await disk.read(path);
    // Listed a moment ago: gone now means that the folder is not ours alone.
    if (bytes === null) throw new DiskError('failed', 'ENOENT');
    const found = scan(bytes);
    if (found.isNewer) throw new DiskError('failed', 'the journal was written by a newer version');
    const isLast = i === files.length - 1;
    const isOurs = found.header?.projectId === at.projectId && found.header.generation === at.generation;
    const trusted = isOurs ? walk.file(path, found.frames, i === 0) : 0;
    const isForeign = found.header !== null && !isOurs;
    const endsEarly = !isLast && (trusted === 0 || trusted < bytes.length);
    if (isForeign || walk.isBroken || found.rest === 'damage' || endsEarly) {
      const keptAs = await cutDamage(disk, at, { file, bytes, size: trusted, later: files.slice(i + 1) });
      return walk.done(trusted > 0 ? { path, size: trusted } : walk.openBefore, { keptAs, afterSeq: walk.last.seq });
    }
    if (trusted < bytes.length) await cutTorn(disk, at, { file, bytes, size: trusted });
    if (trusted > 0) walk.openBefore = { path, size: trusted };
  }
  return walk.done(walk.openBefore, null);
}

/**
 * The files from the newest one on that begins with a mark: what stands in front of it was trimmed, and goes. A mark stands at the
 * beginning of the first file, or of one that was made the first.
 */
async function fromNewestBase(
  disk: Disk,
  at: Generation,
  files: readonly JournalFileName[],
): Promise<readonly JournalFileName[]> {
  for (let i = files.length - 1; i > 0; i--) {
    const path = journalPath(at, files[i]?.firstSeq ?? 0);
    const { header, frames } = scan((await disk.read(path, 0, FRONT_BYTES)) ?? new Uint8Array());
    const isOurs = header?.projectId === at.projectId && header.generation === at.generation;
    const [first] = frames;
    if (!isOurs || first?.kind !== 'snapshot' || readMark(decodeUtf8(first.payload)) === null) continue;
    for (const { firstSeq } of files.slice(0, i)) await disk.remove(journalPath(at, firstSeq));
    return files.slice(i);
  }
  return files;
}

/** More than a mark has. */
const FRONT_BYTES = 64 * 1024;

/** Follows the chain of entries over the files. */
class Walk {
  base: StateMark | null = null;
  readonly places: Place[] = [];
  last = { seq: 0, hash: '' };
  isLeft = false;
  /** Where a frame that is whole does not follow from what stands before it. */
  isBroken = false;
  openBefore: { readonly path: string; readonly size: number } | null = null;
  readonly #generation: number;

  constructor(generation: number) {
    this.#generation = generation;
  }

  /** Takes the frames of the next file. Answers up to where it is trusted: parts without their entry are not. */
  file(path: string, frames: readonly Frame[], isFirst: boolean): number {
    let trusted = 0;
    let partsOf: { readonly seq: number; readonly offset: number } | null = null;
    for (const frame of frames) {
      if (frame.kind === 'part') {
        const part = readPartFront(frame.payload);
        if (part === null || (partsOf !== null && partsOf.seq !== part.seq)) return this.#breakAt(trusted);
        partsOf ??= { seq: part.seq, offset: frame.offset };
        continue;
      }
      if (frame.kind === 'change') {
        const front = readEntryFront(frame.payload);
        const follows = front !== null && front.seq === this.last.seq + 1 && front.prev === this.last.hash;
        if (!follows || (partsOf !== null && partsOf.seq !== front.seq)) return this.#breakAt(trusted);
        this.places.push({ path, offset: partsOf?.offset ?? frame.offset, end: frame.end });
        this.last = { seq: front.seq, hash: front.hash };
        this.isLeft = false;
      } else if (partsOf !== null) return this.#breakAt(trusted);
      else if (frame.kind === 'snapshot') {
        const mark = isFirst && trusted === 0 ? readMark(decodeUtf8(frame.payload)) : null;
        if (mark === null) return this.#breakAt(trusted);
        this.base = mark;
        this.last = { seq: mark.seq, hash: mark.hash };
      } else if (frame.kind === 'switch') this.isLeft = Number(decodeUtf8(frame.payload)) !== this.#generation;
      partsOf = null;
      trusted = frame.end;
    }
    return trusted;
  }

  done(open: ScannedJournal['open'], damage: ScannedJournal['damage']): ScannedJournal {
    const { base, places, last, isLeft } = this;
    return { base, places, last, isLeft, open, damage };
  }

  #breakAt(trusted: number): number {
    this.isBroken = true;
    return trusted;
  }
}
