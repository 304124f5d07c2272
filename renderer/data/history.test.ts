import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '#shared/domain/assert.ts';
import { anApp, aTranscript } from '../../test/builders.ts';
import { contentOf } from '../../test/content-of.ts';
import { act, body } from '../../test/random-actions.ts';
import { saveBody } from './actions/body-actions.ts';
import { createGoal, createNote } from './actions/create-actions.ts';
import { setFields } from './actions/field-actions.ts';
import type { App } from './app.ts';

const action = fc.tuple(fc.nat(1_000), fc.nat(1_000), fc.nat(1_000));

async function undoAll(app: App): Promise<number> {
  for (let n = 0; ; n++) {
    const undone = await app.history.undo();
    expect(undone.ok).toBe(true);
    if (!undone.ok || undone.value === null) return n;
    expect(undone.value.left).toEqual([]);
  }
}

const turns = [
  'We export the invoice to a sheet every week.',
  'Because nobody can approve inside the tool.',
  'It costs a day.',
];

describe('undo and redo', () => {
  it('brings back the same bytes after 1,000 random changes, and all of them again by redo', async () => {
    const app = await anApp();
    await aTranscript(app, turns);
    const start = await contentOf(app.db);
    const steps = fc.sample(action, { numRuns: 1_000, seed: 7 });
    for (const step of steps) await act(app, step);
    const end = await contentOf(app.db);
    expect(end).not.toBe(start);

    const undone = await undoAll(app);
    expect(undone).toBeGreaterThan(300);
    // The import of the transcript was the first step.
    expect(await app.db.interviews.count()).toBe(0);
    let redone = 0;
    for (let more = true; more; ) {
      const redo = await app.history.redo();
      more = redo.ok && redo.value !== null;
      if (more) redone++;
      if (redone === 1) expect(await contentOf(app.db)).toBe(start);
    }
    expect(redone).toBe(undone);
    expect(await contentOf(app.db)).toBe(end);
  }, 120_000);

  it('undoes any short sequence to the same bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 1, maxLength: 12 }), async (steps) => {
        const app = await anApp();
        await aTranscript(app, turns);
        const empty = '{"authors":[]';
        for (const step of steps) await act(app, step);
        await undoAll(app);
        const left = await contentOf(app.db);
        expect(left.startsWith(empty)).toBe(true);
        expect(left).not.toMatch(/"id"/);
      }),
      { numRuns: 25, seed: 11 },
    );
  }, 120_000);

  it('writes undo as a new row of the log', async () => {
    const app = await anApp();
    await createGoal(app, 'Cut churn');
    await app.history.undo();
    const log = await app.db.changes.toArray();
    expect(log).toHaveLength(2);
    expect(log[1]?.undoOf).toEqual([log[0]?.id]);
  });

  it('makes one step of a text being written, and a new step after it was left', async () => {
    const app = await anApp();
    const { interview } = await aTranscript(app, turns);
    const note = must(await createNote(app, interview.id), 'a note');
    const id = must(note.ok ? note.value : null, 'the id');
    await saveBody(app, id, body(1, 'one'), 'session');
    await saveBody(app, id, body(2, 'two'), 'session');
    app.history.seal('session');
    await saveBody(app, id, body(3, 'three'), 'session');
    await app.history.undo();
    expect((await app.db.bodies.where('ownerId').equals(id).first())?.order).toEqual(body(2, 'two').order);
    await app.history.undo();
    expect(await app.db.bodies.count()).toBe(0);
  });

  it('leaves alone what another window has changed since, and says which', async () => {
    const app = await anApp();
    const made = await createGoal(app, 'Cut churn');
    const id = must(made.ok ? made.value : null, 'the id');
    await setFields(app, 'goals', id, { title: 'Cut churn to 3 %', owner: 'Ana' });
    await app.db.goals.update(id, { title: 'Keep customers' });
    const undone = await app.history.undo();
    expect(undone).toMatchObject({ ok: true, value: { left: [{ table: 'goals', key: id, path: 'title' }] } });
    expect(await app.db.goals.get(id)).toMatchObject({ title: 'Keep customers', owner: '' });
  });

  it('forgets what could be redone once something new is done', async () => {
    const app = await anApp();
    await createGoal(app, 'One');
    await app.history.undo();
    expect(app.history.state().redo?.key).toBe('change.create');
    await createGoal(app, 'Two');
    expect(app.history.state().redo).toBeNull();
  });
});
