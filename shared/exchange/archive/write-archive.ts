import { assert, must } from '../../domain/assert.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { sha256Parts } from '../../domain/sha256.ts';
import { payloadFiles } from './archive-files.ts';
import { badName, mediaPath } from './archive-paths.ts';
import { type BagFile, packFile, tagFiles } from './bag-files.ts';
import type { ByteSink } from './byte-sink.ts';
import { crc32 } from './crc-32.ts';
import { everyRow, mediaNamed, type WorkspaceContent } from './workspace-content.ts';
import { centralHeader, endRecords, localHeader, STORED, type ZipEntry } from './zip-headers.ts';

/** Where the bytes of recordings come from. */
export interface MediaSource {
  /** The bytes of a file in order, from the beginning each time; null when there is no such file. */
  open(sha256: string): Promise<AsyncIterable<Uint8Array> | null>;
  /** In bytes; null when there is no such file. */
  size(sha256: string): Promise<number | null>;
}

export const NO_MEDIA: MediaSource = { open: () => Promise.resolve(null), size: () => Promise.resolve(null) };

/** A SHA-256 over bytes that come in parts. Hosts with a faster one than ours may lend it. */
export interface ByteHash {
  addBytes(bytes: Uint8Array): void;
  hex(): string;
}

export interface WriteOptions {
  readonly media: MediaSource;
  readonly appVersion: string;
  /** The offline reader page, or null to leave it out. */
  readonly readerPage: string | null;
  /** `inside`: an archive to give away. `listed`: a snapshot, whose media stay where they are. */
  readonly mediaAs?: 'inside' | 'listed';
  readonly newHash?: (() => ByteHash) | undefined;
  /** Called while the file is written. In bytes. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** Awaited between two texts that are packed, so that a busy host can answer meanwhile. */
  readonly pause?: (() => Promise<unknown>) | undefined;
}

export interface WrittenArchive {
  /** Of the file. */
  readonly bytes: number;
  readonly entries: number;
  readonly records: number;
  /** Media that records name and that could not be put in: not there, or not the bytes that their name says. */
  readonly missing: readonly MissingMedia[];
}

export interface MissingMedia {
  readonly sha256: string;
  readonly why: 'absent' | 'damaged';
}

/** The bytes of a recording changed while the archive was written: what was written so far is to be thrown away. */
export type WriteProblem = { readonly kind: 'media-changed'; readonly sha256: string };

/**
 * Writes a workspace as an archive (reliability.md 4): a BagIt bag in a ZIP. The same content gives the same bytes. Media pass through
 * in chunks, once to be measured and once to be written; texts are packed in memory. What `sink.write` throws comes through.
 */
export async function writeArchive(
  content: WorkspaceContent,
  sink: ByteSink,
  options: WriteOptions,
): Promise<Result<WrittenArchive, WriteProblem>> {
  const newHash = options.newHash ?? sha256Parts;
  const texts: BagFile[] = [];
  for (const file of payloadFiles(content)) {
    texts.push(packFile(file, newHash));
    await options.pause?.();
  }
  const { media, missing } = await measureMedia(content, options, newHash);
  const files = [...texts, ...media, ...tagFiles(content, options, texts, media, missing, newHash)];
  const inside = files.filter(({ body }) => body.kind !== 'elsewhere').sort((a, b) => (a.path < b.path ? -1 : 1));
  const total = inside.reduce((sum, file) => sum + file.packed, 0);
  let offset = 0;
  const directory: Uint8Array[] = [];
  for (const file of inside) {
    assert(badName(file.path) === null, `a name that may stand in an archive, not "${file.path}"`);
    const entry: ZipEntry = { ...file, offset };
    directory.push(centralHeader(entry));
    const header = localHeader(entry);
    await sink.write(header);
    if (!(await writeBody(file, sink, options.media, newHash)))
      return fail({ kind: 'media-changed', sha256: file.sha256 });
    offset += header.length + file.packed;
    options.onProgress?.(Math.min(offset, total), total);
  }
  let length = 0;
  for (const header of directory) {
    await sink.write(header);
    length += header.length;
  }
  const end = endRecords(inside.length, length, offset);
  await sink.write(end);
  const records = [...everyRow(content)].length;
  return ok({ bytes: offset + length + end.length, entries: inside.length, records, missing });
}

async function measureMedia(
  content: WorkspaceContent,
  { media, mediaAs = 'inside' }: WriteOptions,
  newHash: () => ByteHash,
): Promise<{ readonly media: readonly BagFile[]; readonly missing: readonly MissingMedia[] }> {
  const files: BagFile[] = [];
  const missing: MissingMedia[] = [];
  for (const sha256 of mediaNamed(content)) {
    const file = { path: mediaPath(sha256), method: STORED, sha256 } as const;
    if (mediaAs === 'listed') {
      const size = await media.size(sha256);
      if (size === null) missing.push({ sha256, why: 'absent' });
      else files.push({ ...file, crc: 0, packed: size, size, body: { kind: 'elsewhere' } });
      continue;
    }
    const chunks = await media.open(sha256);
    if (chunks === null) {
      missing.push({ sha256, why: 'absent' });
      continue;
    }
    const hash = newHash();
    let [crc, size] = [0, 0];
    for await (const chunk of chunks) {
      hash.addBytes(chunk);
      crc = crc32(chunk, crc);
      size += chunk.length;
    }
    if (hash.hex() === sha256) files.push({ ...file, crc, packed: size, size, body: { kind: 'media' } });
    else missing.push({ sha256, why: 'damaged' });
  }
  return { media: files, missing };
}

/** False when a recording is no longer what it was when it was measured. */
async function writeBody(
  { body, sha256, size }: BagFile,
  sink: ByteSink,
  media: MediaSource,
  newHash: () => ByteHash,
): Promise<boolean> {
  if (body.kind === 'bytes') {
    await sink.write(body.bytes);
    return true;
  }
  const hash = newHash();
  let written = 0;
  for await (const chunk of must(await media.open(sha256), 'a recording that was there a moment ago')) {
    written += chunk.length;
    if (written > size) return false;
    hash.addBytes(chunk);
    await sink.write(chunk);
  }
  return hash.hex() === sha256;
}
