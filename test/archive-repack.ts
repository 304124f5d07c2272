import { deflateSync } from 'fflate';
import { must } from '#shared/domain/assert.ts';
import { joinBytes } from '#shared/exchange/archive/byte-sink.ts';
import { bytesSource } from '#shared/exchange/archive/byte-source.ts';
import { crc32 } from '#shared/exchange/archive/crc-32.ts';
import { writeManifest } from '#shared/exchange/archive/manifest.ts';
import { readMember } from '#shared/exchange/archive/read-member.ts';
import { readDirectory } from '#shared/exchange/archive/zip-directory.ts';
import { centralHeader, DEFLATED, endRecords, localHeader, STORED } from '#shared/exchange/archive/zip-headers.ts';
import { hashOf } from './archive-workspaces.ts';

export type Files = Map<string, Uint8Array>;

export const textOf = (files: Files, path: string): string => new TextDecoder().decode(must(files.get(path), path));
export const setText = (files: Files, path: string, text: string): void =>
  void files.set(path, new TextEncoder().encode(text));

export async function unpackArchive(bytes: Uint8Array): Promise<Files> {
  const directory = await readDirectory(bytesSource(bytes));
  if (!directory.ok) throw new Error(directory.problem);
  const files: Files = new Map();
  for (const member of directory.value) {
    const read = await readMember(bytesSource(bytes), member);
    if (!read.ok) throw new Error(read.problem.what);
    files.set(member.path, read.value);
  }
  return files;
}

/** A container as ours, around any files: what somebody would make who wants to be believed. */
export function packFiles(files: Files): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const [path, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const stored = path.startsWith('data/media/') || bytes.length === 0;
    const body = stored ? bytes : deflateSync(bytes, { level: 6 });
    const method = stored ? STORED : DEFLATED;
    const entry = { path, method, crc: crc32(bytes), packed: body.length, size: bytes.length, offset } as const;
    directory.push(centralHeader(entry));
    const header = localHeader(entry);
    parts.push(header, body);
    offset += header.length + body.length;
  }
  const length = directory.reduce((sum, header) => sum + header.length, 0);
  return joinBytes([...parts, ...directory, endRecords(directory.length, length, offset)]);
}

/** Makes both manifests and the Payload-Oxum true again after files were changed. */
export function resealed(files: Files): Files {
  const out: Files = new Map(files);
  const payload = [...out].filter(([path]) => path.startsWith('data/'));
  const octets = payload.reduce((sum, [, bytes]) => sum + bytes.length, 0);
  const info = textOf(out, 'bag-info.txt').replace(/Payload-Oxum: .*/, `Payload-Oxum: ${octets}.${payload.length}`);
  setText(out, 'bag-info.txt', info);
  setText(out, 'manifest-sha256.txt', manifestOf(payload));
  out.delete('tagmanifest-sha256.txt');
  setText(out, 'tagmanifest-sha256.txt', manifestOf([...out].filter(([path]) => !path.startsWith('data/'))));
  return out;
}

const manifestOf = (files: readonly (readonly [string, Uint8Array])[]): string =>
  writeManifest(files.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([path, bytes]) => [path, hashOf(bytes)]));
