import { Dexie } from 'dexie';
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { createMemoryHost, type MemoryHost } from '#renderer/host/memory-host.ts';
import { must } from '#shared/domain/assert.ts';
import { RECORDS, TABLES } from '#shared/domain/records.ts';
import { SCHEMA_EPOCH } from '#shared/domain/schema-epoch.ts';
import { contentOf } from '../../test/content-of.ts';
import { makeOldDatabase } from '../../test/old-database.ts';
import { createGoal } from './actions/create-actions.ts';
import { setFields } from './actions/field-actions.ts';
import type { App } from './app.ts';
import { databaseName, openDatabase, tableOf } from './db.ts';
import { scanState } from './scan-state.ts';
import { openWorkspace } from './workspace.ts';

const start = (host: MemoryHost, project: string) =>
  openWorkspace(
    {
      host,
      now: () => '2026-03-02T08:00:00.000Z',
      today: () => '2026-03-02',
      newUuid: () => crypto.randomUUID(),
      orderBetween: generateKeyBetween,
      orderKeys: (before, count) => generateNKeysBetween(before, null, count),
    },
    project,
  );

const saved = (app: App) => expect.poll(() => app.saveState.word()).toEqual({ kind: 'saved' });

async function anOldProject(options: Parameters<typeof makeOldDatabase>[1] = {}) {
  const project = `old-${crypto.randomUUID()}`;
  await makeOldDatabase(databaseName(project, 1), options);
  return { project, host: createMemoryHost() };
}

async function journalHead(app: App, host: MemoryHost) {
  const witness = await host.journal.witness(app.at);
  return witness.ok ? must(witness.value, 'a witness') : null;
}

it('brings the oldest database to the shape of this build, as one change, with every record as it was', async () => {
  const { project, host } = await anOldProject();
  const { app, firstRun, reports } = await start(host, project);
  expect(firstRun).toBe(false);
  expect(reports.map(({ kind }) => kind)).toEqual(['adopted', 'upgraded']);
  for (const table of TABLES) {
    for (const row of await tableOf(app.db, table).toArray()) {
      expect([row.id, v.safeParse(RECORDS[table].schema, row).issues]).toEqual([row.id, undefined]);
    }
  }
  expect(await app.db.goals.get('gl_1')).toMatchObject({ title: 'Cut churn by half', reason: '', carriedFrom: null });
  expect(await app.db.segments.get('sg_1')).toMatchObject({ text: 'We print every invoice twice.', questionId: null });
  expect(app.by).toBe('au_1');

  const changes = await app.db.changes.toArray();
  expect(changes.map(({ label }) => label.key)).toEqual(['change.create', 'change.create', 'change.upgrade']);
  expect(app.history.state().undo).toBeNull();
  const head = must(await app.db.meta.get('head'), 'a head');
  expect(head).toMatchObject({ seq: 3, clock: 3, schemaEpoch: SCHEMA_EPOCH });
  expect(await scanState(app.db, async () => undefined)).toEqual({ stateSum: head.stateSum, counts: head.counts });
  app.db.close();
});

it('gives it a journal from its first change on, out of which all of it can be rebuilt', async () => {
  const { project, host } = await anOldProject();
  const { app } = await start(host, project);
  await createGoal(app, 'New');
  await saved(app);
  await expect.poll(async () => (await journalHead(app, host))?.head?.seq).toBe(4);
  expect((await journalHead(app, host))?.baseSeq).toBe(0);
  const content = await contentOf(app.db);
  await app.stop();
  app.db.close();
  await Dexie.delete(databaseName(project, 1));

  const again = await start(createMemoryHost({}, host.control.disk), project);
  expect(again.reports).toMatchObject([{ kind: 'rebuilt', why: 'empty', to: 4 }]);
  expect(await contentOf(again.app.db)).toBe(content);
  again.app.db.close();
});

it('begins the journal at the head where the log does not reach back, and never calls a loss after that new', async () => {
  const { project, host } = await anOldProject({ withoutFirstChanges: true });
  const { app, reports } = await start(host, project);
  expect(reports.map(({ kind }) => kind)).toEqual(['adopted', 'upgraded']);
  await setFields(app, 'goals', 'gl_1', { title: 'Renamed' });
  await saved(app);
  await expect.poll(async () => (await journalHead(app, host))?.head?.seq).toBe(4);
  expect((await journalHead(app, host))?.baseSeq).toBe(2);
  await app.stop();
  app.db.close();
  await Dexie.delete(databaseName(project, 1));
  const refused = await start(createMemoryHost({}, host.control.disk), project).catch((cause: unknown) => cause);
  expect(refused).toMatchObject({ name: 'StartRefused', why: { kind: 'damaged' } });
});

it('is upgraded once: the next start says nothing', async () => {
  const { project, host } = await anOldProject();
  const { app } = await start(host, project);
  await expect.poll(async () => (await journalHead(app, host))?.head?.seq).toBe(3);
  await app.stop();
  app.db.close();
  const again = await start(createMemoryHost({}, host.control.disk), project);
  expect(again.reports).toEqual([]);
  again.app.db.close();
});

it('upgrades all the others where one record was odd before, and loses nothing of that one', async () => {
  const { project, host } = await anOldProject();
  const db = openDatabase(project);
  await db.goals.update('gl_1', { status: 'paused' as 'active' });
  db.close();
  const { app, reports } = await start(host, project);
  expect(reports).toMatchObject([{ kind: 'adopted' }, { kind: 'upgraded' }]);
  expect(await app.db.goals.get('gl_1')).toMatchObject({ status: 'paused', reason: '', carriedFrom: null });
  expect(await app.db.segments.get('sg_1')).toMatchObject({ questionId: null });
  app.db.close();
});
