/**
 * UTF-8 by hand: the encoders of the platform are no part of the language that `shared` is written in. A lone surrogate keeps its
 * own three bytes and comes back as it was: a text may be cut anywhere, and its parts joined again.
 */
export function encodeUtf8(text: string): Uint8Array {
  const out = new Uint8Array(text.length * 3);
  let n = 0;
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i);
    if (code < 0x80) {
      out[n++] = code;
      continue;
    }
    if (code < 0x800) {
      out[n++] = 0xc0 | (code >> 6);
      out[n++] = 0x80 | (code & 63);
      continue;
    }
    const next = text.charCodeAt(i + 1);
    if (code >= 0xd800 && code < 0xdc00 && next >= 0xdc00 && next < 0xe000) {
      code = 0x10000 + ((code - 0xd800) << 10) + (next - 0xdc00);
      i++;
      out[n++] = 0xf0 | (code >> 18);
      out[n++] = 0x80 | ((code >> 12) & 63);
    } else out[n++] = 0xe0 | (code >> 12);
    out[n++] = 0x80 | ((code >> 6) & 63);
    out[n++] = 0x80 | (code & 63);
  }
  return out.slice(0, n);
}

/** The text of bytes that `encodeUtf8` made. Other bytes give some text, never an error: checksums come before this. */
export function decodeUtf8(bytes: Uint8Array): string {
  const units = new Uint16Array(PIECE + 1);
  let text = '';
  for (let i = 0; i < bytes.length; ) {
    const plain = plainFrom(bytes, i);
    if (plain > 0) {
      text += textOf(bytes.subarray(i, i + plain));
      i += plain;
      continue;
    }
    let n = 0;
    while (n < PIECE && i < bytes.length) {
      const first = bytes[i++] ?? 0;
      if (first < 0x80) units[n++] = first;
      else if (first < 0xe0) units[n++] = ((first & 31) << 6) | ((bytes[i++] ?? 0) & 63);
      else {
        let code = first < 0xf0 ? first & 15 : ((first & 7) << 6) | ((bytes[i++] ?? 0) & 63);
        code = (code << 12) | (((bytes[i] ?? 0) & 63) << 6) | ((bytes[i + 1] ?? 0) & 63);
        i += 2;
        if (code < 0x10000) units[n++] = code;
        else {
          units[n++] = 0xd800 + ((code - 0x10000) >> 10);
          units[n++] = 0xdc00 + (code & 0x3ff);
        }
      }
    }
    text += textOf(units.subarray(0, n));
  }
  return text;
}

/** A call takes a limited number of arguments. */
const PIECE = 8192;
/** Shorter runs are not worth a call of their own. */
const SHORTEST_RUN = 64;

/** How many bytes from `from` on stand for themselves; 0 when they are few. */
function plainFrom(bytes: Uint8Array, from: number): number {
  const most = Math.min(bytes.length, from + PIECE);
  let to = from;
  while (to < most && (bytes[to] ?? 0) < 0x80) to++;
  return to - from >= SHORTEST_RUN ? to - from : 0;
}

function textOf(units: Uint8Array | Uint16Array): string {
  // `apply` takes anything that is indexed like an array, which its type does not say.
  return String.fromCharCode.apply(null, units as unknown as number[]);
}
