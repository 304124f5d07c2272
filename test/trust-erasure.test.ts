import './setup-indexeddb.ts';

import { Dexie } from 'dexie';
import { afterEach, expect, test } from 'vitest';
import { createParticipant } from '#renderer/data/actions/create-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { readAudit } from '#renderer/data/audit-log.ts';
import { createApp } from '#renderer/data/create-app.ts';
import { erasePerson, erasureReceipts, previewErasure } from '#renderer/data/erase-person.ts';
import { openProject } from '#renderer/data/open-project.ts';
import { scanState } from '#renderer/data/scan-state.ts';
import { openWorkspace } from '#renderer/data/workspace.ts';
import { createMemoryHost, type MemoryHost } from '#renderer/host/memory-host.ts';
import { assert, must } from '#shared/domain/assert.ts';
import { insert, label } from '#shared/domain/change.ts';
import { type ErasableContent, obeyErasures } from '#shared/domain/erasure-content.ts';
import type { Erased } from '#shared/domain/erasure-list.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { clockOf } from '#shared/domain/merge/births.ts';
import { TABLES } from '#shared/domain/records.ts';
import { memorySink } from '#shared/exchange/archive/byte-sink.ts';
import { bytesSource } from '#shared/exchange/archive/byte-source.ts';
import { mergeContents } from '#shared/exchange/archive/merge-contents.ts';
import { readArchive } from '#shared/exchange/archive/read-archive.ts';
import { contentHash, emptyWorkspace, type WorkspaceContent } from '#shared/exchange/archive/workspace-content.ts';
import { NO_MEDIA, writeArchive } from '#shared/exchange/archive/write-archive.ts';
import { anApp } from './builders.ts';
import { aCanary, type Canary, formsOf } from './trust-canaries.ts';

const CANARIES = 20;
const pause = async (): Promise<void> => undefined;
const apps: App[] = [];

afterEach(async () => {
  for (const app of apps.splice(0)) await app.stop();
});

async function crowd(count: number): Promise<{ app: App; canaries: readonly Canary[] }> {
  const app = await anApp();
  apps.push(app);
  const other = await createParticipant(app, 'Eli Stone');
  assert(other.ok, 'a person');
  const canaries: Canary[] = [];
  for (let n = 1; n <= count; n++) canaries.push(await aCanary(app, n, other.value));
  // Until the journal has everything too: what is to be found must be there first.
  app.catchUp(must(await app.db.meta.get('head'), 'a head').seq);
  await expect.poll(async () => (await app.host.journal.witness(app.at)).ok).toBe(true);
  await expect
    .poll(async () => {
      const seen = await app.host.journal.witness(app.at);
      return seen.ok ? seen.value.head?.seq : 0;
    })
    .toBe(must(await app.db.meta.get('head'), 'a head').seq);
  return { app, canaries };
}

/** Opens the workspace again, as the next start does. */
async function reopened(app: App): Promise<App> {
  const host = createMemoryHost({}, (app.host as MemoryHost).control.disk);
  const outside = { ...app, host };
  const opened = await openProject(outside, app.at.projectId, () => undefined);
  expect(opened.reports).toEqual([]);
  const next = createApp(opened.db, { ...outside, ...opened, journalSeq: opened.journalSeq ?? 0 });
  apps.push(next);
  return next;
}

/** All bytes that this computer keeps of the workspace: every database, every file of the host, every draft. */
async function everything({ host, at }: App): Promise<readonly (readonly [string, Uint8Array])[]> {
  const found: [string, Uint8Array][] = [];
  // The app of these tests runs over the memory host.
  const { disk } = (host as MemoryHost).control;
  for (const path of disk.paths) found.push([path, must(disk.bytesOf(path), 'a file')]);
  for (const name of await Dexie.getDatabaseNames()) {
    if (!name.includes(at.projectId)) continue;
    const db = await new Dexie(name).open();
    for (const table of db.tables) {
      const rows = JSON.stringify(await table.toArray());
      found.push([`${name}/${table.name}`, new TextEncoder().encode(rows)]);
      found.push([`${name}/${table.name} utf-16`, Buffer.from(rows, 'utf16le')]);
    }
    db.close();
  }
  const storage = globalThis.localStorage;
  if (storage) found.push(['localStorage', new TextEncoder().encode(JSON.stringify({ ...storage }))]);
  return found;
}

