import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crc32c } from './crc32c.ts';
import { encodeFrame, encodeHeader, FRAME_KINDS, type FrameKind, scan } from './journal-format.ts';
import { decodeUtf8, encodeUtf8 } from './utf8.ts';

const AT = { projectId: 'local', generation: 3 };
const ascii = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

const framesOf = fc.array(
  fc.record({
    kind: fc.constantFrom(...(Object.keys(FRAME_KINDS) as FrameKind[])),
    text: fc.string({ unit: 'binary', maxLength: 60 }),
  }),
  { minLength: 1, maxLength: 6 },
);

function fileOf(frames: readonly { readonly kind: FrameKind; readonly text: string }[]) {
  const parts = [encodeHeader(AT), ...frames.map(({ kind, text }) => encodeFrame(kind, text))];
  let end = 0;
  const ends = parts.map((part) => {
    end += part.length;
    return end;
  });
  const bytes = new Uint8Array(end);
  for (const [i, part] of parts.entries()) bytes.set(part, (ends[i] ?? 0) - part.length);
  return { bytes, ends };
}

const texts = (bytes: Uint8Array) =>
  scan(bytes).frames.map(({ kind, payload }) => ({ kind, text: decodeUtf8(payload) }));

describe('checksum and text', () => {
  test('CRC-32C gives the published values, in one piece or in two', () => {
    expect(crc32c(ascii('123456789'))).toBe(0xe3069283);
    expect(crc32c(new Uint8Array(32))).toBe(0x8a9136aa);
    expect(crc32c(new Uint8Array(32).fill(255))).toBe(0x62a8ab43);
    expect(crc32c(ascii('6789'), 0, 4, crc32c(ascii('12345')))).toBe(0xe3069283);
  });

  test('any text comes back as it was, wherever it is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0xffff), { maxLength: 50 }), fc.nat(50), (units, cut) => {
        const text = String.fromCharCode(...units);
        expect(decodeUtf8(encodeUtf8(text))).toBe(text);
        const parts = [text.slice(0, cut), text.slice(cut)];
        expect(parts.map((part) => decodeUtf8(encodeUtf8(part))).join('')).toBe(text);
      }),
    );
    const long = 'a\u00e9\u20ac\u{1f600}'.repeat(5000);
    expect(decodeUtf8(encodeUtf8(long))).toBe(long);
    expect(encodeUtf8(long)).toEqual(new Uint8Array(new TextEncoder().encode(long)));
  });
});

describe('a journal file', () => {
  test('has the form that is written down', () => {
    const { bytes } = fileOf([{ kind: 'change', text: 'hi' }]);
    const id = [0x6c, 0x6f, 0x63, 0x61, 0x6c];
    expect([...bytes.subarray(0, 14)]).toEqual([0x54, 0x4c, 0x4a, 0x31, 0, 0, 0, 3, 5, ...id]);
    expect([...bytes.subarray(18, 22)]).toEqual([0, 0, 0, 2]);
    expect([...bytes.subarray(26)]).toEqual([1, 0x68, 0x69]);
  });

  test('gives back what was written', () => {
    fc.assert(
      fc.property(framesOf, (frames) => {
        const { bytes, ends } = fileOf(frames);
        expect(scan(bytes)).toMatchObject({ header: AT, end: ends.at(-1), rest: 'none' });
        expect(texts(bytes)).toEqual(frames);
      }),
    );
  });

  test('cut anywhere keeps every frame before the cut, and the rest is torn', () => {
    fc.assert(
      fc.property(framesOf, (frames) => {
        const { bytes, ends } = fileOf(frames);
        for (let cut = 0; cut < bytes.length; cut++) {
          const whole = ends.filter((end) => end <= cut);
          const found = scan(bytes.subarray(0, cut));
          expect(found.frames.length).toBe(Math.max(0, whole.length - 1));
          expect(found.end).toBe(whole.at(-1) ?? 0);
          expect(found.rest).toBe(cut === found.end ? 'none' : 'torn');
        }
      }),
      { numRuns: 30 },
    );
  });

  test('with any bit flipped keeps the frames before it; the last frame is torn, an earlier one damage', () => {
    fc.assert(
      fc.property(framesOf, (frames) => {
        const { bytes, ends } = fileOf(frames);
        for (let at = 0; at < bytes.length; at++) {
          const hit = ends.findIndex((end) => at < end);
          for (let bit = 0; bit < 8; bit++) {
            const flipped = bytes.slice();
            flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
            const found = scan(flipped);
            expect(found.frames.length).toBe(Math.max(0, hit - 1));
            expect(found.end).toBe(hit === 0 ? 0 : ends[hit - 1]);
            expect(found.rest).toBe(hit === ends.length - 1 ? 'torn' : 'damage');
          }
        }
      }),
      { numRuns: 10 },
    );
  });

  test('of a newer version is seen as one, and not taken for damage', () => {
    const { bytes } = fileOf([{ kind: 'change', text: 'hi' }]);
    bytes[3] = '2'.charCodeAt(0);
    expect(scan(bytes).isNewer).toBe(false);
    new DataView(bytes.buffer).setUint32(14, crc32c(bytes, 0, 14));
    expect(scan(bytes)).toMatchObject({ isNewer: true, header: null, frames: [] });
  });

  test('of any bytes at all never throws, and trusts nothing that it did not write', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(scan(bytes).frames).toEqual([]);
        const behind = new Uint8Array([...encodeHeader(AT), ...bytes]);
        expect(scan(behind).frames).toEqual([]);
      }),
    );
  });

  test('a tail of a megabyte is judged', () => {
    const { bytes } = fileOf([{ kind: 'change', text: 'a'.repeat(2_000_000) }]);
    expect(scan(bytes.subarray(0, 1_900_000)).rest).toBe('torn');
    expect(scan(new Uint8Array([...encodeHeader(AT), ...new Uint8Array(1_000_000)])).rest).toBe('torn');
  });
});
