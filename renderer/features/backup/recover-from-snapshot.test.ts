import { Dexie } from 'dexie';
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import { afterEach, describe, expect, it } from 'vitest';
import type { App } from '#renderer/data/app.ts';
import type { Outside } from '#renderer/data/create-app.ts';
import { databaseName } from '#renderer/data/db.ts';
import { stateMark } from '#renderer/data/journal-entry.ts';
import { scanState } from '#renderer/data/scan-state.ts';
import { readSnapshot } from '#renderer/data/snapshot-files.ts';
import { openWorkspace } from '#renderer/data/workspace.ts';
import { createMemoryHost, type MemoryHost } from '#renderer/host/memory-host.ts';
import { must } from '#shared/domain/assert.ts';
import { SCHEMA_EPOCH } from '#shared/domain/schema-epoch.ts';
import { blobSource } from '#shared/exchange/archive/byte-source.ts';
import { readArchive } from '#shared/exchange/archive/read-archive.ts';
import { aTranscript } from '../../../test/builders.ts';
import { good } from '../../../test/conformance-checks.ts';
import { contentOf } from '../../../test/content-of.ts';
import { makeOldDatabase } from '../../../test/old-database.ts';
import { act } from '../../../test/random-actions.ts';
import { createSnapshotDesk } from './snapshot-desk.ts';

const opened: App[] = [];
afterEach(async () => {
  for (const app of opened.splice(0)) await shut(app);
});

async function shut(app: App): Promise<void> {
  await app.snapshots?.settled();
  await app.stop();
  app.db.close();
}

function outside(host: MemoryHost): Outside {
  let seconds = 0;
  return {
    host,
    now: () => new Date(Date.parse('2026-03-02T08:00:00Z') + ++seconds * 1000).toISOString(),
    today: () => '2026-03-02',
    newUuid: () => crypto.randomUUID(),
    orderBetween: generateKeyBetween,
    orderKeys: (before, count) => generateNKeysBetween(before, null, count),
    snapshotDesk: createSnapshotDesk,
  };
}

async function start(host: MemoryHost, project: string) {
  const workspace = await openWorkspace(outside(host), project);
  opened.push(workspace.app);
  return workspace;
}

const restarted = (host: MemoryHost): MemoryHost => createMemoryHost({}, host.control.disk);
const saved = (app: App) => expect.poll(() => app.saveState.word()).toEqual({ kind: 'saved' });
const journalFiles = ({ control }: MemoryHost) => control.disk.paths.filter((path) => path.startsWith('journal/'));

async function work(app: App, seed: number, count = 15): Promise<void> {
  for (let i = 0; i < count; i++) await act(app, [i + seed, i * 3, i * 7 + seed]);
  await saved(app);
}

/** Some work, a snapshot, more work, and everything closed. `whole`: what was there at the end; `kept`: at the snapshot. */
async function aProject() {
  const [host, project] = [createMemoryHost(), `p-${crypto.randomUUID()}`];
  const { app } = await start(host, project);
  await aTranscript(app, ['We print twice', 'Every invoice again', 'It takes a day']);
  await work(app, 1);
  const info = good(await must(app.snapshots, 'snapshots').make('asked'));
  const kept = await contentOf(app.db);
  await work(app, 50);
  const whole = await contentOf(app.db);
  const head = must(await app.db.meta.get('head'), 'a head');
  await shut(app);
  opened.length = 0;
  return { host, project, info, kept, whole, head };
}

