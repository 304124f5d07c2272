import { expect, it } from 'vitest';
import { assert, must } from '#shared/domain/assert.ts';
import type { BodyContent } from '#shared/domain/body.ts';
import { label, ops, update } from '#shared/domain/change.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { addToSum, EMPTY_SUM, rowSum } from '#shared/domain/state-sum.ts';
import { anApp } from '../../../test/builders.ts';
import type { App } from '../app.ts';
import { tableOf } from '../db.ts';
import { bodyOf, notesOf } from '../queries/interview-queries.ts';
import { saveBody } from './body-actions.ts';
import { createInterview } from './create-actions.ts';

const paragraph = (text: string) => ({
  node: { type: 'paragraph', version: 1, children: [{ type: 'text', version: 1, text }] },
  text,
});
const content = (...texts: readonly string[]): BodyContent => ({
  order: texts.map((_, i) => `b${i}`),
  blocks: Object.fromEntries(texts.map((text, i) => [`b${i}`, paragraph(text)])),
});

/** One number for all that is stored, counted anew. */
async function sum(app: App): Promise<string> {
  let total = EMPTY_SUM;
  for (const table of ['interviews', 'notes', 'bodies', 'highlights'] as const) {
    for (const row of await tableOf(app.db, table).toArray()) {
      // Records are JSON by their schemas.
      total = addToSum(total, rowSum(table, row as unknown as JsonObject));
    }
  }
  return total;
}

it('writes what was typed, whatever came between two saves: nothing, an undo, another window', async () => {
  const app = await anApp();
  const made = await createInterview(app, { title: 'Dana' });
  assert(made.ok, 'an interview');
  const { id } = must((await notesOf(app, made.value))[0], 'its note');
  const stored = async () => must(await bodyOf(app, id), 'a body');
  const save = async (next: BodyContent): Promise<void> => {
    const done = await saveBody(app, id, next, 'typing');
    assert(done.ok, 'a save');
    expect(await stored()).toMatchObject(next);
    const head = must(await app.db.meta.get('head'), 'a head');
    expect((await stored()).rev).toBe(done.value?.seq ?? (await stored()).rev);
    expect(head.stateSum).toBe(await sum(app));
  };
  await save(content('One'));
  await save(content('One', 'Two'));
  await save(content('One', 'Two more'));
  app.history.seal('typing');
  await save(content('One', 'Two more', 'Three'));
  await app.history.undo();
  expect(await stored()).toMatchObject(content('One', 'Two more'));
  await save(content('One', 'Two more', 'Four'));
  // As another window writes: past the one that types here.
  const body = await stored();
  await app.run({
    label: label('change.write', { kind: 'no' }),
    ops: ops(update('bodies', body, { order: ['b0'], blocks: { b0: paragraph('Theirs') } })),
  });
  await save(content('One', 'Two more', 'Five'));
  await save(content('Six'));
  expect((await stored()).order).toEqual(['b0']);
  expect(Object.keys((await stored()).blocks)).toEqual(['b0']);
});
