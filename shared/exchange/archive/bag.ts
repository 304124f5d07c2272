import { SCHEMA_EPOCH } from '../../domain/schema-epoch.ts';
import { BAG_INFO, BAGIT, badName, FETCH, MANIFEST, pathKind, TAG_MANIFEST } from './archive-paths.ts';
import type { ArchiveProblems } from './archive-problem.ts';
import { BAGIT_TEXT, type BagInfo, readBagInfo } from './bag-info.ts';
import type { ByteSource } from './byte-source.ts';
import { type Fetch, type Manifest, readFetch, readManifest } from './manifest.ts';
import { decodeUtf8 } from './ndjson.ts';
import { readMember } from './read-member.ts';
import { readDirectory, type ZipMember } from './zip-directory.ts';
import { STORED } from './zip-headers.ts';

/** The frame of an archive: its files, what it says about itself, and the SHA-256 that each file should have. */
export interface Bag {
  /** By path, in the order of the file. */
  readonly members: ReadonlyMap<string, ZipMember>;
  readonly info: BagInfo;
  readonly hashes: Manifest;
  readonly fetch: readonly Fetch[];
}

/** Opens the container and its lists. Null when nothing further can be checked; the problems say why. */
export async function openBag(source: ByteSource, problems: ArchiveProblems): Promise<Bag | null> {
  const refusal = await refusedByContent(source);
  if (refusal !== null) {
    problems.add(...refusal);
    return null;
  }
  const directory = await readDirectory(source);
  if (!directory.ok) {
    problems.add('container', `The file cannot be trusted: ${directory.problem}.`);
    return null;
  }
  if (!goodNames(directory.value, problems)) return null;
  const members = new Map(directory.value.map((member) => [member.path, member]));
  if (!members.has(BAGIT) && !members.has(BAG_INFO)) {
    problems.add('not-an-archive', 'The file is a ZIP, but no Throughline archive.');
    return null;
  }
  const text = (path: string): Promise<string | null> => readText(source, members.get(path), path, problems);
  const [bagit, infoText] = [await text(BAGIT), await text(BAG_INFO)];
  if (bagit === null || infoText === null) return null;
  if (bagit !== BAGIT_TEXT) problems.add('damaged', 'This file does not say that it is a bag of BagIt 1.0.', BAGIT);
  const read = readBagInfo(infoText, SCHEMA_EPOCH);
  if (read.kind === 'newer') {
    const what = `The archive was made by a newer version of Throughline (format ${read.version}). Update the app to open it.`;
    problems.add('newer', what);
    return null;
  }
  if (read.kind === 'foreign') {
    problems.add('damaged', `This file does not describe a Throughline archive: ${read.what}.`, BAG_INFO);
    return null;
  }
  const lists = await readLists(members, text, problems);
  if (lists === null) return null;
  const bag: Bag = { members, info: read.info, ...lists };
  checkOxum(bag, problems);
  return bag;
}

async function refusedByContent(source: ByteSource): Promise<readonly ['encrypted' | 'not-an-archive', string] | null> {
  const start = new TextDecoder('latin1').decode(await source.read(0, 40));
  if (start.startsWith('age-encryption.org/')) {
    return ['encrypted', 'The archive is encrypted. It opens with its passphrase.'];
  }
  if (start === '') return ['not-an-archive', 'The file is empty.'];
  return start.startsWith('PK') ? null : ['not-an-archive', 'The file is no Throughline archive.'];
}

function goodNames(members: readonly ZipMember[], problems: ArchiveProblems): boolean {
  const folded = new Set<string>();
  for (const { path, method } of members) {
    const bad = badName(path);
    const lower = path.toLowerCase();
    if (bad !== null) problems.add('name', `A file in the archive has a name that ${bad}.`);
    else if (folded.has(lower)) problems.add('name', 'Two names differ only in capital letters.', path);
    if (pathKind(path).kind === 'media' && method !== STORED) {
      problems.add('container', 'A recording must not be packed.', path);
    }
    folded.add(lower);
  }
  return problems.none();
}

async function readText(
  source: ByteSource,
  member: ZipMember | undefined,
  path: string,
  problems: ArchiveProblems,
): Promise<string | null> {
  if (member === undefined) {
    problems.add('missing', 'This file is missing.', path);
    return null;
  }
  const read = await readMember(source, member);
  const text = read.ok ? decodeUtf8(read.value) : null;
  if (text === null) {
    const what = read.ok ? 'is not UTF-8' : read.problem.what;
    problems.add('damaged', `This file ${what}.`, path);
  }
  return text;
}

async function readLists(
  members: ReadonlyMap<string, ZipMember>,
  text: (path: string) => Promise<string | null>,
  problems: ArchiveProblems,
): Promise<Pick<Bag, 'hashes' | 'fetch'> | null> {
  const [payload, tags] = [await readManifestFile(MANIFEST), await readManifestFile(TAG_MANIFEST)];
  const fetchText = members.has(FETCH) ? await text(FETCH) : '';
  const fetch = fetchText === '' || fetchText === null ? [] : readFetch(fetchText);
  if (payload === null || tags === null || fetchText === null || fetch === null) {
    if (fetch === null) problems.add('damaged', 'This file is no list of recordings.', FETCH);
    return null;
  }
  const elsewhere = new Set(fetch.map(({ sha256 }) => `data/media/${sha256}`));
  for (const path of members.keys()) {
    const listed = path.startsWith('data/') ? payload.has(path) : path === TAG_MANIFEST || tags.has(path);
    if (!listed) problems.add('unlisted', 'This file is in no manifest: it was added later.', path);
    if (elsewhere.has(path)) problems.add('unlisted', 'This recording should not be inside.', path);
  }
  for (const [path, sha256] of [...payload, ...tags]) {
    if (!members.has(path) && !elsewhere.has(path)) problems.add('missing', 'This file is missing.', path);
    const kind = pathKind(path);
    if (kind.kind === 'media' && kind.sha256 !== sha256) {
      problems.add('damaged', 'The manifest lists another SHA-256 than the name of this recording.', path);
    }
  }
  for (const path of elsewhere) {
    if (!payload.has(path)) problems.add('unlisted', 'This recording is in no manifest.', path);
  }
  return { hashes: new Map([...payload, ...tags]), fetch };

  async function readManifestFile(path: string): Promise<Manifest | null> {
    const content = await text(path);
    if (content === null) return null;
    const { files, badLine } = readManifest(content);
    if (badLine !== null) problems.add('damaged', 'This line is no line of a manifest.', path, badLine);
    const folder = path === MANIFEST ? /^data\// : /^(?!data\/)/;
    if (![...files.keys()].every((file) => folder.test(file))) {
      problems.add('damaged', 'This manifest lists a file that belongs into the other one.', path);
    }
    return files;
  }
}

function checkOxum({ members, fetch, info }: Bag, problems: ArchiveProblems): void {
  const payload = [...members.values()].filter(({ path }) => path.startsWith('data/'));
  const octets = [...payload, ...fetch].reduce((sum, { size }) => sum + size, 0);
  const streams = payload.length + fetch.length;
  if (octets !== info.octets || streams !== info.streams) {
    const what = `The archive should hold ${info.octets} bytes in ${info.streams} files under data/, and holds ${octets} in ${streams}.`;
    problems.add('count', what, BAG_INFO);
  }
}
