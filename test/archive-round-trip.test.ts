import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memorySink, sameBytes } from '#shared/exchange/archive/byte-sink.ts';
import { bytesSource } from '#shared/exchange/archive/byte-source.ts';
import { readArchive, verifyArchive } from '#shared/exchange/archive/read-archive.ts';
import { contentHash, everyRow } from '#shared/exchange/archive/workspace-content.ts';
import { writeArchive } from '#shared/exchange/archive/write-archive.ts';
import { type MadeWorkspace, mediaOf, workspaces } from './archive-workspaces.ts';

const RUNS = Number(process.env.ARCHIVE_RUNS ?? 100);

describe('an archive', () => {
  it('gives back the workspace, and then the same bytes again', async () => {
    let rows = 0;
    await fc.assert(
      fc.asyncProperty(workspaces, async (made) => {
        const first = await archived(made);
        const opened = await readArchive(bytesSource(first));
        if (!opened.ok) throw new Error(JSON.stringify(opened.problem.slice(0, 5)));
        const { content, media } = opened.value;
        expect(content.head).toEqual(made.content.head);
        expect(contentHash(content)).toBe(made.content.head.stateSum);
        expect(content.changes).toEqual(JSON.parse(JSON.stringify(made.content.changes)));
        expect(content.clock).toEqual(made.content.clock);
        const second = memorySink();
        await writeArchive(content, second, { media, appVersion: '1.0.0', readerPage: '<p>reader</p>' });
        expect(sameBytes(second.bytes(), first)).toBe(true);
        rows += [...everyRow(content)].length;
      }),
      { numRuns: RUNS },
    );
    expect(rows).toBeGreaterThan(RUNS * 10);
  });

  it('of the same workspace in another order has the same bytes', async () => {
    await fc.assert(
      fc.asyncProperty(workspaces, async (made) => {
        const turned = new Map([...made.content.rows].map(([table, rows]) => [table, rows.toReversed()] as const));
        const other = { ...made, content: { ...made.content, rows: turned } };
        expect(sameBytes(await archived(other), await archived(made))).toBe(true);
      }),
      { numRuns: 20 },
    );
  });
});

describe('a damaged archive', () => {
  it('is never taken for whole: flipped bits, cut ends, taken and added bytes', async () => {
    const [made] = fc.sample(workspaces, { numRuns: 1, seed: 7 });
    const whole = await archived(made as MadeWorkspace);
    expect((await verifyArchive(bytesSource(whole))).problems).toEqual([]);
    const accepted: string[] = [];
    await fc.assert(
      fc.asyncProperty(mutations(whole.length), async (mutation) => {
        const report = await verifyArchive(bytesSource(mutated(whole, mutation)));
        if (report.ok) accepted.push(JSON.stringify(mutation));
        else expect(report.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: Number(process.env.ARCHIVE_MUTANTS ?? 500), seed: 11 },
    );
    expect(accepted).toEqual([]);
  });
});

type Mutation =
  | { readonly kind: 'flip'; readonly at: number; readonly bit: number }
  | { readonly kind: 'cut'; readonly at: number }
  | { readonly kind: 'take' | 'add'; readonly at: number; readonly length: number };

const mutations = (size: number): fc.Arbitrary<Mutation> => {
  const at = fc.nat(size - 1);
  const length = fc.integer({ min: 1, max: 64 });
  return fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('flip' as const), at, bit: fc.nat(7) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('cut' as const), at }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('take' as const, 'add' as const), at, length }) },
  );
};

function mutated(bytes: Uint8Array, mutation: Mutation): Uint8Array {
  const { kind, at } = mutation;
  if (kind === 'cut') return bytes.subarray(0, at);
  if (kind === 'flip') {
    const out = bytes.slice();
    out[at] = (out[at] ?? 0) ^ (1 << mutation.bit);
    return out;
  }
  const out = [...bytes];
  if (kind === 'take') out.splice(at, mutation.length);
  else out.splice(at, 0, ...new Array<number>(mutation.length).fill(0x41));
  return Uint8Array.from(out);
}

async function archived({ content, media }: MadeWorkspace): Promise<Uint8Array> {
  const sink = memorySink();
  const written = await writeArchive(content, sink, {
    media: mediaOf(media),
    appVersion: '1.0.0',
    readerPage: '<p>reader</p>',
  });
  if (!written.ok) throw new Error('expected: an archive');
  expect(written.value.missing).toEqual([]);
  return sink.bytes();
}