function sightings(places: readonly (readonly [string, Uint8Array])[], words: readonly string[]): string[] {
  const forms = words.flatMap((word) => [word, word.toLowerCase()].flatMap(formsOf));
  return places.flatMap(([name, bytes]) => {
    const hay = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return forms.some((form) => hay.includes(Buffer.from(form))) ? [name] : [];
  });
}

test(`of ${CANARIES} erased people no byte is left in databases, journal, media and drafts; others keep theirs`, async () => {
  const { app, canaries } = await crowd(CANARIES);
  const whole = await everything(app);
  for (const { words } of canaries) {
    const before = sightings(whole, words);
    for (const place of ['/changes', 'journal/', 'media/'])
      expect(before.some((name) => name.includes(place))).toBe(true);
  }
  let now = app;
  for (const [i, canary] of canaries.entries()) {
    const erased = await erasePerson(now, canary.id);
    expect(erased).toMatchObject({ ok: true, value: { media: 1, journal: 'rewritten', generations: 1 } });
    now = await reopened(now);
    const places = await everything(now);
    expect(sightings(places, canary.words)).toEqual([]);
    const next = canaries[i + 1];
    if (next && i % 5 === 0) expect(sightings(places, next.words).length).toBeGreaterThan(3);
  }
  expect(
    sightings(
      await everything(now),
      canaries.flatMap(({ words }) => words),
    ),
  ).toEqual([]);
  const head = must(await now.db.meta.get('head'), 'a head');
  expect((await scanState(now.db, pause)).stateSum).toBe(head.stateSum);
  expect(await erasureReceipts(now)).toHaveLength(CANARIES);
  expect((await readAudit(now)).entries.filter(({ action }) => action === 'erase')).toHaveLength(CANARIES);
});

test('insights keep their own words, neighbours their highlights, and the log its stamps', async () => {
  const { app, canaries } = await crowd(1);
  const [canary] = canaries;
  assert(canary !== undefined, 'a canary');
  const stamps = (await app.db.changes.toArray()).map(({ id, stamp, at, by }) => ({ id, stamp, at, by }));
  const preview = await previewErasure(app, canary.id);
  expect(preview.counts).toMatchObject({ participants: 1, consents: 1, interviews: 1, notes: 1, media: 1, tasks: 1 });
  expect(preview.mentions.map(({ table }) => table).sort()).toEqual(['memos', 'segments', 'transcripts']);
  await erasePerson(app, canary.id);
  const now = await reopened(app);
  const body = must(
    (await now.db.bodies.toArray()).find(({ ownerId }) => ownerId === canary.insight),
    'a body',
  );
  expect(body.blocks.b0?.text).toBe('Our own words stay.');
  expect(body.blocks.b1?.text).toMatch(/^They told us: \u2588.* each day\.$/);
  const shared = must(await now.db.interviews.get(canary.shared), 'the shared interview');
  expect(shared.participantIds).toHaveLength(1);
  const [neighbour, ...more] = await now.db.highlights.toArray();
  expect(more).toEqual([]);
  const segment = must(await now.db.segments.get(must(neighbour, 'it').anchor.block as `sg_${string}`), 'a turn');
  const { start, end, quote } = must(neighbour, 'it').anchor;
  expect(segment.text.slice(start, end)).toBe(quote);
  expect(segment.text).toMatch(/^As \u2588+ \u2588+ says, it takes all evening/);
  const after = (await now.db.changes.toArray()).map(({ id, stamp, at, by }) => ({ id, stamp, at, by }));
  expect(after.slice(0, stamps.length)).toEqual(stamps);
  expect(now.history.state()).toEqual({ undo: null, redo: null });
});

