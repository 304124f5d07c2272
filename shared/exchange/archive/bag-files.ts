import { deflateSync } from 'fflate';
import type { Sha256Parts } from '../../domain/sha256.ts';
import { guideFiles } from './archive-files.ts';
import { BAG_INFO, FETCH, MANIFEST, TAG_MANIFEST } from './archive-paths.ts';
import { type BagInfo, writeBagInfo } from './bag-info.ts';
import { crc32 } from './crc-32.ts';
import { writeFetch, writeManifest } from './manifest.ts';
import { encodeText, type TextFile } from './ndjson.ts';
import type { WorkspaceContent } from './workspace-content.ts';
import { DEFLATED, STORED, type ZipEntry } from './zip-headers.ts';

/** A file of the bag, ready to be written. `elsewhere`: listed in the manifest, its bytes kept by the Host. */
export interface BagFile extends Omit<ZipEntry, 'offset'> {
  readonly sha256: string;
  readonly body: { readonly kind: 'bytes'; readonly bytes: Uint8Array } | { readonly kind: 'media' | 'elsewhere' };
}

/** A text, hashed and packed by the one deflate that every host has. */
export function packFile({ path, bytes }: TextFile, newHash: NewHash): BagFile {
  const hash = newHash();
  hash.addBytes(bytes);
  // An empty file has nothing to pack.
  const [method, body] =
    bytes.length === 0 ? ([STORED, bytes] as const) : ([DEFLATED, deflateSync(bytes, { level: 6 })] as const);
  return {
    path,
    method,
    crc: crc32(bytes),
    packed: body.length,
    size: bytes.length,
    sha256: hash.hex(),
    body: { kind: 'bytes', bytes: body },
  };
}

/** The files beside `data/`, for these texts and recordings. */
export function tagFiles(
  content: WorkspaceContent,
  options: { readonly appVersion: string; readonly readerPage: string | null },
  texts: readonly BagFile[],
  media: readonly BagFile[],
  missing: readonly { readonly sha256: string }[],
  newHash: NewHash,
): readonly BagFile[] {
  const payload = [...texts, ...media].sort((a, b) => (a.path < b.path ? -1 : 1));
  const listed = media.filter(({ body }) => body.kind === 'elsewhere');
  const file = (path: string, text: string): BagFile => packFile({ path, bytes: encodeText(text) }, newHash);
  const tags = [
    ...[...guideFiles(content, options.readerPage)].map((guide) => packFile(guide, newHash)),
    file(BAG_INFO, writeBagInfo(bagInfo(content, options.appVersion, payload, missing))),
    file(MANIFEST, writeManifest(payload.map(({ path, sha256 }) => [path, sha256]))),
    ...(listed.length > 0 ? [file(FETCH, writeFetch(listed))] : []),
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
  return [...tags, file(TAG_MANIFEST, writeManifest(tags.map(({ path, sha256 }) => [path, sha256])))];
}

function bagInfo(
  content: WorkspaceContent,
  appVersion: string,
  payload: readonly BagFile[],
  missing: readonly { readonly sha256: string }[],
): BagInfo {
  const { head, unknown } = content;
  const counts = [...content.rows, ...unknown.tables].flatMap(([table, { length }]) =>
    length > 0 ? [[table, length] as const] : [],
  );
  return {
    ...head,
    minor: unknown.minor,
    appVersion,
    projectId: content.projectId,
    copyId: content.copyId,
    octets: payload.reduce((sum, { size }) => sum + size, 0),
    streams: payload.length,
    counts: Object.fromEntries(counts),
    missingMedia: missing.map(({ sha256 }) => sha256),
    more: unknown.info,
  };
}

type NewHash = () => Pick<Sha256Parts, 'addBytes' | 'hex'>;
