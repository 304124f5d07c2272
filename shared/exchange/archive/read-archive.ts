import { fail, ok, type Result } from '../../domain/result.ts';
import { SCHEMA_EPOCH } from '../../domain/schema-epoch.ts';
import { sha256Parts } from '../../domain/sha256.ts';
import { type PathKind, pathKind } from './archive-paths.ts';
import { type ArchiveProblem, type ArchiveProblems, archiveProblems } from './archive-problem.ts';
import { type Bag, openBag } from './bag.ts';
import { FORMAT_MAJOR } from './bag-info.ts';
import { type ByteSource, chunksOf } from './byte-source.ts';
import { checkCounts, checkHistory, checkMedia, countRows } from './check-content.ts';
import { ContentBuilder, lostReferences } from './content-builder.ts';
import type { Fetch } from './manifest.ts';
import { readMember } from './read-member.ts';
import { contentHash, type WorkspaceContent } from './workspace-content.ts';
import type { ByteHash, MediaSource } from './write-archive.ts';
import type { ZipMember } from './zip-directory.ts';

export interface ReadOptions {
  readonly newHash?: (() => ByteHash) | undefined;
  /**
   * What a reference to a record that is nowhere does. `strict` refuses the archive, as `verify` does; `listed` lets it through with a
   * warning: whoever restores a backup must not be kept from it by a link that was already broken when it was made.
   */
  readonly references?: 'strict' | 'listed';
  /** In bytes of the file. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** An archive of which everything holds. */
export interface OpenedArchive {
  readonly content: WorkspaceContent;
  /** As written, for example `1.0`. */
  readonly formatVersion: string;
  /** The shape of the records as written; `content` has this build's. */
  readonly schemaEpoch: number;
  readonly appVersion: string;
  readonly entries: number;
  readonly records: number;
  readonly media: MediaSource;
  /** SHA-256 and bytes of the media inside. */
  readonly mediaInside: ReadonlyMap<string, number>;
  /** Media of a snapshot that stay with the Host. */
  readonly mediaListed: readonly Fetch[];
  /** Media that could not be had when the archive was made. */
  readonly mediaMissing: readonly string[];
  /** References that lead nowhere; empty unless `references` is `listed`. */
  readonly warnings: readonly ArchiveProblem[];
}

export interface VerifyReport {
  readonly ok: boolean;
  readonly entries: number;
  readonly records: number;
  readonly problems: readonly ArchiveProblem[];
}

/**
 * Opens an archive: container, every hash, every record, references, counts, history and state sum (reliability.md 4.4). Nothing is
 * handed out before all of it holds. Throws only what `source.read` throws.
 */
export async function readArchive(
  source: ByteSource,
  options: ReadOptions = {},
): Promise<Result<OpenedArchive, readonly ArchiveProblem[]>> {
  const { archive, problems } = await inspect(source, options);
  return archive === null ? fail(problems) : ok(archive);
}

/** The same checks, for the answer alone. */
export async function verifyArchive(source: ByteSource, options: ReadOptions = {}): Promise<VerifyReport> {
  const { archive, entries, records, problems } = await inspect(source, { ...options, references: 'strict' });
  return { ok: archive !== null, entries, records, problems };
}

interface Inspected {
  readonly archive: OpenedArchive | null;
  readonly entries: number;
  readonly records: number;
  readonly problems: readonly ArchiveProblem[];
}

async function inspect(source: ByteSource, options: ReadOptions): Promise<Inspected> {
  const problems = archiveProblems();
  const bag = await openBag(source, problems);
  if (bag === null) return { archive: null, entries: 0, records: 0, problems: problems.all() };
  const builder = new ContentBuilder(bag.info.schemaEpoch, problems);
  const mediaInside = await readFiles(source, bag, builder, problems, options);
  const { tables, files, ...lists } = builder.finish();
  const { info } = bag;
  const content: WorkspaceContent = {
    projectId: info.projectId,
    copyId: info.copyId,
    head: { seq: info.seq, hash: info.hash, stateSum: info.stateSum, schemaEpoch: SCHEMA_EPOCH, at: info.at },
    ...lists,
    unknown: { minor: info.minor, tables, files, info: info.more },
  };
  checkCounts(info, content, problems);
  // Damaged records say enough by themselves: a sum that is off as well would only be noise.
  if (problems.none() && builder.stateSum !== info.stateSum) {
    problems.add('sum', 'The records are not those that the archive was made of: their sum is another.');
  }
  checkHistory(info, content, problems);
  checkMedia(bag, content, mediaInside, problems);
  const warnings = archiveProblems();
  const references = options.references === 'listed' ? warnings : problems;
  // The references of records that could not be read are known to be lost.
  for (const { table, id, to } of problems.none() ? lostReferences({ ...lists, tables }) : []) {
    references.add('reference', `${table} ${id} names ${to.slice(0, 60)}, which is not in the archive.`);
  }
  const counted = { entries: bag.members.size, records: countRows(content) };
  if (!problems.none()) return { archive: null, ...counted, problems: problems.all() };
  const upgraded = info.schemaEpoch < SCHEMA_EPOCH;
  const head = upgraded ? { ...content.head, stateSum: contentHash(content) } : content.head;
  const archive: OpenedArchive = {
    ...counted,
    content: { ...content, head },
    formatVersion: `${FORMAT_MAJOR}.${info.minor}`,
    schemaEpoch: info.schemaEpoch,
    appVersion: info.appVersion,
    media: mediaOf(source, bag, mediaInside),
    mediaInside,
    mediaListed: bag.fetch,
    mediaMissing: info.missingMedia,
    warnings: warnings.all(),
  };
  return { archive, ...counted, problems: [] };
}

/** Reads each file once, in the order of the archive: its hash, then what is in it. Gives the media that are inside. */
async function readFiles(
  source: ByteSource,
  bag: Bag,
  builder: ContentBuilder,
  problems: ArchiveProblems,
  { newHash = sha256Parts, onProgress }: ReadOptions,
): Promise<ReadonlyMap<string, number>> {
  const media = new Map<string, number>();
  for (const member of bag.members.values()) {
    const kind = pathKind(member.path);
    const wanted = bag.hashes.get(member.path);
    const hash = newHash();
    const bytes = await readHashed(source, member, kind, hash, problems);
    if (bytes !== null) {
      // A file that no manifest lists was named when the bag was opened.
      if (wanted !== undefined && hash.hex() !== wanted) {
        problems.add(
          'damaged',
          'This file is not the one that the manifest lists: its SHA-256 is another.',
          member.path,
        );
      } else if (kind.kind === 'media') media.set(kind.sha256, member.size);
      else builder.addFile(member.path, kind, bytes);
    }
    onProgress?.(member.dataOffset + member.packed, source.size);
  }
  return media;
}

/** The bytes of a text, or nothing but the hash of a recording. Null when they cannot be had. */
async function readHashed(
  source: ByteSource,
  member: ZipMember,
  kind: PathKind,
  hash: ByteHash,
  problems: ArchiveProblems,
): Promise<Uint8Array | null> {
  if (kind.kind === 'media') {
    for await (const chunk of chunksOf(source, member.dataOffset, member.packed)) hash.addBytes(chunk);
    return NOTHING;
  }
  const read = await readMember(source, member);
  if (!read.ok) {
    problems.add('damaged', `This file ${read.problem.what}.`, member.path);
    return null;
  }
  hash.addBytes(read.value);
  return read.value;
}

const NOTHING = new Uint8Array(0);

function mediaOf(source: ByteSource, bag: Bag, inside: ReadonlyMap<string, number>): MediaSource {
  return {
    size: (sha256) => Promise.resolve(inside.get(sha256) ?? null),
    open: (sha256) => {
      const member = inside.has(sha256) ? bag.members.get(`data/media/${sha256}`) : undefined;
      return Promise.resolve(member ? chunksOf(source, member.dataOffset, member.packed) : null);
    },
  };
}
