import { Dexie } from 'dexie';
import { expect, it } from 'vitest';
import { createMemoryHost } from '#renderer/host/memory-host.ts';
import { must } from '#shared/domain/assert.ts';
import { anApp, aTranscript } from '../../test/builders.ts';
import { act } from '../../test/random-actions.ts';
import { createGoal } from './actions/create-actions.ts';
import { databaseName, openDatabase, tableOf } from './db.ts';
import { exportLines } from './export-lines.ts';
import { dropExpired } from './kept-generations.ts';
import { DAMAGE_KEY } from './start-facts.ts';
import { verifyRows } from './verify-rows.ts';

const pause = async () => undefined;

async function aBusyApp() {
  const app = await anApp();
  await aTranscript(app, ['We print every invoice twice', 'And then again']);
  for (let i = 0; i < 40; i++) await act(app, [i, i * 3, i * 7]);
  return app;
}

it('finds every row that was changed, removed or slipped in past the one writer', async () => {
  const app = await aBusyApp();
  expect(await verifyRows(app, pause)).toBe('same');
  const tables = ['segments', 'needs', 'goals', 'bodies', 'interviews'] as const;
  for (const table of tables) {
    const row = must(await tableOf(app.db, table).orderBy('id').first(), `a row of ${table}`);
    const harms = [
      () => tableOf(app.db, table).put({ ...row, createdAt: '1999-01-01T00:00:00.000Z' }),
      () => tableOf(app.db, table).delete(row.id),
    ];
    for (const harm of harms) {
      await harm();
      expect([table, await verifyRows(app, pause)]).toEqual([table, 'differs']);
      await tableOf(app.db, table).put(row);
      expect(await verifyRows(app, pause)).toBe('same');
    }
  }
  expect(await app.db.savedState.get(DAMAGE_KEY)).toBeDefined();
});

it('says nothing about rows while somebody writes', async () => {
  const app = await aBusyApp();
  let n = 0;
  const writing = async () => {
    if (n++ % 4 === 0) await createGoal(app, `Goal ${n}`);
  };
  expect(await verifyRows(app, writing)).toBe('moved');
  expect(await app.db.savedState.get(DAMAGE_KEY)).toBeUndefined();
});

it('drops a kept generation when its time is over, and none when the clock has jumped', async () => {
  let now = '2026-03-02T08:00:00.000Z';
  const app = await anApp({ now: () => now });
  await createGoal(app, 'Now');
  const { projects } = app.host;
  await projects.put(app.at.projectId, 'x');
  const old = { projectId: app.at.projectId, generation: 7 };
  const kept = openDatabase(old.projectId, 7);
  await kept.open();
  kept.close();
  await projects.switchGeneration(old, '2026-03-01T00:00:00.000Z');
  await projects.switchGeneration(app.at, '2026-03-03T00:00:00.000Z');
  expect(await dropExpired(app)).toBe(0);
  now = '2036-03-02T08:00:00.000Z';
  expect(await dropExpired(app)).toBe(0);
  // What is written under the wrong clock does not make it right.
  await createGoal(app, 'Later');
  expect(await dropExpired(app)).toBe(0);
  for (let day = 3; day <= 7; day++) {
    now = `2026-03-0${day}T08:00:00.000Z`;
    await createGoal(app, `Day ${day}`);
    expect(await dropExpired(app)).toBe(day === 7 ? 1 : 0);
  }
  expect(await Dexie.getDatabaseNames()).not.toContain(databaseName(old.projectId, 7));
  const listed = await projects.list();
  expect(listed.ok && listed.value.find(({ projectId }) => projectId === old.projectId)?.kept).toEqual([]);
});

it('exports every row and every change as lines, without opening the project', async () => {
  const app = await aBusyApp();
  await expect.poll(() => app.saveState.word().kind).toBe('saved');
  const rows = await Promise.all(app.db.tables.map(async (table) => [table.name, await table.count()] as const));
  const changes = await app.db.changes.count();
  app.db.close();
  const lines: { readonly kind?: string; readonly table?: string; readonly change?: object }[] = [];
  for await (const line of exportLines(app.at, app.host.journal)) lines.push(JSON.parse(line));
  for (const [table, count] of rows) {
    const isKept = table !== 'marks' && table !== 'savedState';
    expect([table, lines.filter((line) => line.table === table).length]).toEqual([table, isKept ? count : 0]);
  }
  expect(lines.filter((line) => line.change !== undefined)).toHaveLength(changes);
});

it('names what could not be read, and exports the rest', async () => {
  const host = createMemoryHost();
  host.control.fault('journal.witness', { kind: 'problem', problem: { kind: 'unwritable', message: 'no disk' } });
  const lines: unknown[] = [];
  for await (const line of exportLines({ projectId: 'gone', generation: 1 }, host.journal))
    lines.push(JSON.parse(line));
  expect(lines).toEqual([
    { kind: 'project', projectId: 'gone', generation: 1 },
    { kind: 'problem', where: 'journal', message: 'unwritable' },
  ]);
});