test('an older copy that still has the person cannot bring them back', async () => {
  const { app, canaries } = await crowd(2);
  const [gone, stays] = canaries;
  assert(gone && stays, 'two canaries');
  const content = async (from: App) => ({
    rows: new Map(
      await Promise.all(
        TABLES.map(async (table) => [table, (await from.db.table(table).toArray()) as JsonObject[]] as const),
      ),
    ),
    changes: await from.db.changes.toArray(),
  });
  const old = await content(app);
  await erasePerson(app, gone.id);
  const now = await content(await reopened(app));
  const list = (now.rows.get('settings') ?? []).map(({ value }) => value as unknown as Erased);
  const obeyed = obeyErasures(old, list);
  const bytes = (value: object): (readonly [string, Uint8Array])[] => [
    ['x', new TextEncoder().encode(JSON.stringify(value))],
  ];
  const plain = { rows: [...obeyed.rows], changes: obeyed.changes };
  expect(sightings(bytes({ rows: [...old.rows] }), gone.words)).toEqual(['x']);
  expect(sightings(bytes(plain), gone.words)).toEqual([]);
  expect(sightings(bytes(plain), stays.words)).toEqual(['x']);
  // The same for two archives that are merged: from either side, as files and inside them.
  const before = asWorkspace(app, old);
  const after = asWorkspace(app, now);
  for (const { content: merged } of [mergeContents(before, after), mergeContents(after, before)]) {
    const file = await archiveOf(merged);
    expect(sightings(file, gone.words)).toEqual([]);
    expect(sightings(file, stays.words).length).toBeGreaterThan(0);
  }
  expect(sightings(await archiveOf(before), gone.words).length).toBeGreaterThan(0);
  expect(sightings(await archiveOf(after), gone.words)).toEqual([]);
});

test('a kill on the way is finished at the next start, and a row that comes back goes again', async () => {
  const { app, canaries } = await crowd(1);
  const [canary] = canaries;
  assert(canary !== undefined, 'a canary');
  const row = must(await app.db.participants.get(canary.id), 'the person');
  await app.db.savedState.put({ key: 'erasure-intent', value: { id: canary.id, kept: [] } });
  await app.stop();
  app.db.close();
  const started = async (before: App): Promise<App> => {
    const host = createMemoryHost({}, (before.host as MemoryHost).control.disk);
    const { app: next } = await openWorkspace({ ...before, host }, before.at.projectId);
    apps.push(next);
    return next;
  };
  const next = await started(app);
  expect(next.at.generation).toBe(2);
  expect(sightings(await everything(next), canary.words)).toEqual([]);
  // As an import of an older copy would bring it.
  const back = await next.run({ label: label('change.import'), ops: [insert('participants', row)] });
  assert(back.ok, 'a commit');
  await next.stop();
  next.db.close();
  const last = await started(next);
  expect(await last.db.participants.get(canary.id)).toBeUndefined();
  expect(sightings(await everything(last), canary.words)).toEqual([]);
});

function asWorkspace(app: App, { rows, changes }: ErasableContent): WorkspaceContent {
  const empty = emptyWorkspace(app.at.projectId, 'copy-1');
  const last = must(changes.at(-1), 'a change');
  return {
    ...empty,
    rows,
    changes,
    clock: clockOf(changes),
    head: {
      ...empty.head,
      seq: last.seq,
      hash: last.hash,
      at: last.at,
      stateSum: contentHash({ rows, unknown: empty.unknown }),
    },
  };
}

/** An archive that reads back whole: the file itself, and every text in it. */
async function archiveOf(content: WorkspaceContent): Promise<readonly (readonly [string, Uint8Array])[]> {
  const sink = memorySink();
  await writeArchive(content, sink, { media: NO_MEDIA, appVersion: '1.0.0', readerPage: '<p>reader</p>' });
  const opened = await readArchive(bytesSource(sink.bytes()));
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem.slice(0, 3)));
  const { rows, changes } = opened.value.content;
  return [
    ['file', sink.bytes()],
    ['content', new TextEncoder().encode(JSON.stringify({ rows: [...rows], changes }))],
  ];
}
