import { describe, expect, it } from 'vitest';
import { must } from '../../domain/assert.ts';
import { joinBytes } from './byte-sink.ts';
import { type ByteSource, bytesSource } from './byte-source.ts';
import { readDirectory } from './zip-directory.ts';
import { centralHeader, endRecords, localHeader, STORED, type ZipEntry } from './zip-headers.ts';

/** A file of which only some stretches hold something: gigabytes of zeros that nobody stores. */
function sparse(size: number, stretches: readonly (readonly [number, Uint8Array])[]): ByteSource {
  return {
    size,
    read: (offset, length) => {
      const out = new Uint8Array(Math.min(length, size - offset));
      for (const [start, bytes] of stretches) {
        for (let i = Math.max(0, offset - start); i < bytes.length && start + i < offset + out.length; i++) {
          out[start + i - offset] = bytes[i] ?? 0;
        }
      }
      return Promise.resolve(out);
    },
  };
}

function container(files: readonly Pick<ZipEntry, 'path' | 'size'>[]): { source: ByteSource; entries: ZipEntry[] } {
  const stretches: (readonly [number, Uint8Array])[] = [];
  const entries: ZipEntry[] = [];
  let offset = 0;
  for (const { path, size } of files) {
    const entry: ZipEntry = { path, method: STORED, crc: 7, packed: size, size, offset };
    entries.push(entry);
    const header = localHeader(entry);
    stretches.push([offset, header]);
    offset += header.length + size;
  }
  const directory = joinBytes(entries.map(centralHeader));
  const end = joinBytes([directory, endRecords(entries.length, directory.length, offset)]);
  return { source: sparse(offset + end.length, [...stretches, [offset, end]]), entries };
}

const GIB = 1024 ** 3;

describe('the directory', () => {
  it('of files beyond 4 GiB is read, sizes and places', async () => {
    const { source, entries } = container([
      { path: 'a', size: 5 * GIB },
      { path: 'b', size: 10 },
      { path: 'c', size: 4 * GIB - 1 },
      { path: 'd', size: 0 },
    ]);
    const read = await readDirectory(source);
    expect(read.ok && read.value.map(({ dataOffset: _at, ...entry }) => entry)).toEqual(entries);
  });

  it('of more entries than 16 bits count is read', async () => {
    const files = Array.from({ length: 70_000 }, (_, i) => ({ path: `f${String(i).padStart(6, '0')}`, size: 0 }));
    const { source, entries } = container(files);
    const bytes = await source.read(0, source.size);
    const read = await readDirectory(bytesSource(bytes));
    expect(read.ok && read.value.length).toBe(entries.length);
    expect(read.ok && read.value.at(-1)?.path).toBe('f069999');
  }, 60_000);

  it('with one bit flipped anywhere is refused', async () => {
    const { source } = container([
      { path: 'a', size: 0 },
      { path: 'b/c', size: 0 },
    ]);
    const bytes = await source.read(0, source.size);
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const flipped = new Uint8Array(bytes);
      flipped[bit >> 3] = must(flipped[bit >> 3], 'a byte') ^ (1 << (bit & 7));
      const read = await readDirectory(bytesSource(flipped));
      // A flipped checksum or name in one of the two headers differs from the other.
      expect(read.ok, `bit ${bit}`).toBe(false);
    }
  });

  it('is refused with entries that overlap, leave a gap, or stand in another order', async () => {
    const entry = (path: string, offset: number): ZipEntry => ({
      path,
      method: STORED,
      crc: 0,
      packed: 0,
      size: 0,
      offset,
    });
    const header = (path: string): Uint8Array => localHeader(entry(path, 0));
    const file = (entries: readonly ZipEntry[], locals: readonly Uint8Array[]): ByteSource => {
      const [body, directory] = [joinBytes(locals), joinBytes(entries.map(centralHeader))];
      return bytesSource(joinBytes([body, directory, endRecords(entries.length, directory.length, body.length)]));
    };
    const length = header('a').length;
    const why = async (source: ByteSource): Promise<string> => {
      const read = await readDirectory(source);
      return read.ok ? 'accepted' : read.problem;
    };
    const [a, b] = [header('a'), header('b')];
    expect(await why(file([entry('a', 0), entry('b', length)], [a, b]))).toBe('accepted');
    expect(await why(file([entry('a', 0), entry('b', 0)], [a]))).toMatch(/does not begin where/);
    expect(await why(file([entry('b', 0), entry('a', length)], [b, a]))).toMatch(/wrong place/);
    expect(await why(file([entry('a', 0), entry('a', length)], [a, a]))).toMatch(/twice/);
    expect(await why(file([entry('a', 0)], [a, b]))).toMatch(/between the last entry/);
    expect(await why(file([entry('a', 0), entry('b', length)], [a, a]))).toMatch(/not what the directory says/);
  });
});
