import { openDatabase, type SavedState } from '#renderer/data/db.ts';
import { type GenerationProblem, writeGeneration } from '#renderer/data/new-generation.ts';
import { type ProjectContent, readContent } from '#renderer/data/project-content.ts';
import type { Generation } from '#shared/contract/host-storage.ts';
import { must } from '#shared/domain/assert.ts';
import { obeyErasures } from '#shared/domain/erasure-content.ts';
import { readErased } from '#shared/domain/erasure-list.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';
import type { ArchiveProblem } from '#shared/exchange/archive/archive-problem.ts';
import { type ByteSource, blobSource } from '#shared/exchange/archive/byte-source.ts';
import { mergeContents } from '#shared/exchange/archive/merge-contents.ts';
import { readArchive } from '#shared/exchange/archive/read-archive.ts';
import { salvageArchive } from '#shared/exchange/archive/salvage-archive.ts';
import {
  contentHash,
  emptyWorkspace,
  mediaNamed,
  type WorkspaceContent,
} from '#shared/exchange/archive/workspace-content.ts';
import { type MediaSource, writeArchive } from '#shared/exchange/archive/write-archive.ts';
import { type DecryptProblem, decryptedSource, encryptInto, isEncrypted } from '#shared/exchange/encrypt.ts';
import { readerPage } from '#shared/exchange/reader/reader-page.ts';
import { blobOfChunks, blobSink, mediaOfBlobs } from './blob-bytes.ts';
import { type Inside, insideOf, type MergePreview, previewOf } from './look-inside.ts';
import { workspaceOf } from './workspace-of.ts';

export type WriteOrder = {
  readonly at: Generation;
  readonly appVersion: string;
  /** By SHA-256: the recordings that are there. */
  readonly media: ReadonlyMap<string, Blob>;
  readonly passphrase: string | null;
};

/** An archive that was read back and holds what the database held. */
export interface WrittenBackup {
  readonly file: Blob;
  readonly records: number;
  readonly seq: number;
  /** Recordings that records name and that are not in it. */
  readonly missing: number;
}

export type WriteBackupProblem =
  | { readonly kind: 'no-project' }
  /** A recording changed while it was read. */
  | { readonly kind: 'media-changed' }
  /** What was written does not read back as it should. */
  | { readonly kind: 'not-verified'; readonly problems: readonly ArchiveProblem[] };

export type OpenBackupProblem =
  | { readonly kind: 'needs-passphrase' }
  | Exclude<DecryptProblem, { readonly kind: 'not-encrypted' }>
  | { readonly kind: 'refused'; readonly problems: readonly ArchiveProblem[] };

/** `archive`: what is in the archive. `merged`: that and the project of this computer as one. */
export type Build = 'archive' | 'merged';

export interface BuildOrder {
  readonly build: Build;
  /** The project of this computer as it stands now. */
  readonly from: Generation;
  /** The database to write. */
  readonly at: Generation;
  readonly copyId: string;
  readonly savedState: readonly SavedState[];
}

export interface Built {
  /** The newest change of the project that this was made from or in place of. */
  readonly fromSeq: number;
  readonly records: number;
  readonly conflicts: number;
}

export type BuildProblem = { readonly kind: 'nothing-open' } | { readonly kind: 'no-project' } | GenerationProblem;

export interface BackupDesk {
  write(order: WriteOrder): Promise<Result<WrittenBackup, WriteBackupProblem>>;
  /** Reads and checks everything in an archive; nothing is written. */
  open(file: Blob, passphrase: string | null): Promise<Result<Inside, OpenBackupProblem>>;
  /** What can be had of a damaged archive, in its place. */
  salvage(file: Blob, passphrase: string | null, newUuid: string): Promise<Result<Inside, OpenBackupProblem>>;
  /** What merging the open archive into a project would do. */
  preview(from: Generation): Promise<Result<MergePreview, BuildProblem>>;
  build(order: BuildOrder): Promise<Result<Built, BuildProblem>>;
  /** The recordings of the open archive that records name and that are inside. */
  mediaNames(): Promise<readonly string[]>;
  /** A recording of the open archive; null where it has none of this name. */
  media(sha256: string): Promise<Blob | null>;
}

interface Opened {
  readonly content: WorkspaceContent;
  readonly media: MediaSource;
}

