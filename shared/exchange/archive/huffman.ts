/** The packed data is not what a deflate stream can be. */
export class Damage extends Error {}

/** A Huffman code as a table over the next `bits` bits: the symbol times 16 plus the length of its word; 0 where no word begins so. */
export interface Huffman {
  readonly table: Uint16Array;
  readonly bits: number;
}

const MOST_BITS = 15;

/** The code whose words have these lengths, by symbol (RFC 1951, 3.2.2). Throws `Damage` where there is no such code. */
export function huffman(lengths: Uint8Array): Huffman {
  const counts = new Uint16Array(MOST_BITS + 1);
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  const next = new Uint16Array(MOST_BITS + 1);
  let bits = 1;
  for (let [length, left, code] = [1, 1, 0]; length <= MOST_BITS; length++) {
    const count = counts[length] ?? 0;
    left = left * 2 - count;
    if (left < 0) throw new Damage('a code with too many words');
    if (count > 0) bits = length;
    next[length] = code;
    code = (code + count) << 1;
  }
  const table = new Uint16Array(1 << bits);
  for (const [symbol, length] of lengths.entries()) {
    if (length === 0) continue;
    const code = next[length] ?? 0;
    next[length] = code + 1;
    // Words come first bit first, which is the lowest bit held.
    for (let at = reversed(code, length); at < table.length; at += 1 << length) table[at] = (symbol << 4) | length;
  }
  return { table, bits };
}

function reversed(code: number, length: number): number {
  let out = 0;
  for (let i = 0; i < length; i++) out |= ((code >> i) & 1) << (length - 1 - i);
  return out;
}
