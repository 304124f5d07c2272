import type { Random } from './random.ts';

/** Damage that knows nothing of the format: flipped bits, cuts, pieces that stand twice. */
export function mutateBytes(bytes: Uint8Array, random: Random): Uint8Array {
  const at = random.below(bytes.length);
  const length = random.below(Math.min(bytes.length - at, 400)) + 1;
  switch (random.below(6)) {
    case 0:
      return joined(bytes.subarray(0, at), bytes.subarray(at + length));
    case 1:
      return joined(bytes.subarray(0, at + length), bytes.subarray(at));
    case 2:
      return bytes.slice(0, at);
    case 3:
      return joined(
        bytes.subarray(0, at),
        Uint8Array.from({ length }, () => random.below(256)),
        bytes.subarray(at),
      );
    case 4:
      return joined(bytes.subarray(0, at), random.pick(ODD), bytes.subarray(at + random.below(4)));
    default: {
      const out = bytes.slice();
      for (let n = random.below(8) + 1; n > 0; n--) {
        const place = random.below(out.length);
        out[place] = (out[place] ?? 0) ^ (1 << random.below(8));
      }
      return out;
    }
  }
}

/** Byte order marks, halves of characters, ends of numbers. */
const ODD: readonly Uint8Array[] = [
  [0xef, 0xbb, 0xbf],
  [0xff, 0xfe],
  [0xfe, 0xff],
  [0xed, 0xa0, 0x80],
  [0xc3],
  [0, 0, 0, 0],
  [0xff, 0xff, 0xff, 0xff],
  [0x7f, 0xff, 0xff, 0xff],
  [0x80],
].map((codes) => Uint8Array.from(codes));

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
