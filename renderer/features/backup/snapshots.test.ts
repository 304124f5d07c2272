import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import { afterEach, describe, expect, it } from 'vitest';
import { createGoal, createParticipant } from '#renderer/data/actions/create-actions.ts';
import type { App } from '#renderer/data/app.ts';
import type { Outside } from '#renderer/data/create-app.ts';
import { erasePerson } from '#renderer/data/erase-person.ts';
import { readSnapshot } from '#renderer/data/snapshot-files.ts';
import type { Snapshots } from '#renderer/data/snapshots.ts';
import { openWorkspace } from '#renderer/data/workspace.ts';
import { createMemoryHost, type MemoryHost } from '#renderer/host/memory-host.ts';
import { must } from '#shared/domain/assert.ts';
import { insert, label, remove, trash } from '#shared/domain/change.ts';
import { TABLES } from '#shared/domain/records.ts';
import { newTag } from '#shared/domain/tag.ts';
import { blobSource } from '#shared/exchange/archive/byte-source.ts';
import { readArchive } from '#shared/exchange/archive/read-archive.ts';
import { aTranscript } from '../../../test/builders.ts';
import { good } from '../../../test/conformance-checks.ts';
import { contentOf } from '../../../test/content-of.ts';
import { act } from '../../../test/random-actions.ts';
import { createBackupDesk } from './backup-desk.ts';
import { bringRecordBack, earlierOf } from './bring-back-action.ts';
import { createSnapshotDesk } from './snapshot-desk.ts';
import { takeOver } from './take-over.ts';

const HOUR = 60 * 60 * 1000;
const opened: App[] = [];
afterEach(async () => {
  for (const app of opened.splice(0)) {
    await app.snapshots?.settled();
    await app.stop();
    app.db.close();
  }
});

const clock = { now: Date.parse('2026-03-02T08:00:00Z') };

function outside(host: MemoryHost): Outside {
  return {
    host,
    now: () => {
      clock.now += 1000;
      return new Date(clock.now).toISOString();
    },
    today: () => '2026-03-02',
    newUuid: () => crypto.randomUUID(),
    orderBetween: generateKeyBetween,
    orderKeys: (before, count) => generateNKeysBetween(before, null, count),
    snapshotDesk: createSnapshotDesk,
  };
}

async function start(host = createMemoryHost(), project = `p-${crypto.randomUUID()}`) {
  const workspace = await openWorkspace(outside(host), project);
  const { app } = workspace;
  opened.push(app);
  return { ...workspace, host, project, snapshots: must(app.snapshots, 'snapshots') };
}

const saved = (app: App) => expect.poll(() => app.saveState.word()).toEqual({ kind: 'saved' });

async function work(app: App, seed: number): Promise<void> {
  if ((await app.db.segments.count()) === 0) await aTranscript(app, ['We print twice', 'Every invoice again']);
  for (let i = 0; i < 10; i++) await act(app, [i + seed, i * 3, i * 7 + seed]);
  await saved(app);
}

async function tags(app: App, count: number) {
  const by = { now: app.now(), by: app.by };
  const orders = app.orderKeys(null, count);
  const made = orders.map((order, i) => newTag(app.newId('tag'), { label: `Tag ${i}`, order }, by));
  await app.run({ label: label('change.create.tag'), ops: made.map((tag) => insert('tags', tag)) });
  return app.db.tags.toArray();
}

/** What a snapshot holds, read as any archive. */
async function inside(host: MemoryHost, snapshots: Snapshots, at = 0) {
  const info = must((await snapshots.list())[at], 'a snapshot');
  const file = good(await readSnapshot(host.snapshots, info));
  return { info, content: good(await readArchive(blobSource(file))).content };
}

