import { fail, ok, type Result } from '../../domain/result.ts';
import { Damage, type Huffman, huffman } from './huffman.ts';

/**
 * Unpacks a deflate stream (RFC 1951) that must give exactly `size` bytes and end in its last byte. The platform's and the library's
 * inflate pass over what follows the last block, so that a flipped bit there would go unnoticed; this one refuses it, and never
 * writes more than `size`. `partial` gives what could be unpacked before the damage.
 */
export function inflate(
  packed: Uint8Array,
  size: number,
): Result<Uint8Array, { readonly what: string; readonly partial: Uint8Array }> {
  const out = new Uint8Array(size);
  const state: State = { packed, out, at: 0, bits: 0, held: 0, written: 0 };
  try {
    let final = false;
    while (!final) {
      final = take(state, 1) === 1;
      const kind = take(state, 2);
      if (kind === 0) copyStored(state);
      else if (kind === 1) copyBlock(state, FIXED_LENGTHS, FIXED_DISTANCES);
      else if (kind === 2) copyBlock(state, ...readTables(state));
      else throw new Damage('a block of an unknown kind');
    }
    putBack(state);
    if (state.bits !== 0 || state.at !== packed.length) throw new Damage('bytes behind the end of the packed data');
    if (state.written !== size) throw new Damage('less data than the directory says');
    return ok(out);
  } catch (cause) {
    if (!(cause instanceof Damage)) throw cause;
    return fail({ what: cause.message, partial: out.subarray(0, state.written) });
  }
}

interface State {
  readonly packed: Uint8Array;
  readonly out: Uint8Array;
  at: number;
  /** Bits taken from the bytes before `at` and not used yet, lowest first; `held` of them. */
  bits: number;
  held: number;
  written: number;
}

function fill(state: State, count: number): void {
  while (state.held < count) {
    const byte = state.packed[state.at];
    if (byte === undefined) throw new Damage('the packed data ends too early');
    state.bits |= byte << state.held;
    state.held += 8;
    state.at++;
  }
}

function take(state: State, count: number): number {
  if (count === 0) return 0;
  fill(state, count);
  const value = state.bits & ((1 << count) - 1);
  state.bits >>>= count;
  state.held -= count;
  return value;
}

function copyStored(state: State): void {
  putBack(state);
  if (state.bits !== 0) throw new Damage('bits between two blocks');
  state.held = 0;
  const length = take(state, 16);
  if ((take(state, 16) ^ 0xffff) !== length) throw new Damage('a stored block of doubtful length');
  const end = state.at + length;
  if (end > state.packed.length) throw new Damage('the packed data ends too early');
  if (state.written + length > state.out.length) throw new Damage('more data than the directory says');
  state.out.set(state.packed.subarray(state.at, end), state.written);
  state.written += length;
  state.at = end;
}

function decode(state: State, { table, bits }: Huffman): number {
  while (state.held < bits && state.at < state.packed.length) {
    state.bits |= (state.packed[state.at++] ?? 0) << state.held;
    state.held += 8;
  }
  const entry = table[state.bits & ((1 << bits) - 1)] ?? 0;
  const length = entry & 15;
  if (length === 0) throw new Damage('a word that is in no code');
  if (length > state.held) throw new Damage('the packed data ends too early');
  state.bits >>>= length;
  state.held -= length;
  return entry >> 4;
}

/** Puts back the whole bytes that were read ahead. */
function putBack(state: State): void {
  state.at -= state.held >> 3;
  state.held &= 7;
  state.bits &= (1 << state.held) - 1;
}

function copyBlock(state: State, lengths: Huffman, distances: Huffman): void {
  const { out } = state;
  for (;;) {
    const symbol = decode(state, lengths);
    if (symbol === 256) return;
    if (symbol < 256) {
      if (state.written >= out.length) throw new Damage('more data than the directory says');
      out[state.written++] = symbol;
      continue;
    }
    const [length, distance] = [readLength(state, symbol - 257), readDistance(state, decode(state, distances))];
    if (distance > state.written) throw new Damage('a copy from before the beginning');
    if (state.written + length > out.length) throw new Damage('more data than the directory says');
    for (let i = 0; i < length; i++, state.written++) out[state.written] = out[state.written - distance] ?? 0;
  }
}

/** RFC 1951, 3.2.5. */
const LENGTHS = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];

function readLength(state: State, index: number): number {
  const base = LENGTHS[index];
  if (base === undefined) throw new Damage('a length that does not exist');
  return base + take(state, LENGTH_BITS[index] ?? 0);
}

function readDistance(state: State, symbol: number): number {
  if (symbol > 29) throw new Damage('a distance that does not exist');
  if (symbol < 4) return symbol + 1;
  const bits = (symbol >> 1) - 1;
  return ((2 + (symbol & 1)) << bits) + 1 + take(state, bits);
}

const FIXED_LENGTHS = huffman(
  Uint8Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8)),
);
const FIXED_DISTANCES = huffman(new Uint8Array(30).fill(5));
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

function readTables(state: State): [Huffman, Huffman] {
  const [lengthCount, distanceCount, codeCount] = [take(state, 5) + 257, take(state, 5) + 1, take(state, 4) + 4];
  const codeLengths = new Uint8Array(19);
  for (const place of ORDER.slice(0, codeCount)) codeLengths[place] = take(state, 3);
  const code = huffman(codeLengths);
  const lengths = new Uint8Array(lengthCount + distanceCount);
  for (let i = 0; i < lengths.length; ) {
    const symbol = decode(state, code);
    if (symbol < 16) {
      lengths[i++] = symbol;
      continue;
    }
    if (symbol === 16 && i === 0) throw new Damage('a repeat of nothing');
    const value = symbol === 16 ? (lengths[i - 1] ?? 0) : 0;
    const times = symbol === 16 ? 3 + take(state, 2) : symbol === 17 ? 3 + take(state, 3) : 11 + take(state, 7);
    if (i + times > lengths.length) throw new Damage('a repeat beyond the end');
    lengths.fill(value, i, i + times);
    i += times;
  }
  if (lengths[256] === 0) throw new Damage('a block without an end');
  return [huffman(lengths.subarray(0, lengthCount)), huffman(lengths.subarray(lengthCount))];
}
