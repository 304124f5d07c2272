import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { must } from '#shared/domain/assert.ts';
import { memorySink } from '#shared/exchange/archive/byte-sink.ts';
import { bytesSource } from '#shared/exchange/archive/byte-source.ts';
import { readArchive, verifyArchive } from '#shared/exchange/archive/read-archive.ts';
import { salvageArchive } from '#shared/exchange/archive/salvage-archive.ts';
import { contentHash, countsOf, type WorkspaceContent } from '#shared/exchange/archive/workspace-content.ts';
import { NO_MEDIA, writeArchive } from '#shared/exchange/archive/write-archive.ts';
import { readDirectory } from '#shared/exchange/archive/zip-directory.ts';
import { sampleWorkspace } from './sample-workspace.ts';

const AS = { projectId: 'salvaged', copyId: 'copy-2' };
const content = sampleWorkspace();
let whole: Uint8Array;

beforeAll(async () => {
  whole = await written(content);
});

async function written(workspace: WorkspaceContent): Promise<Uint8Array> {
  const sink = memorySink();
  await writeArchive(workspace, sink, { media: NO_MEDIA, appVersion: '1.0.0', readerPage: null });
  return sink.bytes();
}

/** The bytes of the packed data of a file, to be damaged. */
async function dataOf(path: string): Promise<{ readonly from: number; readonly length: number }> {
  const directory = await readDirectory(bytesSource(whole));
  const member = must(directory.ok ? directory.value.find((entry) => entry.path === path) : null, path);
  return { from: member.dataOffset, length: member.packed };
}

describe('salvage', () => {
  it('gives all of a sound archive, as a new project', async () => {
    const salvaged = await salvageArchive(bytesSource(whole), AS);
    expect(salvaged.problems).toEqual([]);
    expect(salvaged.whole).toBe(salvaged.files);
    expect(salvaged.content).toMatchObject(AS);
    expect(salvaged.content.head).toEqual(content.head);
    expect(contentHash(salvaged.content)).toBe(contentHash(content));
  });

  it('finds every file when the directory is gone', async () => {
    const cut = whole.subarray(0, whole.length - 3_000);
    expect((await verifyArchive(bytesSource(cut))).ok).toBe(false);
    const salvaged = await salvageArchive(bytesSource(cut), AS);
    expect(contentHash(salvaged.content)).toBe(contentHash(content));
  });

  it('keeps the lines before the damage, every other file, and names what is lost', async () => {
    const path = 'data/records/segments/0001.ndjson';
    const { from, length } = await dataOf(path);
    const damaged = whole.slice();
    damaged.fill(0xff, from + Math.floor(length / 2), from + Math.floor(length / 2) + 40);
    const salvaged = await salvageArchive(bytesSource(damaged), AS);
    const [got, had] = [countsOf(salvaged.content), countsOf(content)];
    expect(got.segments).toBeGreaterThan(had.segments / 4);
    expect(got.segments).toBeLessThan(had.segments);
    expect({ ...got, segments: 0 }).toEqual({ ...had, segments: 0 });
    expect(salvaged.problems.map((problem) => problem.path)).toContain(path);
    expect(salvaged.whole).toBe(salvaged.files - 1);
    expect(salvaged.content.head.stateSum).toBe(contentHash(salvaged.content));
  });

  it('gives the front half of a file that was cut in two, which then makes a sound archive', async () => {
    const half = whole.subarray(0, Math.floor(whole.length / 2));
    const salvaged = await salvageArchive(bytesSource(half), AS);
    expect(salvaged.content.rows.get('bodies')?.length ?? 0).toBeLessThanOrEqual(
      content.rows.get('bodies')?.length ?? 0,
    );
    expect(salvaged.problems.length).toBeGreaterThan(0);
    const opened = await readArchive(bytesSource(await written(salvaged.content)), { references: 'listed' });
    expect(opened.ok).toBe(true);
  });

  it('of any damage gives a workspace that can be written and opened again', async () => {
    const damages = fc.array(
      fc.record({
        at: fc.nat(whole.length - 1),
        bytes: fc.uint8Array({ minLength: 1, maxLength: 80 }),
        cut: fc.boolean(),
      }),
      { minLength: 1, maxLength: 6 },
    );
    let most = 0;
    await fc.assert(
      fc.asyncProperty(damages, async (list) => {
        let damaged = new Uint8Array(whole);
        for (const { at, bytes, cut } of list) {
          if (cut && at > whole.length / 2) damaged = damaged.slice(0, at);
          else damaged.set(bytes.subarray(0, Math.max(0, damaged.length - at)), Math.min(at, damaged.length));
        }
        const salvaged = await salvageArchive(bytesSource(damaged), AS);
        expect(salvaged.content.head.stateSum).toBe(contentHash(salvaged.content));
        const again = await readArchive(bytesSource(await written(salvaged.content)), { references: 'listed' });
        expect(again.ok ? [] : again.problem).toEqual([]);
        most = Math.max(most, countsOf(salvaged.content).segments);
      }),
      { numRuns: 60 },
    );
    expect(most).toBe(countsOf(content).segments);
  });

  it('gives nothing, and says nothing wrong, of a file that is no archive', async () => {
    const salvaged = await salvageArchive(bytesSource(new TextEncoder().encode('PK nothing here')), AS);
    expect(salvaged).toMatchObject({ whole: 0, files: 0, problems: [] });
  });
});
