/** SHA-256 (FIPS 180-4) of a text's UTF-8 bytes as lower-case hex. Synchronous: awaiting `crypto.subtle` would end a Dexie transaction. */
export function sha256(text: string): string {
  const { length } = utf8(text);
  const end = ((length + 72) >> 6) << 6;
  scratch.fill(0, length, end);
  scratch[length] = 0x80;
  const view = new DataView(scratch.buffer, 0, end);
  view.setUint32(end - 8, Math.floor(length / 0x20000000));
  view.setUint32(end - 4, (length << 3) >>> 0);
  // Every row and every block of a change goes through here: nothing is made anew for each.
  ONE_HASH.set(INITIAL);
  for (let from = 0; from < end; from += 64) digest(view, from, ONE_HASH, ONE_WINDOW);
  return hexOf(ONE_HASH);
}

export interface Sha256Parts {
  /** No surrogate pair may be torn between two parts. */
  add(text: string): void;
  addBytes(bytes: Uint8Array): void;
  /** Of all parts in a row. Ends it: nothing may be added afterwards. */
  hex(): string;
}

/** SHA-256 of a text or of bytes that come in parts, so that a caller can let other work pass in between. */
export function sha256Parts(): Sha256Parts {
  const h = Int32Array.from(INITIAL);
  const w = new Int32Array(64);
  let rest: Uint8Array = NOTHING;
  let length = 0;
  const take = (bytes: Uint8Array): void => {
    const all = rest.length === 0 ? bytes : joined(rest, bytes);
    const blocks = all.length >> 6;
    const view = new DataView(all.buffer, all.byteOffset, all.byteLength);
    for (let block = 0; block < blocks; block++) digest(view, block * 64, h, w);
    // A copy, as the caller may use its bytes again; `slice` of a Node Buffer is none.
    rest = blocks * 64 === all.length ? NOTHING : new Uint8Array(all.subarray(blocks * 64));
  };
  return {
    add(text) {
      const bytes = utf8(text);
      length += bytes.length;
      take(bytes);
    },
    addBytes(bytes) {
      length += bytes.length;
      take(bytes);
    },
    hex() {
      const end = new Uint8Array((((rest.length + 72) >> 6) << 6) - rest.length);
      end[0] = 0x80;
      const view = new DataView(end.buffer);
      view.setUint32(end.length - 8, Math.floor(length / 0x20000000));
      view.setUint32(end.length - 4, (length << 3) >>> 0);
      take(end);
      return hexOf(h);
    },
  };
}

const hexOf = (h: Int32Array): string => {
  let hex = '';
  for (const word of h) for (let shift = 24; shift >= 0; shift -= 8) hex += HEX[(word >>> shift) & 255] ?? '';
  return hex;
};

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}

function digest(view: DataView, from: number, h: Int32Array, w: Int32Array): void {
  for (let i = 0; i < 16; i++) w[i] = view.getInt32(from + i * 4);
  for (let i = 16; i < 64; i++) {
    const a = at(w, i - 15);
    const b = at(w, i - 2);
    const s0 = rotate(a, 7) ^ rotate(a, 18) ^ (a >>> 3);
    const s1 = rotate(b, 17) ^ rotate(b, 19) ^ (b >>> 10);
    w[i] = (at(w, i - 16) + s0 + at(w, i - 7) + s1) | 0;
  }
  compress(h, w);
}

/** Plain variables and 32-bit whole numbers only: every row of a workspace goes through here. */
function compress(h: Int32Array, w: Int32Array): void {
  let a = at(h, 0);
  let b = at(h, 1);
  let c = at(h, 2);
  let d = at(h, 3);
  let e = at(h, 4);
  let f = at(h, 5);
  let g = at(h, 6);
  let k = at(h, 7);
  for (let i = 0; i < 64; i++) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const t1 = (k + s1 + ((e & f) ^ (~e & g)) + at(ROUND, i) + at(w, i)) | 0;
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    k = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  h[0] = at(h, 0) + a;
  h[1] = at(h, 1) + b;
  h[2] = at(h, 2) + c;
  h[3] = at(h, 3) + d;
  h[4] = at(h, 4) + e;
  h[5] = at(h, 5) + f;
  h[6] = at(h, 6) + g;
  h[7] = at(h, 7) + k;
}

const at = (words: Int32Array, i: number): number => words[i] ?? 0;
const rotate = (x: number, n: number): number => (x >>> n) | (x << (32 - n));

/** The first 32 bits of the fractional parts of the roots of the first primes (FIPS 180-4, 4.2.2 and 5.3.3), exact by whole numbers. */
function fraction(prime: number, root: 2 | 3): number {
  const wanted = BigInt(prime) << BigInt(32 * root);
  let low = 0n;
  let high = 1n << 40n;
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** BigInt(root) <= wanted) low = middle;
    else high = middle;
  }
  return Number(low & 0xffffffffn);
}

function primes(count: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (found.every((p) => n % p !== 0)) found.push(n);
  return found;
}

const PRIMES = primes(64);
const ROUND = Int32Array.from(PRIMES, (p) => fraction(p, 3));
const INITIAL = Int32Array.from(PRIMES.slice(0, 8), (p) => fraction(p, 2));
const NOTHING = new Uint8Array(0);
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const ONE_HASH = new Int32Array(8);
const ONE_WINDOW = new Int32Array(64);

/** UTF-8 by hand: `TextEncoder` is no part of the language, and lone surrogates keep their own three bytes here. Good until the next call. */
function utf8(text: string): Uint8Array {
  // With room for the padding behind the text.
  if (scratch.length < text.length * 3 + 128) scratch = new Uint8Array(text.length * 4 + 128);
  const out = scratch;
  let n = 0;
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i);
    if (code < 0x80) {
      out[n++] = code;
      continue;
    }
    if (code >= 0xd800 && code < 0xdc00) {
      const next = text.charCodeAt(i + 1);
      if (next >= 0xdc00 && next < 0xe000) {
        code = 0x10000 + ((code - 0xd800) << 10) + (next - 0xdc00);
        i++;
      }
    }
    if (code < 0x800) {
      out[n++] = 0xc0 | (code >> 6);
      out[n++] = 0x80 | (code & 63);
    } else if (code < 0x10000) {
      out[n++] = 0xe0 | (code >> 12);
      out[n++] = 0x80 | ((code >> 6) & 63);
      out[n++] = 0x80 | (code & 63);
    } else {
      out[n++] = 0xf0 | (code >> 18);
      out[n++] = 0x80 | ((code >> 12) & 63);
      out[n++] = 0x80 | ((code >> 6) & 63);
      out[n++] = 0x80 | (code & 63);
    }
  }
  return out.subarray(0, n);
}

let scratch = new Uint8Array(16 * 1024);
