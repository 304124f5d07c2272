import { describe, expect, it } from 'vitest';
import { must } from '#shared/domain/assert.ts';
import { insert, label } from '#shared/domain/change.ts';
import { idFrom } from '#shared/domain/ids.ts';
import { newMedia } from '#shared/domain/media.ts';
import { applyChange } from '#shared/exchange/archive/apply-change.ts';
import { joinBytes, memorySink, sameBytes } from '#shared/exchange/archive/byte-sink.ts';
import { blobSource, bytesSource } from '#shared/exchange/archive/byte-source.ts';
import { type OpenedArchive, readArchive, verifyArchive } from '#shared/exchange/archive/read-archive.ts';
import type { WorkspaceContent } from '#shared/exchange/archive/workspace-content.ts';
import { type MediaSource, type WriteOptions, writeArchive } from '#shared/exchange/archive/write-archive.ts';
import { type Files, packFiles, unpackArchive } from './archive-repack.ts';
import { hashOf, mediaOf } from './archive-workspaces.ts';
import { sampleWorkspace } from './sample-workspace.ts';

const TALK = Uint8Array.from({ length: 3_000 }, (_, i) => (i * 7) % 251);
const SHA256 = hashOf(TALK);
const PATH = `data/media/${SHA256}`;
const content = withRecording(sampleWorkspace());
const whole = mediaOf(new Map([[SHA256, TALK]]));

function withRecording(workspace: WorkspaceContent): WorkspaceContent {
  const who = { now: '2026-03-02T08:00:00Z', by: must(workspace.changes[0], 'a change').by };
  const interview = must(workspace.rows.get('interviews')?.[0], 'an interview');
  const file = { kind: 'audio', name: 'talk.wav', mime: 'audio/wav', size: TALK.length, sha256: SHA256 } as const;
  const media = newMedia(idFrom('media', '1'), { ...file, interviewId: interview.id as `iv_${string}` }, who);
  const mark = { id: idFrom('change', '2'), at: who.now, by: who.by, device: 'test' };
  const applied = applyChange(workspace, { label: label('change.media'), ops: [insert('media', media)] }, mark);
  if (!applied.ok) throw new Error(applied.problem.kind);
  return applied.value;
}

async function write(media: MediaSource, more: Partial<WriteOptions> = {}) {
  const sink = memorySink();
  const options = { media, appVersion: '1.0.0', readerPage: null, ...more };
  return { written: await writeArchive(content, sink, options), bytes: sink.bytes() };
}

async function read(bytes: Uint8Array): Promise<OpenedArchive> {
  const opened = await readArchive(bytesSource(bytes));
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
  return opened.value;
}

async function all(chunks: AsyncIterable<Uint8Array> | null): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of must(chunks, 'the recording')) parts.push(chunk);
  return joinBytes(parts);
}

describe('a recording', () => {
  it('comes back byte for byte, from bytes and from a Blob', async () => {
    const { written, bytes } = await write(whole);
    expect(written).toMatchObject({ ok: true, value: { bytes: bytes.length, missing: [] } });
    const opened = await readArchive(blobSource(new Blob([new Uint8Array(bytes)])));
    if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
    expect(opened.value.mediaInside).toEqual(new Map([[SHA256, TALK.length]]));
    expect(sameBytes(await all(await opened.value.media.open(SHA256)), TALK)).toBe(true);
    expect(await opened.value.media.open('0'.repeat(64))).toBeNull();
  });

  it('is written with progress up to the end', async () => {
    const seen: (readonly [number, number])[] = [];
    await write(whole, { onProgress: (done, total) => seen.push([done, total]) });
    const last = must(seen.at(-1), 'a step');
    expect(last[0]).toBe(last[1]);
    expect(seen.map(([done]) => done)).toEqual(seen.map(([done]) => done).toSorted((a, b) => a - b));
  });

  it('that is not there is named, and the rest is written and whole', async () => {
    const { written, bytes } = await write(mediaOf(new Map()));
    expect(written).toMatchObject({ ok: true, value: { missing: [{ sha256: SHA256, why: 'absent' }] } });
    expect((await read(bytes)).mediaMissing).toEqual([SHA256]);
  });

  it('that is not what its name says is left out', async () => {
    const { written, bytes } = await write(mediaOf(new Map([[SHA256, TALK.toReversed()]])));
    expect(written).toMatchObject({ ok: true, value: { missing: [{ sha256: SHA256, why: 'damaged' }] } });
    expect((await unpackArchive(bytes)).has(PATH)).toBe(false);
  });

  it('that changes while it is written ends the writing', async () => {
    let times = 0;
    const changing: MediaSource = {
      ...whole,
      open: (sha256) => (++times === 1 ? whole : mediaOf(new Map([[SHA256, TALK.toReversed()]]))).open(sha256),
    };
    const { written } = await write(changing);
    expect(written).toEqual({ ok: false, problem: { kind: 'media-changed', sha256: SHA256 } });
  });

  it('of a snapshot stays where it is and is listed', async () => {
    const { written, bytes } = await write(whole, { mediaAs: 'listed' });
    expect(written).toMatchObject({ ok: true, value: { missing: [] } });
    const files: Files = await unpackArchive(bytes);
    expect(new TextDecoder().decode(files.get('fetch.txt'))).toBe(`media:${SHA256} 3000 ${PATH}\n`);
    const opened = await read(bytes);
    expect(opened.mediaListed).toEqual([{ sha256: SHA256, size: 3_000 }]);
    expect(opened.content.head).toEqual(content.head);
  });

  it('taken out of an archive, or damaged in it, is missed', async () => {
    const files = await unpackArchive((await write(whole)).bytes);
    const without = new Map([...files].filter(([path]) => path !== PATH));
    const damaged = new Map([...files, [PATH, TALK.toReversed()] as const]);
    const kinds = async (changed: Files) =>
      (await verifyArchive(bytesSource(packFiles(changed)))).problems.map(({ kind, path }) => `${kind} ${path ?? ''}`);
    expect(await kinds(without)).toContain(`missing ${PATH}`);
    expect(await kinds(damaged)).toContain(`damaged ${PATH}`);
  });
});
