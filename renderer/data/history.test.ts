import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '#shared/domain/assert.ts';
import type { BodyContent } from '#shared/domain/body.ts';
import { anApp, aTranscript } from '../../test/builders.ts';
import { contentOf } from '../../test/content-of.ts';
import { saveBody } from './actions/body-actions.ts';
import { createGoal, createNeed, createNote, createParticipant } from './actions/create-actions.ts';
import { restoreRecord, setFields, trashRecord } from './actions/field-actions.ts';
import { markAndTag, removeHighlights, tagByName } from './actions/highlight-actions.ts';
import { createInsight } from './actions/insight-actions.ts';
import { link, unlink } from './actions/link-actions.ts';
import { mapSpeaker, saveSegmentText } from './actions/segment-actions.ts';
import type { App } from './app.ts';
import { tableOf } from './db.ts';

const words = ['price', 'invoice', 'export', 'Größe', '日本', '🙂 smile', 'a\u0301ccent', ''];

/** One random thing that a person may do, chosen by numbers; it always finds something to do it to, or does nothing. */
async function act(app: App, [what, which, where]: readonly [number, number, number]): Promise<void> {
  const pick = async <T extends Parameters<typeof tableOf>[1]>(table: T) => {
    const ids = await tableOf(app.db, table).orderBy('id').primaryKeys();
    return ids[which % Math.max(1, ids.length)];
  };
  const word = must(words[where % words.length], 'a word');
  const interview = must(await app.db.interviews.orderBy('id').first(), 'the interview');
  const transcript = must(await app.db.transcripts.orderBy('id').first(), 'the transcript');
  switch (what % 14) {
    case 0:
      return void (await createNeed(app, `Need ${word} ${which}`));
    case 1:
      return void (await createGoal(app, `Goal ${word} ${which}`));
    case 2: {
      const segments = await app.db.segments.orderBy('id').toArray();
      const segment = must(segments[which % segments.length], 'a segment');
      const start = where % Math.max(1, segment.text.length);
      const picked = {
        interviewId: interview.id,
        source: transcript.id,
        from: { block: segment.id, offset: start },
        to: { block: segment.id, offset: start + 9 },
      };
      return void (await markAndTag(app, picked, word || 'tag'));
    }
    case 3: {
      const id = await pick('highlights');
      return void (id && (await tagByName(app, [id as 'hl_'], `tag ${where % 5}`)));
    }
    case 4: {
      const id = await pick('highlights');
      return void (id && (await createInsight(app, `Because ${word}`, [id as 'hl_'])));
    }
    case 5: {
      const [from, to] = [await pick('insights'), await pick('needs')];
      return void (from && to && (await link(app, from as 'in_', to as 'nd_')));
    }
    case 6: {
      const [from, to] = [await pick('needs'), await pick('goals')];
      return void (from && to && (await link(app, from as 'nd_', to as 'gl_', where % 2 ? 'contradicts' : 'supports')));
    }
    case 7: {
      const id = await pick('evidence');
      return void (id && (await unlink(app, id as 'ev_')));
    }
    case 8: {
      const id = await pick('highlights');
      return void (id && (await removeHighlights(app, [id as 'hl_'])));
    }
    case 9: {
      const segments = await app.db.segments.orderBy('id').toArray();
      const segment = must(segments[which % segments.length], 'a segment');
      const at = where % (segment.text.length + 1);
      return void (await saveSegmentText(
        app,
        segment.id,
        segment.text.slice(0, at) + word + segment.text.slice(at + 2),
        `s${where % 3}`,
      ));
    }
    case 10: {
      const note = (await app.db.notes.orderBy('id').first())?.id ?? (await createNote(app, interview.id));
      const id = typeof note === 'string' ? note : must(note.ok ? note.value : null, 'a note');
      return void (await saveBody(app, id, body(which, word), `note${where % 2}`));
    }
    case 11: {
      const id = await pick('needs');
      return void (id && (where % 2 ? await trashRecord(app, 'needs', id) : await restoreRecord(app, 'needs', id)));
    }
    case 12: {
      const id = await pick('goals');
      return void (id && (await setFields(app, 'goals', id as 'gl_', { title: `${word} ${where}`, owner: word })));
    }
    default: {
      const made = await createParticipant(app, `Person ${word}${which}`);
      return void (made.ok && (await mapSpeaker(app, transcript.id, 'Dana', made.value)));
    }
  }
}

const body = (n: number, word: string): BodyContent => {
  const ids = Array.from({ length: 1 + (n % 4) }, (_, i) => `b${(n + i) % 5}`);
  const blocks = ids.map(
    (id) => [id, { node: { type: 'paragraph', text: `${word} ${n}` }, text: `${word} ${n}` }] as const,
  );
  return { order: [...new Set(ids)], blocks: Object.fromEntries(blocks) };
};

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