describe('a snapshot', () => {
  it('is made from the journal alone, then from the one before and what came since, and holds what the database holds', async () => {
    const { app, host, snapshots } = await start();
    for (const seed of [1, 40, 90]) {
      await work(app, seed);
      const made = good(await snapshots.make('asked'));
      const head = must(await app.db.meta.get('head'), 'a head');
      expect(made.mark).toMatchObject({ seq: head.seq, hash: head.hash, stateSum: head.stateSum });
      expect(made.verifiedAt).not.toBeNull();
      const { content } = await inside(host, snapshots);
      expect(content.changes).toEqual(await app.db.changes.orderBy('seq').toArray());
      for (const [table, rows] of content.rows) {
        expect(rows, table).toEqual(await app.db.table(table).orderBy('id').toArray());
      }
    }
    expect(await snapshots.list()).toHaveLength(3);
  });

  it('takes a change that is as long as an import in parts', async () => {
    const { app, host, snapshots } = await start();
    await tags(app, 2_000);
    await saved(app);
    const head = must(await app.db.meta.get('head'), 'a head');
    expect(good(await host.journal.peek(app.at, 1, 256 * 1024))).toMatchObject([{ seq: 1, text: '' }]);
    expect(good(await snapshots.make('asked')).mark).toMatchObject({ hash: head.hash, stateSum: head.stateSum });
    expect((await inside(host, snapshots)).content.changes).toEqual(await app.db.changes.toArray());
  });

  it('of the same state is not made twice', async () => {
    const { app, snapshots } = await start();
    await createGoal(app, 'Half the churn');
    const first = good(await snapshots.make('asked'));
    expect(good(await snapshots.make('asked'))).toEqual(first);
    expect(await snapshots.list()).toEqual([first]);
  });

  it('does not need the one before: one that is damaged is passed over', async () => {
    const { app, host, snapshots } = await start();
    await work(app, 3);
    const first = good(await snapshots.make('asked'));
    host.control.disk.damage(`snapshots/${first.projectId}/${first.id}.throughline`, Math.floor(first.bytes / 2));
    await work(app, 60);
    good(await snapshots.make('asked'));
    expect((await inside(host, snapshots)).content.changes.length).toBeGreaterThan(first.mark.seq);
  });

  it('that does not read back as it was written is not kept', async () => {
    const { app, host, snapshots } = await start();
    await work(app, 5);
    host.control.fault('snapshots.readChunk', { kind: 'problem', problem: { kind: 'unknown' } });
    expect(await snapshots.make('asked')).toEqual({ ok: false, problem: { kind: 'unknown' } });
    expect(await snapshots.list()).toEqual([]);
    expect(host.control.disk.paths.filter((path) => path.startsWith('snapshots/'))).toEqual([]);
  });

  it('on a full disk is refused by name, and nothing stays behind', async () => {
    const { app, host, snapshots } = await start();
    await work(app, 5);
    host.control.disk.fill();
    expect(await snapshots.make('asked')).toEqual({ ok: false, problem: { kind: 'disk-full' } });
    host.control.disk.fill(false);
    expect((await snapshots.make('asked')).ok).toBe(true);
    expect(host.control.disk.paths.filter((path) => path.startsWith('snapshots/'))).toHaveLength(2);
  });
});

describe('without being asked', () => {
  it('one is made in an hour in which something changed, and none before', async () => {
    const { app, snapshots } = await start();
    await createGoal(app, 'Half the churn');
    expect(await snapshots.makeHourly()).toMatchObject({ ok: true, value: { reason: 'hourly' } });
    clock.now += 2 * HOUR;
    expect(await snapshots.makeHourly()).toBeNull();
    await createGoal(app, 'Another goal');
    expect(await snapshots.makeHourly()).toMatchObject({ ok: true });
    await createGoal(app, 'A third goal');
    expect(await snapshots.makeHourly()).toBeNull();
    clock.now -= 24 * HOUR;
    expect(await snapshots.makeHourly()).toMatchObject({ ok: true });
  });

  it('one is made of the state before an import and before many records go, and none for everyday work', async () => {
    const { app, host, snapshots } = await start();
    const rows = await tags(app, 60);
    await aTranscript(app, ['We print twice']);
    await snapshots.settled();
    expect(await snapshots.list()).toMatchObject([{ reason: 'import', mark: { seq: 1 }, records: 60 }]);
    const few = rows.slice(0, 5).map((row) => trash('tags', row, app.now()));
    await app.run({ label: label('change.trash.tags', { count: 5 }), ops: few });
    await snapshots.settled();
    expect(await snapshots.list()).toHaveLength(1);
    const many = rows.slice(5).map((row) => trash('tags', row, app.now()));
    await app.run({ label: label('change.trash.tags', { count: 55 }), ops: many });
    await snapshots.settled();
    const { info, content } = await inside(host, snapshots);
    expect(info).toMatchObject({ reason: 'bulk', mark: { seq: 3 } });
    expect(content.rows.get('tags')?.filter(({ deletedAt }) => deletedAt === null)).toHaveLength(55);
  });
});

