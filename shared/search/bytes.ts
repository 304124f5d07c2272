/** A growing run of bytes with variable-length numbers (7 bits a byte, low first; the high bit says that more follows). */
export class ByteWriter {
  private bytes: Uint8Array;
  length = 0;

  constructor(capacity = 256) {
    this.bytes = new Uint8Array(capacity);
  }

  number(value: number): void {
    if (this.length + 5 > this.bytes.length) this.grow(5);
    let rest = value;
    while (rest > 127) {
      this.bytes[this.length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.bytes[this.length++] = rest;
  }

  byte(value: number): void {
    if (this.length === this.bytes.length) this.grow(1);
    this.bytes[this.length++] = value;
  }

  copy(from: Uint8Array, start: number, end: number): void {
    if (this.length + end - start > this.bytes.length) this.grow(end - start);
    if (end - start > 32) {
      this.bytes.set(from.subarray(start, end), this.length);
      this.length += end - start;
    } else for (let i = start; i < end; i++) this.bytes[this.length++] = from[i] ?? 0;
  }

  append(other: ByteWriter): void {
    this.copy(other.bytes, 0, other.length);
  }

  /** UTF-8. A lone surrogate is written as its three bytes, so that offsets into the text stay true. */
  text(text: string): void {
    if (this.length + text.length * 3 > this.bytes.length) this.grow(text.length * 3);
    const { bytes } = this;
    let at = this.length;
    for (let i = 0; i < text.length; i++) {
      let code = text.charCodeAt(i);
      if (code < 0x80) {
        bytes[at++] = code;
        continue;
      }
      if (code >= 0xd800 && code <= 0xdbff) code = text.codePointAt(i) ?? code;
      if (code < 0x800) bytes[at++] = 0xc0 | (code >> 6);
      else {
        if (code < 0x10000) bytes[at++] = 0xe0 | (code >> 12);
        else {
          i++;
          bytes[at++] = 0xf0 | (code >> 18);
          bytes[at++] = 0x80 | ((code >> 12) & 63);
        }
        bytes[at++] = 0x80 | ((code >> 6) & 63);
      }
      bytes[at++] = 0x80 | (code & 63);
    }
    this.length = at;
  }

  /** The bytes, in an array of just their size. */
  done(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }

  private grow(by: number): void {
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + by));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }
}

export function readText(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; ) {
    const codes: number[] = [];
    for (const stop = Math.min(end, at + 4096); at < stop; ) {
      const lead = bytes[at++] ?? 0;
      if (lead < 0x80) codes.push(lead);
      else {
        const more = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
        let code = lead & (63 >> more);
        for (let i = 0; i < more; i++) code = (code << 6) | ((bytes[at++] ?? 0) & 63);
        if (code < 0x10000) codes.push(code);
        else codes.push(0xd7c0 + (code >> 10), 0xdc00 | (code & 1023));
      }
    }
    text += String.fromCharCode(...codes);
  }
  return text;
}

/** Adds an array to a running sum (FNV-1a over words of four bytes, then over the bytes that are left). */
export function checksum(sum: number, array: Uint8Array | Uint16Array | Uint32Array | Int32Array): number {
  // A view of words must begin at a multiple of four.
  const bytes = array.byteOffset % 4 === 0 ? array : array.slice();
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >>> 2);
  let value = sum;
  for (let i = 0; i < words.length; i++) value = Math.imul(value ^ (words[i] ?? 0), 0x01000193);
  const rest = new Uint8Array(bytes.buffer, bytes.byteOffset + words.byteLength, bytes.byteLength & 3);
  for (let i = 0; i < rest.length; i++) value = Math.imul(value ^ (rest[i] ?? 0), 0x01000193);
  return value >>> 0;
}
export const CHECKSUM_START = 0x811c9dc5;
