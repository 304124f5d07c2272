/**
 * Where an MP3 stream can be cut: the first whole frame at or behind `from`, by its header and by the header that must follow it. -1
 * where there is none.
 */
export function frameAt(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 4 <= bytes.length; at++) {
    const length = frameLength(bytes, at);
    if (length > 0 && (at + length + 4 > bytes.length || frameLength(bytes, at + length) > 0)) return at;
  }
  return -1;
}

/** Bytes of the frame of layer III whose header stands at `at`; 0 where none stands there. */
export function frameLength(bytes: Uint8Array, at: number): number {
  const [a = 0, b = 0, c = 0] = [bytes[at], bytes[at + 1], bytes[at + 2]];
  if (a !== 0xff || (b & 0xe0) !== 0xe0 || (b & 0x06) !== 0x02) return 0;
  const version = (b >> 3) & 3;
  const rate = RATES[(c >> 2) & 3];
  const kilobits = (version === MPEG_1 ? KILOBITS_1 : KILOBITS_2)[c >> 4];
  if (version === RESERVED || rate === undefined || kilobits === undefined || kilobits === 0) return 0;
  const perSecond = rate >> (version === MPEG_1 ? 0 : version === MPEG_2 ? 1 : 2);
  const samples = version === MPEG_1 ? 144_000 : 72_000;
  return Math.floor((samples * kilobits) / perSecond) + ((c >> 1) & 1);
}

const MPEG_1 = 3;
const MPEG_2 = 2;
const RESERVED = 1;
/** ISO 11172-3 and 13818-3, by the index in the header; 0 and 15 are no rates. */
const RATES: readonly (number | undefined)[] = [44_100, 48_000, 32_000, undefined];
const KILOBITS_1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const KILOBITS_2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
