import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import type { Change, Op } from '#shared/domain/change.ts';
import type { Json } from '#shared/domain/json.ts';
import { sha256 } from '#shared/domain/sha256.ts';
import { changeHash } from './change-hash.ts';

describe('the hash of a change', () => {
  it.each([0, 1, 499, 500, 501, 1_250])('is that of its canonical JSON, whatever its size: %i ops', async (count) => {
    const ops = Array.from({ length: count }, (_, i): Op => {
      const after = { text: `"ops":[] ü 😀 ${'word '.repeat(i % 7)}`, startMs: i };
      return { table: 'segments', key: `sg_${i}`, before: null, after };
    });
    const change: Omit<Change, 'hash'> = {
      seq: 4,
      id: 'ch_1',
      stamp: [4, 'copy'],
      at: '2031-01-01T00:00:00Z',
      by: 'au_1',
      device: 'test',
      label: { key: 'change.import', values: { a: 'says "ops":[]' } },
      undoOf: [],
      ops,
      prev: 'abc',
    };
    let pauses = 0;
    const hash = await changeHash(change, async () => void pauses++);
    expect(hash).toBe(sha256(`abc${canonicalJson(change as unknown as Json)}`));
    expect(pauses).toBe(Math.max(0, Math.ceil(count / 500) - 1));
  });
});