/** Writes, reads, merges and lays out whole projects: work of seconds, done in a worker of its own. `onShare` hears 0..1. */
export function createBackupDesk(onShare: (share: number) => void): BackupDesk {
  let opened: Opened | null = null;
  const onProgress = (done: number, total: number): void => onShare(total === 0 ? 1 : done / total);

  return {
    async write({ at, appVersion, media, passphrase }) {
      const read = await readProject(at);
      if (!read.ok) return read;
      const content = workspaceOf(read.value);
      const plain = blobSink();
      const options = { media: mediaOfBlobs(media), appVersion, readerPage: readerPage(), onProgress };
      const written = await writeArchive(content, plain, options);
      if (!written.ok) return fail({ kind: 'media-changed' });
      const back = await readArchive(blobSource(plain.blob()), { references: 'listed', onProgress });
      if (!back.ok) return fail({ kind: 'not-verified', problems: back.problem });
      const isSame =
        contentHash(back.value.content) === content.head.stateSum && back.value.content.head.hash === content.head.hash;
      if (!isSame) return fail({ kind: 'not-verified', problems: [] });
      const { records, missing } = written.value;
      const file = passphrase === null ? plain.blob() : await sealed(plain.blob(), passphrase);
      return ok({ file, records, seq: content.head.seq, missing: missing.length });
    },

    async open(file, passphrase) {
      opened = null;
      const source = await plainSource(file, passphrase);
      if (!source.ok) return source;
      const read = await readArchive(source.value, { references: 'listed', onProgress });
      if (!read.ok) return fail({ kind: 'refused', problems: read.problem });
      const { content, media, formatVersion, appVersion, mediaInside, mediaListed, mediaMissing, warnings } =
        read.value;
      opened = { content, media };
      const about = { formatVersion, appVersion, problems: warnings, salvaged: null };
      return ok(
        insideOf(content, {
          ...about,
          recordings: mediaInside.size + mediaListed.length,
          missing: mediaMissing.length,
        }),
      );
    },

    async salvage(file, passphrase, newUuid) {
      opened = null;
      const source = await plainSource(file, passphrase);
      if (!source.ok) return source;
      const as = { projectId: `salvaged-${newUuid}`, copyId: newUuid };
      const saved = await salvageArchive(source.value, as, { onProgress });
      opened = { content: saved.content, media: saved.media };
      const sizes = await Promise.all(mediaNamed(saved.content).map((sha256) => saved.media.size(sha256)));
      const recordings = sizes.filter((size) => size !== null).length;
      const salvaged = { whole: saved.whole, files: saved.files };
      const about = { formatVersion: '', appVersion: '', problems: saved.problems, salvaged };
      return ok(insideOf(saved.content, { ...about, recordings, missing: sizes.length - recordings }));
    },

    async preview(from) {
      if (opened === null) return fail({ kind: 'nothing-open' });
      const read = await readProject(from);
      if (!read.ok) return read;
      return ok(previewOf(workspaceOf(read.value), opened.content));
    },

    async build({ build, from, at, copyId, savedState }) {
      if (opened === null) return fail({ kind: 'nothing-open' });
      const read = await readProject(from);
      if (!read.ok) return read;
      const ours = workspaceOf(read.value);
      const erased = readErased(ours.rows.get('settings') ?? []);
      const merged = build === 'merged' ? mergeContents(ours, opened.content) : null;
      const content = merged?.content ?? obeyErasures(opened.content, erased);
      const made = await writeWhole(content, at, { copyId, savedState });
      if (!made.ok) return made;
      made.value.db.close();
      const records = Object.values(made.value.head.counts).reduce((sum, count) => sum + count, 0);
      return ok({ fromSeq: ours.head.seq, records, conflicts: merged?.conflicts.length ?? 0 });
    },

    async mediaNames() {
      if (opened === null) return [];
      const { content, media } = opened;
      const names = mediaNamed(content);
      const sizes = await Promise.all(names.map((sha256) => media.size(sha256)));
      return names.filter((_, i) => sizes[i] !== null);
    },

    async media(sha256) {
      const chunks = await opened?.media.open(sha256);
      return chunks ? blobOfChunks(chunks) : null;
    },
  };
}

/**
 * A log that does not make the rows again (an archive without its history, or of an older shape of records) is laid out anew, so that
 * the journal can bring this database back from its first change: merging with nothing does just that.
 */
async function writeWhole(content: WorkspaceContent, at: Generation, own: Pick<BuildOrder, 'copyId' | 'savedState'>) {
  const made = await writeGeneration(content, at, own);
  if (made.ok || made.problem.kind !== 'log-not-whole') return made;
  const { content: laidOut } = mergeContents(content, emptyWorkspace(content.projectId, content.copyId));
  const isSame = contentHash({ rows: laidOut.rows, unknown: content.unknown }) === contentHash(content);
  return isSame ? writeGeneration(laidOut, at, own) : made;
}

async function readProject(at: Generation): Promise<Result<ProjectContent, { readonly kind: 'no-project' }>> {
  const db = openDatabase(at.projectId, at.generation);
  try {
    await db.open();
    return await readContent(db);
  } finally {
    db.close();
  }
}

async function plainSource(file: Blob, passphrase: string | null): Promise<Result<ByteSource, OpenBackupProblem>> {
  const source = blobSource(file);
  if (!(await isEncrypted(source))) return ok(source);
  if (passphrase === null) return fail({ kind: 'needs-passphrase' });
  const plain = await decryptedSource(source, { kind: 'passphrase', passphrase });
  if (plain.ok) return plain;
  const { problem } = plain;
  return problem.kind === 'not-encrypted' ? ok(source) : fail(problem);
}

async function sealed(file: Blob, passphrase: string): Promise<Blob> {
  const target = blobSink();
  const sink = await encryptInto(target, { kind: 'passphrase', passphrase });
  const chunks = mediaOfBlobs(new Map([['file', file]])).open('file');
  for await (const chunk of must(await chunks, 'the file')) await sink.write(chunk);
  await sink.close();
  // The right words must open it: read back whole, as the archive before it.
  const back = await decryptedSource(blobSource(target.blob()), { kind: 'passphrase', passphrase });
  if (!back.ok || back.value.size !== file.size) throw new Error('the encrypted archive does not open again');
  return target.blob();
}
