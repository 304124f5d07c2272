import { createHash } from 'node:crypto';
import { must } from '#shared/domain/assert.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { type RecordTypes, TABLES, type TableName } from '#shared/domain/records.ts';
import type { ArchiveProblem } from '#shared/exchange/archive/archive-problem.ts';
import { memorySink } from '#shared/exchange/archive/byte-sink.ts';
import { type ByteSource, bytesSource } from '#shared/exchange/archive/byte-source.ts';
import { type OpenedArchive, readArchive, verifyArchive } from '#shared/exchange/archive/read-archive.ts';
import type { WorkspaceContent } from '#shared/exchange/archive/workspace-content.ts';
import { type ByteHash, type MediaSource, NO_MEDIA, writeArchive } from '#shared/exchange/archive/write-archive.ts';
import { type DecryptProblem, decryptInto, encryptInto, isEncrypted } from '#shared/exchange/encrypt.ts';
import { type CliIo, Refused } from './command.ts';
import { openFile, writeFileWhole } from './node-file.ts';

/** An archive that is open for reading; recordings are read from the file until `close`. */
export interface OpenWorkspace {
  readonly archive: OpenedArchive;
  close(): Promise<void>;
}

/** Node's own SHA-256 is many times faster than one in JavaScript. */
export function nodeHash(): ByteHash {
  const hash = createHash('sha256');
  return { addBytes: (bytes) => void hash.update(bytes), hex: () => hash.digest('hex') };
}

/** Opens an archive whole; refuses with its first problem and how many more there are. */
export async function openWorkspace(file: string, io: CliIo): Promise<OpenWorkspace> {
  const opened = await openFile(file);
  try {
    const source = await plain(file, opened.source, io);
    const read = await readArchive(source, { newHash: nodeHash, references: 'listed' });
    if (!read.ok) throw new Refused(`${file}: ${sentence(read.problem)}`);
    return { archive: read.value, close: opened.close };
  } catch (cause) {
    await opened.close();
    throw cause;
  }
}

/** The bytes of an archive, decrypted with the passphrase of the environment where need be. */
export async function plain(file: string, source: ByteSource, io: CliIo): Promise<ByteSource> {
  if (!(await isEncrypted(source))) return source;
  const passphrase = io.env.THROUGHLINE_PASSPHRASE;
  if (!passphrase) throw new Refused(`${file}: encrypted; set THROUGHLINE_PASSPHRASE to its passphrase`);
  const sink = memorySink();
  const done = await decryptInto(source, { kind: 'passphrase', passphrase }, sink);
  if (!done.ok) throw new Refused(`${file}: ${DECRYPT[done.problem.kind]}`);
  return bytesSource(sink.bytes());
}

/** Whether an archive can only be opened with a passphrase: what is added to it stays behind it. */
export async function isEncryptedFile(file: string): Promise<boolean> {
  const { source, close } = await openFile(file);
  try {
    return await isEncrypted(source);
  } finally {
    await close();
  }
}

const DECRYPT: Readonly<Record<DecryptProblem['kind'], string>> = {
  'not-encrypted': 'not encrypted',
  'wrong-key': 'the passphrase does not open it',
  'too-costly': 'its key derivation would take minutes; no archive of Throughline asks for that',
  damaged: 'damaged: bytes are missing or were changed',
};

export interface SaveOptions {
  readonly media?: MediaSource;
  readonly passphrase?: string | undefined;
  readonly readerPage?: string | null;
}

/** Writes an archive whole or not at all, and reads it back before it takes its name. Bytes of the file. */
export async function saveWorkspace(
  file: string,
  content: WorkspaceContent,
  { media = NO_MEDIA, passphrase, readerPage = null }: SaveOptions,
  io: CliIo,
): Promise<number> {
  const options = { media, appVersion: APP_VERSION, readerPage, newHash: nodeHash };
  const { bytes } = await writeFileWhole(
    file,
    async (sink) => {
      const sealed = passphrase === undefined ? null : await encryptInto(sink, { kind: 'passphrase', passphrase });
      const written = await writeArchive(content, sealed ?? sink, options);
      await sealed?.close();
      if (!written.ok)
        throw new Refused(`${file}: the recording ${written.problem.sha256} changed while it was written`);
      for (const { sha256, why } of written.value.missing)
        io.say(`${file}: recording ${sha256} is ${why} and left out`);
    },
    async (draft) => {
      const check = await openFile(draft);
      try {
        const env = passphrase === undefined ? io.env : { ...io.env, THROUGHLINE_PASSPHRASE: passphrase };
        const report = await verifyArchive(await plain(draft, check.source, { ...io, env }), {
          newHash: nodeHash,
        });
        if (!report.ok) throw new Refused(`${file}: not written, its check failed: ${sentence(report.problems)}`);
      } finally {
        await check.close();
      }
    },
  );
  return bytes;
}

declare const __APP_VERSION__: string | undefined;
/** Set by the build; sources that run without one are no release. */
export const APP_VERSION: string = typeof __APP_VERSION__ === 'string' ? __APP_VERSION__ : '0.0.0';

/** The first problem in words, and how many more there are. */
function sentence(problems: readonly ArchiveProblem[]): string {
  const [first] = problems;
  if (!first) return 'nothing wrong';
  const place =
    first.path === null ? '' : ` (${first.path}${first.line === null ? '' : `, line ${String(first.line)}`})`;
  const more = problems.length > 1 ? ` And ${String(problems.length - 1)} more: see \`throughline verify\`.` : '';
  return `${first.what}${place}${more}`;
}

type Records = { readonly [T in TableName]: readonly RecordTypes[T][] };

/** The rows of a workspace as records: reading has checked each against its schema. */
export function recordsOf(content: Pick<WorkspaceContent, 'rows'>): Records {
  const records: Partial<Record<TableName, readonly JsonObject[]>> = {};
  for (const table of TABLES) records[table] = content.rows.get(table) ?? [];
  return must(records, 'the tables') as unknown as Records;
}
