import type { Change } from '../../domain/change.ts';
import { SCHEMA_EPOCH } from '../../domain/schema-epoch.ts';
import { sha256Parts } from '../../domain/sha256.ts';
import { BAG_INFO, badName, MANIFEST, mediaPath, pathKind } from './archive-paths.ts';
import { type ArchiveProblem, archiveProblems } from './archive-problem.ts';
import { type BagInfo, readBagInfo } from './bag-info.ts';
import { type ByteSource, chunksOf } from './byte-source.ts';
import { ContentBuilder, lostReferences } from './content-builder.ts';
import { type Manifest, readManifest } from './manifest.ts';
import type { ReadOptions } from './read-archive.ts';
import { readMember } from './read-member.ts';
import { salvageMembers } from './salvage-members.ts';
import { contentHash, mediaNamed, type WorkspaceContent } from './workspace-content.ts';
import type { ByteHash, MediaSource } from './write-archive.ts';
import type { ZipMember } from './zip-directory.ts';

export interface Salvaged {
  /** A new project: everything that could be read and is valid. */
  readonly content: WorkspaceContent;
  readonly media: MediaSource;
  /** Files that came through whole, and of how many that were found or should have been there. */
  readonly whole: number;
  readonly files: number;
  /** What is missing or was left out, by path and line. */
  readonly problems: readonly ArchiveProblem[];
}

/**
 * What can be had of a damaged archive (reliability.md 4.4), asked for by a person and never automatic: every file whose checksum is
 * right and, of the others, every line that is a valid record. It may be nothing. `as`: the ids of the new project and copy.
 */
export async function salvageArchive(
  source: ByteSource,
  as: { readonly projectId: string; readonly copyId: string },
  { newHash = sha256Parts, onProgress }: Pick<ReadOptions, 'newHash' | 'onProgress'> = {},
): Promise<Salvaged> {
  const problems = archiveProblems();
  const members = new Map((await salvageMembers(source)).map((member) => [member.path, member]));
  const info = await readInfo(source, members.get(BAG_INFO));
  const manifest = await readHashes(source, members.get(MANIFEST));
  // Without its bag-info an archive may be of any epoch: steps of the upgrade only add what a row lacks.
  const builder = new ContentBuilder(info?.schemaEpoch ?? 1, problems);
  const media = new Map<string, ZipMember>();
  let whole = 0;
  for (const member of [...members.values()].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const { path } = member;
    const kind = pathKind(path);
    if (badName(path) !== null) {
      problems.add('name', 'A file with a name that is not allowed was left out.');
    } else if (kind.kind === 'media') {
      const hash = newHash();
      for await (const chunk of chunksOf(source, member.dataOffset, member.packed)) hash.addBytes(chunk);
      if (hash.hex() === kind.sha256) {
        media.set(kind.sha256, member);
        whole++;
      } else problems.add('damaged', 'This recording is damaged and was left out.', path);
    } else {
      const read = await readMember(source, member);
      const doubt = read.ok ? doubtOf(read.value, manifest.get(path), newHash()) : read.problem.what;
      if (doubt === null) whole++;
      else problems.add('damaged', `This file ${doubt}; what is valid in it was kept.`, path);
      // A file of a newer minor means nothing in parts.
      if (doubt === null || kind.kind !== 'other') {
        builder.addFile(path, kind, read.ok ? read.value : read.problem.partial);
      }
    }
    onProgress?.(member.dataOffset + member.packed, source.size);
  }
  const missing = [...manifest.keys()].filter((path) => !members.has(path));
  for (const path of missing) problems.add('missing', 'This file is missing.', path);
  const content = newProject(builder, as, info);
  for (const { table, id, to } of lostReferences({ ...content, tables: content.unknown.tables })) {
    problems.add('reference', `${table} ${id} names ${to.slice(0, 60)}, which could not be read.`);
  }
  for (const sha256 of mediaNamed(content)) {
    if (!media.has(sha256) && !members.has(mediaPath(sha256))) {
      problems.add('media', `A record names the recording ${sha256}, which is not in the archive.`);
    }
  }
  return {
    content,
    media: {
      size: (sha256) => Promise.resolve(media.get(sha256)?.size ?? null),
      open: (sha256) => {
        const member = media.get(sha256);
        return Promise.resolve(member ? chunksOf(source, member.dataOffset, member.packed) : null);
      },
    },
    whole,
    files: members.size + missing.length,
    problems: problems.all(),
  };
}

function newProject(
  builder: ContentBuilder,
  as: { readonly projectId: string; readonly copyId: string },
  info: BagInfo | null,
): WorkspaceContent {
  const { tables, files, changes, ...lists } = builder.finish();
  const unknown = { minor: info?.minor ?? 0, tables, files, info: info?.more ?? [] };
  const log = longestRun(changes);
  const last = log.at(-1);
  const stateSum = contentHash({ rows: lists.rows, unknown });
  return {
    ...as,
    head: { seq: last?.seq ?? 0, hash: last?.hash ?? '', stateSum, schemaEpoch: SCHEMA_EPOCH, at: last?.at ?? null },
    ...lists,
    changes: log,
    unknown,
  };
}

/** The longest stretch of the history without a gap, the later one of two. */
function longestRun(changes: readonly Change[]): readonly Change[] {
  let best: readonly Change[] = [];
  let run: Change[] = [];
  for (const change of changes) {
    const before = run.at(-1);
    if (before && (change.seq !== before.seq + 1 || change.prev !== before.hash)) run = [];
    run.push(change);
    if (run.length >= best.length) best = run;
  }
  return best;
}

/** Why a file that could be unpacked is still not the one that was written; null when it is, or when no list says. */
function doubtOf(bytes: Uint8Array, wanted: string | undefined, hash: ByteHash): string | null {
  hash.addBytes(bytes);
  return wanted === undefined || hash.hex() === wanted ? null : 'is not the one that the manifest lists';
}

async function readInfo(source: ByteSource, member: ZipMember | undefined): Promise<BagInfo | null> {
  const read = member ? await readMember(source, member) : null;
  const parsed = read?.ok ? readBagInfo(new TextDecoder().decode(read.value), SCHEMA_EPOCH) : null;
  return parsed?.kind === 'info' ? parsed.info : null;
}

async function readHashes(source: ByteSource, member: ZipMember | undefined): Promise<Manifest> {
  const read = member ? await readMember(source, member) : null;
  return read?.ok ? readManifest(new TextDecoder().decode(read.value)).files : new Map();
}
