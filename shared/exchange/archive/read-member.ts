import { fail, ok, type Result } from '../../domain/result.ts';
import { type ByteSource, readAll } from './byte-source.ts';
import { crc32 } from './crc-32.ts';
import { inflate } from './inflate.ts';
import type { ZipMember } from './zip-directory.ts';
import { STORED } from './zip-headers.ts';

/** Texts are written in files of 8 MiB; one record alone may be longer. */
const MOST_TEXT_BYTES = 64 * 1024 * 1024;

/** The bytes of a text in the archive, with its CRC-32 checked. `partial`: what can be had of a damaged one. */
export async function readMember(
  source: ByteSource,
  member: ZipMember,
): Promise<Result<Uint8Array, { readonly what: string; readonly partial: Uint8Array }>> {
  if (Math.max(member.size, member.packed) > MOST_TEXT_BYTES) {
    return fail({ what: 'is larger than the 64 MiB that a text may have', partial: new Uint8Array(0) });
  }
  const packed = await readAll(source, member.dataOffset, member.packed);
  if (member.method === STORED && member.size !== member.packed) {
    return fail({ what: 'is not as long as the directory says', partial: packed });
  }
  const unpacked = member.method === STORED ? ok(packed) : inflate(packed, member.size);
  if (!unpacked.ok) {
    return fail({ what: `cannot be unpacked: ${unpacked.problem.what}`, partial: unpacked.problem.partial });
  }
  if (crc32(unpacked.value) !== member.crc) return fail({ what: 'has a wrong checksum', partial: unpacked.value });
  return unpacked;
}
