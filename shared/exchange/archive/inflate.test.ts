import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { expect, test } from 'vitest';
import { sameBytes } from './byte-sink.ts';
import { inflate } from './inflate.ts';

const unpacked = (packed: Uint8Array, size: number): Uint8Array | string => {
  const result = inflate(packed, size);
  return result.ok ? result.value : result.problem.what;
};

test('unpacks what the library packs, at every level', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 3_000 }),
    fc.string({ unit: 'grapheme', maxLength: 2_000 }).map((text) => new TextEncoder().encode(text.repeat(3))),
  );
  fc.assert(
    fc.property(bytes, fc.constantFrom(0, 1, 6, 9), (data, level) => {
      expect(unpacked(deflateSync(data, { level }), data.length)).toEqual(data);
    }),
    { numRuns: 300 },
  );
});

test('unpacks a text of many blocks', () => {
  const data = new TextEncoder().encode(
    Array.from({ length: 60_000 }, (_, i) => `{"id":"sg_${i}","text":"${(i * 2_654_435_761) % 1_000_003}"}`).join('\n'),
  );
  const result = inflate(deflateSync(data, { level: 6 }), data.length);
  expect(result.ok && sameBytes(result.value, data)).toBe(true);
});

test('no flipped bit gives the same bytes, not even one behind the last block', () => {
  const data = new TextEncoder().encode('A quote, an insight, a need, a goal. '.repeat(20));
  const packed = deflateSync(data, { level: 6 });
  for (let bit = 0; bit < packed.length * 8; bit++) {
    const flipped = packed.slice();
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    const result = inflate(flipped, data.length);
    expect(result.ok && sameBytes(result.value, data), `bit ${bit}`).toBe(false);
  }
});

test('never gives more than was said, and says so', () => {
  const packed = deflateSync(new Uint8Array(1_000_000), { level: 9 });
  expect(unpacked(packed, 999_999)).toBe('more data than the directory says');
  expect(unpacked(packed, 1_000_001)).toBe('less data than the directory says');
  expect(unpacked(packed.subarray(0, -1), 1_000_000)).toBe('the packed data ends too early');
  expect(unpacked(new Uint8Array([...packed, 0]), 1_000_000)).toBe('bytes behind the end of the packed data');
});

test('keeps what could be unpacked before the damage', () => {
  const data = new TextEncoder().encode(Array.from({ length: 500 }, (_, i) => `line ${i * 7}`).join('\n'));
  const result = inflate(deflateSync(data, { level: 6 }).subarray(0, 400), data.length);
  expect(result.ok).toBe(false);
  const partial = result.ok ? data : result.problem.partial;
  expect(partial.length).toBeGreaterThan(100);
  expect(sameBytes(partial, data.subarray(0, partial.length))).toBe(true);
});
