import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256, sha256Parts } from './sha256.ts';

const reference = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
/** Text with every plane of Unicode in it, but no half of a pair on its own. */
const wellFormed = fc.string({ unit: 'binary' });

test('gives the digests of the standard', () => {
  expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('agrees with the platform on any text', () => {
  fc.assert(
    fc.property(wellFormed, (text) => sha256(text) === reference(text)),
    { numRuns: 2000 },
  );
});

test('agrees with the platform around the edges of a block', () => {
  for (let length = 0; length <= 260; length++) {
    const text = 'ä'.repeat(length >> 1) + 'x'.repeat(length & 1);
    expect(sha256(text), `${length} bytes`).toBe(reference(text));
  }
  const long = 'Zürich 🧵 '.repeat(20_000);
  expect(sha256(long)).toBe(reference(long));
});

test('tells lone halves of a pair apart, where the platform folds them all into one replacement character', () => {
  expect(reference('\ud800')).toBe(reference('\ud801'));
  expect(sha256('\ud800')).not.toBe(sha256('\ud801'));
  expect(sha256('\ud83e\uddf5')).toBe(reference('🧵'));
});

test('bytes in any parts give the digest of the whole, also when each part comes in the same buffer', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.integer({ min: 1, max: 130 }), (bytes, step) => {
      const hash = sha256Parts();
      const buffer = Buffer.alloc(step);
      for (let at = 0; at < bytes.length; at += step) {
        const part = bytes.subarray(at, at + step);
        buffer.set(part);
        hash.addBytes(buffer.subarray(0, part.length));
      }
      expect(hash.hex()).toBe(createHash('sha256').update(bytes).digest('hex'));
    }),
    { numRuns: 500 },
  );
});
