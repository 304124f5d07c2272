import { Dexie } from 'dexie';
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import { expect, it } from 'vitest';
import { createMemoryHost } from '#renderer/host/memory-host.ts';
import { until } from '../../test/reliability/faulty-database.ts';
import { createGoal } from './actions/create-actions.ts';
import { databaseName } from './db.ts';
import { guardAgainstLoss } from './lost-database.ts';
import { reconnect } from './reconnect.ts';
import { openWorkspace } from './workspace.ts';

const LIMIT_MS = 2_000;

async function aWorkspace() {
  const project = `reconnect-${crypto.randomUUID()}`;
  const host = createMemoryHost();
  const open = () =>
    openWorkspace(
      {
        host: createMemoryHost({}, host.control.disk),
        now: () => '2026-03-02T08:00:00.000Z',
        today: () => '2026-03-02',
        newUuid: () => crypto.randomUUID(),
        orderBetween: generateKeyBetween,
        orderKeys: (before, count) => generateNKeysBetween(before, null, count),
      },
      project,
    );
  const { app } = await open();
  await createGoal(app, 'Cut churn');
  await until('saved', LIMIT_MS, () => app.saveState.word().kind === 'saved');
  return { project, app, open };
}

it('opens a database that is whole, and none that lacks what was in it', async () => {
  const { app } = await aWorkspace();
  expect(await reconnect(app.db, LIMIT_MS)).toBe('writable');
  expect(app.db.isOpen()).toBe(true);
  let seq = 1;
  guardAgainstLoss(app.db, () => seq);
  expect(await reconnect(app.db, LIMIT_MS)).toBe('writable');
  seq = 2;
  expect(await reconnect(app.db, LIMIT_MS)).toBe('lost');
  await expect(app.db.goals.count()).rejects.toMatchObject({ name: 'DatabaseClosedError' });
  await app.stop();
});

it('hands over to a new start when the engine threw the database away, which finds every word', async () => {
  const { project, app, open } = await aWorkspace();
  app.db.close();
  await Dexie.delete(databaseName(project, 1));
  await expect(app.read(() => app.db.goals.count())).rejects.toThrow();
  await app.saveState.retry();
  await app.lost;
  expect(app.db.isOpen()).toBe(false);
  expect(app.saveState.word().kind).toBe('not-saved');
  await app.stop();

  const again = await open();
  expect(again.firstRun).toBe(false);
  const titles = (await again.app.db.goals.toArray()).map(({ title }) => title);
  expect(titles).toEqual(['Cut churn']);
  again.app.db.close();
});
