import { expect, it } from 'vitest';
import type { MemoryHost } from '#renderer/host/memory-host.ts';
import { must } from '#shared/domain/assert.ts';
import { newBody } from '#shared/domain/body.ts';
import { insert, label } from '#shared/domain/change.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { anApp } from '../../test/builders.ts';
import { createGoal } from './actions/create-actions.ts';
import { setFields } from './actions/field-actions.ts';
import { type App, authorship } from './app.ts';
import { readBack } from './read-back.ts';

async function aGoal() {
  const app = await anApp();
  const goal = await createGoal(app, 'Half the churn');
  const id = must(goal.ok ? goal.value : null, 'a goal');
  await saved(app);
  // The app of these tests runs over the memory host.
  return { app, id, disk: (app.host as MemoryHost).control.disk };
}

const saved = (app: App) => expect.poll(() => app.saveState.word()).toEqual({ kind: 'saved' });
const seen = ({ db, host, at }: App, seq: number) => readBack(db, host.journal, at, seq);

it('what both witnesses hold reads back as it went in, also where it was changed since', async () => {
  const { app, id } = await aGoal();
  expect(await seen(app, 1)).toBe('same');
  await setFields(app, 'goals', id, { title: 'A third of the churn' });
  await saved(app);
  expect([await seen(app, 1), await seen(app, 2)]).toEqual(['same', 'same']);
  await app.stop();
});

it('sees a byte of the journal that turned', async () => {
  const { app, disk } = await aGoal();
  const file = must(
    disk.paths.find((path) => path.endsWith('1-1.tlj')),
    'a journal',
  );
  disk.damage(file, must(disk.bytesOf(file), 'its bytes').length - 40);
  expect(await seen(app, 1)).toBe('journal-differs');
  await app.stop();
});

it('sees a row that is not what was written', async () => {
  const { app, id } = await aGoal();
  await app.db.goals.update(id, { title: 'Half the charm' });
  expect(await seen(app, 1)).toBe('database-differs');
  await app.stop();
});

it('is looked at by itself, and told until the next change is safe', async () => {
  const { app, id } = await aGoal();
  await app.db.goals.update(id, { title: 'Half the charm' });
  await expect
    .poll(() => app.saveState.word(), { timeout: 6_000 })
    .toMatchObject({ kind: 'not-saved', problem: { of: 'database' } });
  expect(await app.db.savedState.get('damage')).toBeDefined();
  await app.stop();
});

it('says nothing where there is nothing to compare', async () => {
  const { app } = await aGoal();
  expect(await seen(app, 9)).toBe('unknown');
  await app.stop();
});

it('takes a key without a value for no key, as the journal does', async () => {
  const { app, id } = await aGoal();
  // What an editor's list item says of itself when it has no box to check.
  const node = { type: 'listitem', checked: undefined } as unknown as JsonObject;
  const content = { ownerId: id, order: ['b'], blocks: { b: { node, text: 'ask' } } };
  const body = newBody(app.newId('body'), content, authorship(app));
  await app.run({ label: label('change.edit', { table: 'bodies' }), ops: [insert('bodies', body)] });
  await saved(app);
  expect(await seen(app, 2)).toBe('same');
  await app.stop();
});
