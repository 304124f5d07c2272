/** Opens the archive in `blob`: its entries by path, and how to read them. Throws a `Refusal` with a sentence for people. */
export async function openZip(blob) {
  const head = await bytesOf(blob.slice(0, 22));
  if (latin(head).startsWith('age-encryption.org/')) throw new Refusal('encrypted');
  const tail = await bytesOf(blob.slice(Math.max(0, blob.size - 98)));
  const end = tail.byteLength - 22;
  const view = new DataView(tail.buffer);
  if (end < 0 || view.getUint32(end, true) !== 0x06054b50) throw new Refusal('foreign');
  let [count, length, offset] = [
    view.getUint16(end + 10, true),
    view.getUint32(end + 12, true),
    view.getUint32(end + 16, true),
  ];
  if ((count === 0xffff || length === MOST || offset === MOST) && end >= 76) {
    [count, length, offset] = [32, 40, 48].map((at) => Number(view.getBigUint64(end - 76 + at, true)));
  }
  const entries = readDirectory(await bytesOf(blob.slice(offset, offset + length)), count);
  return {
    entries,
    text: async (path) => {
      const entry = entries.get(path);
      return entry ? new TextDecoder().decode(await unpacked(blob, entry)) : '';
    },
    bytes: (path) => unpacked(blob, entries.get(path)),
    /** A part of the file itself: a recording is never copied into memory. */
    slice: async (path, type) => {
      const entry = entries.get(path);
      const start = await dataStart(blob, entry);
      return blob.slice(start, start + entry.packed, type);
    },
  };
}

export class Refusal extends Error {}

/** The files whose SHA-256 is not the one that the manifests list. Recordings above 512 MB are left out and counted. */
export async function checkHashes(zip, onProgress) {
  const lists = await Promise.all(['manifest-sha256.txt', 'tagmanifest-sha256.txt'].map(zip.text));
  const lines = lists.flatMap((text) => text.split('\n').filter(Boolean));
  const elsewhere = await zip.text('fetch.txt');
  const report = { bad: [], files: lines.length, unchecked: 0 };
  if (lists[0] === '') report.bad.push('manifest-sha256.txt');
  for (const [i, line] of lines.entries()) {
    const [hash, path] = line.split('  ');
    const entry = zip.entries.get(path);
    if (entry === undefined) {
      if (!elsewhere.includes(`${path}\n`)) report.bad.push(path);
    } else if (entry.packed > 512 * 1024 * 1024) report.unchecked++;
    else if ((await hashOf(zip, path)) !== hash) report.bad.push(path);
    if (i % 8 === 0) onProgress(i / lines.length);
  }
  return report;
}

async function hashOf(zip, path) {
  try {
    const digest = await crypto.subtle.digest('SHA-256', await zip.bytes(path));
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  } catch {
    return '';
  }
}

const MOST = 0xffffffff;
const MOST_TEXT = 64 * 1024 * 1024;

const bytesOf = async (blob) => new Uint8Array(await blob.arrayBuffer());
const latin = (bytes) => new TextDecoder('latin1').decode(bytes);

function readDirectory(bytes, count) {
  const view = new DataView(bytes.buffer);
  const entries = new Map();
  try {
    for (let at = 0, n = 0; n < count; n++) {
      const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
      let wide = at + 46 + name + 4;
      const figure = (field) => {
        const narrow = view.getUint32(at + field, true);
        if (narrow !== MOST) return narrow;
        wide += 8;
        return Number(view.getBigUint64(wide - 8, true));
      };
      // In this order they stand in the ZIP64 field too.
      const [size, packed, header] = [24, 20, 42].map(figure);
      const path = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name));
      entries.set(path, { size, packed, header, method: view.getUint16(at + 10, true) });
      at += 46 + name + extra + comment;
    }
  } catch {
    throw new Refusal('foreign');
  }
  return entries;
}

async function dataStart(blob, { header }) {
  const local = new DataView(await blob.slice(header, header + 30).arrayBuffer());
  return header + 30 + local.getUint16(26, true) + local.getUint16(28, true);
}

async function unpacked(blob, entry) {
  const start = await dataStart(blob, entry);
  const part = blob.slice(start, start + entry.packed);
  if (entry.method === 0) return bytesOf(part);
  const reader = part.stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const parts = [];
  let size = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length;
    if (size > Math.min(MOST_TEXT, entry.size)) throw new Refusal('foreign');
    parts.push(next.value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