describe('a start without its database', () => {
  it('and without its journal goes on from the newest snapshot, and never calls it a first run', async () => {
    const { host, project, info, kept } = await aProject();
    await Dexie.delete(databaseName(project, 1));
    for (const path of [...journalFiles(host), 'projects.json', 'projects-twin.json'])
      await host.control.disk.remove(path);
    host.control.disk.crash();
    const { app, firstRun, reports } = await start(restarted(host), project);
    expect(firstRun).toBe(false);
    expect(reports).toMatchObject([{ kind: 'rebuilt', why: 'empty', to: info.mark.seq, snapshotAt: info.at }]);
    expect(await contentOf(app.db)).toBe(kept);
    await work(app, 90, 3);
    // From now on there is a journal again, of everything from its first change.
    expect(good(await app.host.journal.witness(app.at)).baseSeq).toBe(0);
  });

  it('whose journal begins after the first change goes on from the snapshot and from what the journal tells since', async () => {
    const { host, project, info, whole, head } = await aProject();
    const at = { projectId: project, generation: 1 };
    const entries = good(await host.journal.read(at, info.mark.seq + 1, 1e9));
    good(await host.journal.start(at, info.mark));
    good(await host.journal.append(at, entries));
    await Dexie.delete(databaseName(project, 1));
    const { app, reports } = await start(restarted(host), project);
    expect(reports).toMatchObject([{ kind: 'rebuilt', to: head.seq, stopped: null, snapshotAt: info.at }]);
    expect(await contentOf(app.db)).toBe(whole);
    expect((await scanState(app.db, async () => undefined)).stateSum).toBe(head.stateSum);
    await work(app, 90, 3);
  });

  it('whose journal is damaged before the snapshot goes on from the snapshot, which reaches further', async () => {
    const { host, project, info, kept } = await aProject();
    const first = must(
      journalFiles(host).find((path) => /1-1\.tlj$/.test(path)),
      'a journal',
    );
    host.control.disk.damage(first, 3000);
    host.control.disk.crash();
    await Dexie.delete(databaseName(project, 1));
    const { app, reports } = await start(restarted(host), project);
    expect(reports[0]).toMatchObject({ kind: 'rebuilt', to: info.mark.seq, snapshotAt: info.at });
    expect(await contentOf(app.db)).toBe(kept);
    await work(app, 90, 3);
  });

  it('whose journal was trimmed to the snapshots goes on from the older of two, where the newer is lost, up to the last word', async () => {
    const { host, project } = await aProject();
    const first = await start(restarted(host), project);
    const snapshots = must(first.app.snapshots, 'snapshots');
    // More than a file of the journal holds.
    for (let i = 0; i < 3; i++) {
      const lines = Array.from({ length: 300 }, (_, n) => `Line ${n} of talk ${i}`);
      await aTranscript(first.app, lines, `Talk ${i}`);
      await saved(first.app);
      await snapshots.settled();
    }
    good(await snapshots.make('asked'));
    await work(first.app, 90, 3);
    expect(good(await first.app.host.journal.witness(first.app.at)).baseSeq).toBeGreaterThan(0);
    const whole = await contentOf(first.app.db);
    const [newest] = await snapshots.list();
    await shut(first.app);
    opened.length = 0;
    good(await host.snapshots.remove(project, must(newest, 'a newest').id));
    await Dexie.delete(databaseName(project, 1));
    const { app, reports } = await start(restarted(host), project);
    expect(reports).toMatchObject([{ kind: 'rebuilt', stopped: null }]);
    expect(await contentOf(app.db)).toBe(whole);
  });

  it('passes over a snapshot that is damaged', async () => {
    const { host, project, info } = await aProject();
    const { disk } = host.control;
    const again = await start(restarted(host), project);
    good(await must(again.app.snapshots, 'snapshots').make('asked'));
    await shut(again.app);
    opened.length = 0;
    disk.damage(`snapshots/${project}/00000002.throughline`, 2000);
    await Dexie.delete(databaseName(project, 1));
    for (const path of journalFiles(host)) await disk.remove(path);
    disk.crash();
    const { reports } = await start(restarted(host), project);
    expect(reports).toMatchObject([{ kind: 'rebuilt', to: info.mark.seq, snapshotAt: info.at }]);
  });

  it('and without anything that reaches back says so, and writes nothing', async () => {
    const { host, project, head } = await aProject();
    const at = { projectId: project, generation: 1 };
    good(await host.journal.start(at, stateMark(head, head.hash)));
    for (const { id } of good(await host.snapshots.list(project))) good(await host.snapshots.remove(project, id));
    await Dexie.delete(databaseName(project, 1));
    await expect(start(restarted(host), project)).rejects.toMatchObject({ why: { kind: 'damaged' } });
  });
});

it('a workspace of an older shape is kept as it was, before it is brought to this one', async () => {
  const [host, project] = [createMemoryHost(), `p-${crypto.randomUUID()}`];
  await makeOldDatabase(databaseName(project, 1));
  const { app, reports } = await start(host, project);
  expect(reports.at(-1)).toMatchObject({ kind: 'upgraded' });
  const [info, ...others] = good(await host.snapshots.list(project));
  expect(others).toEqual([]);
  expect(info).toMatchObject({ reason: 'upgrade', mark: { schemaEpoch: 1 } });
  expect(info?.verifiedAt).not.toBeNull();
  const file = good(await readSnapshot(host.snapshots, must(info, 'a snapshot')));
  const { schemaEpoch, content } = good(await readArchive(blobSource(file)));
  expect(schemaEpoch).toBe(1);
  expect(content.rows.get('interviews')).toHaveLength(await app.db.interviews.count());
  // The next one begins anew: what the older shape is played on would be of this one.
  await work(app, 5, 3);
  expect(good(await must(app.snapshots, 'snapshots').make('asked')).mark.schemaEpoch).toBe(SCHEMA_EPOCH);
});