describe('one that is far smaller than the one before', () => {
  it('stops rotation until a person says that it is right', async () => {
    const { app, snapshots } = await start();
    const rows = await tags(app, 40);
    for (let hour = 0; hour < 3; hour++) {
      clock.now += HOUR;
      await createGoal(app, `Goal ${hour}`);
      good(await snapshots.make('hourly'));
    }
    const gone = rows.map((row) => ({ table: 'tags' as const, key: row.id, before: {}, after: null }));
    await app.run({ label: label('change.purge', { count: 40 }), ops: gone });
    good(await snapshots.make('hourly'));
    expect((await snapshots.list()).map(({ isShrunk }) => isShrunk)).toEqual([true, false, false, false]);
    await createGoal(app, 'One more');
    good(await snapshots.make('hourly'));
    // Two in one hour: both stay as long as nobody has looked.
    expect(await snapshots.list()).toHaveLength(5);
    await snapshots.confirm();
    const left = await snapshots.list();
    expect(left.map(({ isShrunk }) => isShrunk)).toEqual([false, false, false, false]);
    expect(left[0]?.records).toBeLessThan(10);
  });
});

describe('out of a snapshot', () => {
  it('the whole project comes back, and what stood in its place has a snapshot of its own', async () => {
    const { app, host, project, snapshots } = await start();
    await work(app, 7);
    const info = good(await snapshots.make('asked'));
    const kept = await contentOf(app.db);
    await work(app, 70);
    const file = good(await readSnapshot(host.snapshots, info));
    const desk = createBackupDesk(() => undefined);
    good(await desk.open(file, null));
    good(await takeOver(app, desk, 'archive'));
    expect((await snapshots.list())[0]).toMatchObject({ reason: 'restore', generation: 1 });
    const next = await start(createMemoryHost({}, host.control.disk), project);
    expect(next.reports).toEqual([]);
    expect(await contentOf(next.app.db)).toBe(kept);
    // Its own snapshots begin anew: those of the other database lead elsewhere.
    await createGoal(next.app, 'Half the churn');
    expect(good(await next.snapshots.make('asked'))).toMatchObject({ generation: 2 });
  });

  it('one record comes back with what belonged to it, as one step of undo', async () => {
    const { app, host, snapshots } = await start();
    const { interview } = await aTranscript(app, ['We print twice', 'Every invoice again']);
    await createGoal(app, 'Half the churn');
    await saved(app);
    const before = await contentOf(app.db);
    const info = good(await snapshots.make('asked'));
    const trashed = must(await app.db.interviews.get(interview.id), 'an interview');
    const rows = [
      trash('interviews', trashed, app.now()),
      ...(await app.db.segments.toArray()).map((row) => remove('segments', row)),
      ...(await app.db.transcripts.toArray()).map((row) => remove('transcripts', row)),
    ];
    await app.run({ label: label('change.trash.interviews'), ops: rows });
    const gone = await contentOf(app.db);
    const desk = createSnapshotDesk();
    const then = good(await desk.rows(good(await readSnapshot(host.snapshots, info)), TABLES));
    expect(await earlierOf(app, then)).toMatchObject([{ table: 'interviews', now: 'gone' }]);
    expect(await bringRecordBack(app, interview.id, 'Dana', then)).toEqual({ ok: true, value: 4 });
    expect(await contentOf(app.db)).toBe(before);
    await app.history.undo();
    expect(await contentOf(app.db)).toBe(gone);
  });
});

it('erasing a person leaves no snapshot that holds them, and makes one that does not', async () => {
  const { app, host, snapshots } = await start();
  const dana = good(await createParticipant(app, 'Dana Whitcombe-Canary'));
  await createGoal(app, 'Half the churn');
  await saved(app);
  good(await snapshots.make('asked'));
  await createGoal(app, 'Another');
  await saved(app);
  good(await snapshots.make('asked'));
  const receipt = good(await erasePerson(app, dana));
  expect(receipt.snapshots).toHaveLength(2);
  const { info, content } = await inside(host, snapshots);
  expect(await snapshots.list()).toHaveLength(1);
  expect(info).toMatchObject({ reason: 'erasure', generation: 2 });
  expect(JSON.stringify([...content.rows, content.changes])).not.toContain('Whitcombe');
});

it('an import does not bring back whom somebody erased', async () => {
  const { app, host, project } = await start();
  const dana = good(await createParticipant(app, 'Dana Whitcombe'));
  const row = must(await app.db.participants.get(dana), 'a person');
  await saved(app);
  good(await erasePerson(app, dana));
  const next = await start(createMemoryHost({}, host.control.disk), project);
  const done = await next.app.run({ label: label('change.import-records'), ops: [insert('participants', row)] });
  expect(done).toEqual({ ok: true, value: null });
  expect(await next.app.db.participants.toArray()).toEqual([]);
});
