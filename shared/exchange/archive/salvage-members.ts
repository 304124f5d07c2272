import { type ByteSource, readAll } from './byte-source.ts';
import { readDirectory, type ZipMember } from './zip-directory.ts';
import { DEFLATED, LOCAL_BYTES, LOCAL_SIGNATURE, MOST_32, STORED } from './zip-headers.ts';

/**
 * The entries of a damaged archive: by its directory where that holds, else by the headers that stand before each entry's data. After
 * damage the search goes on byte by byte to the next header.
 */
export async function salvageMembers(source: ByteSource): Promise<readonly ZipMember[]> {
  const directory = await readDirectory(source);
  if (directory.ok) return directory.value;
  const members = new Map<string, ZipMember>();
  for (let at = await nextHeader(source, 0); at !== null; ) {
    const member = await readLocal(source, at);
    if (member === null) {
      at = await nextHeader(source, at + 1);
      continue;
    }
    if (!members.has(member.path)) members.set(member.path, member);
    const end = member.dataOffset + member.packed;
    const follows = (await nextHeader(source, end, Math.min(end + 4, source.size))) === end;
    // The data of a damaged header may reach anywhere: believe it only where another header follows.
    at = await nextHeader(source, follows ? end : member.dataOffset);
  }
  return [...members.values()];
}

const WINDOW = 1024 * 1024;

async function nextHeader(source: ByteSource, from: number, before = source.size): Promise<number | null> {
  for (let at = from; at + 4 <= before; at += WINDOW - 3) {
    const bytes = await readAll(source, at, Math.min(WINDOW, before - at));
    for (let i = bytes.indexOf(0x50); i >= 0 && i + 4 <= bytes.length; i = bytes.indexOf(0x50, i + 1)) {
      if (bytes[i + 1] === 0x4b && bytes[i + 2] === 3 && bytes[i + 3] === 4) return at + i;
    }
  }
  return null;
}

async function readLocal(source: ByteSource, offset: number): Promise<ZipMember | null> {
  const room = Math.min(source.size - offset, LOCAL_BYTES + 240 + 20);
  if (room < LOCAL_BYTES) return null;
  const bytes = await readAll(source, offset, room);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const method = view.getUint16(8, true);
  if (view.getUint32(0, true) !== LOCAL_SIGNATURE || (method !== STORED && method !== DEFLATED)) return null;
  const [nameLength, extraLength] = [view.getUint16(26, true), view.getUint16(28, true)];
  if (LOCAL_BYTES + nameLength + extraLength > room) return null;
  const path = new TextDecoder('latin1').decode(bytes.subarray(LOCAL_BYTES, LOCAL_BYTES + nameLength));
  let [packed, size] = [view.getUint32(18, true), view.getUint32(22, true)];
  if (packed === MOST_32 && extraLength >= 20) {
    size = Number(view.getBigUint64(LOCAL_BYTES + nameLength + 4, true));
    packed = Number(view.getBigUint64(LOCAL_BYTES + nameLength + 12, true));
  }
  const dataOffset = offset + LOCAL_BYTES + nameLength + extraLength;
  // A cut-off entry still gives what there is of it.
  packed = Math.min(packed, source.size - dataOffset);
  return { path, method, crc: view.getUint32(14, true), packed, size, offset, dataOffset };
}
