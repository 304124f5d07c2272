import fc from 'fast-check';
import { expect, it } from 'vitest';
import { must } from '#shared/domain/assert.ts';
import { anApp, aTranscript } from '../../test/builders.ts';
import { contentOf } from '../../test/content-of.ts';
import { act } from '../../test/random-actions.ts';
import type { App } from './app.ts';
import { startWorkspace } from './commit.ts';
import { openDatabase } from './db.ts';
import { type Journalled, readEntry } from './journal-entry.ts';
import { replay } from './replay.ts';
import { sameCounts, scanState } from './scan-state.ts';

const actions = fc.array(fc.tuple(fc.nat({ max: 13 }), fc.nat({ max: 60 }), fc.nat({ max: 60 })), {
  minLength: 5,
  maxLength: 30,
});

async function journalOf(app: App): Promise<readonly Journalled[]> {
  await expect.poll(() => app.saveState.word().kind).toBe('saved');
  const read = await app.host.journal.read(app.at, 1, 64 * 1024 * 1024);
  if (!read.ok) throw new Error('expected: a journal');
  return read.value.map((entry) => {
    const one = readEntry(entry);
    return must(one.ok ? one.value : null, 'an entry');
  });
}

async function aFreshDatabase() {
  const name = `replay-${crypto.randomUUID()}`;
  const db = openDatabase(name);
  await db.open();
  await startWorkspace(db, name, 'copy-1');
  return db;
}

it('gives every record, the log, the head and the state sum again, in one go or in pieces, once or twice', async () => {
  await fc.assert(
    fc.asyncProperty(actions, fc.integer({ min: 1, max: 7 }), async (steps, size) => {
      const app = await anApp();
      await aTranscript(app, ['We print every invoice twice', 'And then again']);
      for (const step of steps) await act(app, step);
      await app.history.undo();
      const entries = await journalOf(app);
      const db = await aFreshDatabase();
      for (let i = 0; i < entries.length; i += size) {
        expect((await replay(db, entries.slice(Math.max(0, i - 1), i + size))).stopped).toBeNull();
      }
      expect((await replay(db, entries)).stopped).toBeNull();

      const [ours, theirs] = [await app.db.meta.get('head'), await db.meta.get('head')];
      expect({ ...theirs, projectId: '' }).toEqual({ ...ours, projectId: '' });
      expect(await contentOf(db)).toBe(await contentOf(app.db));
      expect(await db.changes.toArray()).toEqual(await app.db.changes.toArray());
      const scanned = await scanState(db, async () => undefined);
      expect(scanned.stateSum).toBe(theirs?.stateSum);
      expect(sameCounts(scanned.counts, theirs?.counts ?? {})).toBe(true);
      for (const one of [app.db, db]) one.close();
      await app.stop();
    }),
    { numRuns: 25 },
  );
});

it('stops before a change that does not follow, and keeps what came before it', async () => {
  const app = await anApp();
  await aTranscript(app, ['We print every invoice twice']);
  for (let i = 0; i < 6; i++) await act(app, [0, i, i]);
  const entries = await journalOf(app);
  const turned = entries.map((entry) =>
    entry.change.seq === 4 ? { ...entry, change: { ...entry.change, at: 'x' } } : entry,
  );
  const db = await aFreshDatabase();
  expect((await replay(db, turned)).stopped).toEqual({ seq: 4, why: 'is not what its hash says' });
  expect(await db.meta.get('head')).toMatchObject({ seq: 3 });
  expect((await scanState(db, async () => undefined)).stateSum).toBe((await db.meta.get('head'))?.stateSum);
  const wrong = entries.map((entry) =>
    entry.change.seq === 5 ? { ...entry, mark: { ...entry.mark, stateSum: '0' } } : entry,
  );
  expect((await replay(db, wrong)).stopped).toEqual({ seq: 5, why: 'gives another state than was written down' });
});
