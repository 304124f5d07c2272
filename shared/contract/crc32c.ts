/** CRC-32C (Castagnoli) of `bytes` from `from` to `to`, as an unsigned number. `before`: the checksum of the bytes in front of these. */
export function crc32c(bytes: Uint8Array, from = 0, to = bytes.length, before = 0): number {
  let crc = ~before;
  let i = from;
  // Four bytes at a step: a start reads the whole journal.
  for (; i + 4 <= to; i += 4) {
    crc ^= byte(bytes, i) | (byte(bytes, i + 1) << 8) | (byte(bytes, i + 2) << 16) | (byte(bytes, i + 3) << 24);
    crc =
      word(768 + (crc & 255)) ^ word(512 + ((crc >>> 8) & 255)) ^ word(256 + ((crc >>> 16) & 255)) ^ word(crc >>> 24);
  }
  for (; i < to; i++) crc = word((crc ^ byte(bytes, i)) & 255) ^ (crc >>> 8);
  return ~crc >>> 0;
}

const POLYNOMIAL = 0x82f63b78;

/** Four tables in a row: of a byte, and of a byte with one, two and three zero bytes behind it. */
const TABLE = new Int32Array(1024);
for (let i = 0; i < 256; i++) {
  let crc = i;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
  TABLE[i] = crc;
}
for (let i = 256; i < 1024; i++) TABLE[i] = (word(i - 256) >>> 8) ^ word(word(i - 256) & 255);

function byte(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}

function word(at: number): number {
  return TABLE[at] ?? 0;
}
