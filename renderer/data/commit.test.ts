import { describe, expect, it } from 'vitest';
import { must } from '#shared/domain/assert.ts';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import { insert, label, update } from '#shared/domain/change.ts';
import { newGoal } from '#shared/domain/goal.ts';
import type { Json } from '#shared/domain/json.ts';
import { newNeed } from '#shared/domain/need.ts';
import { SCHEMA_EPOCH } from '#shared/domain/schema-epoch.ts';
import { sha256 } from '#shared/domain/sha256.ts';
import { anApp } from '../../test/builders.ts';
import { contentOf } from '../../test/content-of.ts';
import { commit } from './commit.ts';
import { openDatabase } from './db.ts';

const who = { now: '2026-03-02T08:00:00.000Z', by: 'au_1' as const };

describe('commit', () => {
  it('writes the record, its row of the log and the head together', async () => {
    const app = await anApp();
    const goal = newGoal('gl_1', { title: 'Cut churn', order: 'a0' }, who);
    const done = await app.run({ label: label('change.create', { kind: 'goal' }), ops: [insert('goals', goal)] });

    expect(done.ok).toBe(true);
    expect(await app.db.goals.get('gl_1')).toMatchObject({ title: 'Cut churn', rev: 1 });
    expect(await app.db.changes.toArray()).toMatchObject([
      {
        seq: 1,
        by: app.by,
        device: 'test',
        label: { key: 'change.create', values: { kind: 'goal' } },
        ops: [{ key: 'gl_1', before: null }],
      },
    ]);
    expect(await app.db.meta.get('head')).toMatchObject({ seq: 1, counts: { goals: 1 }, schemaEpoch: SCHEMA_EPOCH });
  });

  it('chains each row of the log to the one before it', async () => {
    const app = await anApp();
    for (const n of [1, 2, 3]) {
      await app.run({
        label: label('x'),
        ops: [insert('goals', newGoal(`gl_${n}`, { title: `${n}`, order: `a${n}` }, who))],
      });
    }
    let prev = '';
    for (const { hash, ...row } of await app.db.changes.toArray()) {
      expect(row.prev).toBe(prev);
      expect(hash).toBe(sha256(prev + canonicalJson(row as unknown as Json)));
      prev = hash;
    }
    expect((await app.db.meta.get('head'))?.hash).toBe(prev);
  });

  it('leaves nothing behind when one record of many fails', async () => {
    const app = await anApp();
    const before = await contentOf(app.db);
    const good = Array.from({ length: 50 }, (_, i) =>
      insert('needs', newNeed(`nd_${i}`, { title: 'x', order: 'a0' }, who)),
    );
    const bad = insert('goals', { ...newGoal('gl_1', { title: 'x', order: 'a0' }, who), endsAt: 'next spring' });

    const done = await app.run({ label: label('x'), ops: [...good, bad] });

    expect(done).toEqual({
      ok: false,
      problem: { kind: 'invalid-record', table: 'goals', key: 'gl_1', message: 'endsAt: a date as YYYY-MM-DD' },
    });
    expect(await contentOf(app.db)).toBe(before);
    expect(await app.db.changes.count()).toBe(0);
    expect(await app.db.meta.get('head')).toMatchObject({ seq: 0, counts: {} });
    expect(app.history.state().undo).toBeNull();
  });

  it('refuses to make a record twice, or to change one that is not there', async () => {
    const app = await anApp();
    const goal = newGoal('gl_1', { title: 'x', order: 'a0' }, who);
    await app.run({ label: label('x'), ops: [insert('goals', goal)] });
    const twice = await app.run({ label: label('x'), ops: [insert('goals', goal)] });
    const missing = await app.run({
      label: label('x'),
      ops: [{ table: 'goals', key: 'gl_2', before: { title: 'a' }, after: { title: 'b' } }],
    });
    expect(twice).toMatchObject({ problem: { kind: 'existing-record', key: 'gl_1' } });
    expect(missing).toMatchObject({ problem: { kind: 'missing-record', key: 'gl_2' } });
  });

  it('writes into the log what really stood there, and nothing when nothing changes', async () => {
    const app = await anApp();
    await app.run({ label: label('x'), ops: [insert('goals', newGoal('gl_1', { title: 'one', order: 'a0' }, who))] });
    const seen = must(await app.db.goals.get('gl_1'), 'the goal');
    await app.run({ label: label('x'), ops: [must(update('goals', seen, { title: 'two' }), 'an op')] });
    // This op was made on the old title: another window has written meanwhile.
    await app.run({ label: label('x'), ops: [must(update('goals', seen, { title: 'three' }), 'an op')] });
    const same = await app.run({ label: label('x'), ops: [must(update('goals', seen, { title: 'three' }), 'an op')] });

    expect((await app.db.changes.get(3))?.ops).toEqual([
      { table: 'goals', key: 'gl_1', before: { title: 'two' }, after: { title: 'three' } },
    ]);
    expect(same).toEqual({ ok: true, value: null });
    expect(await app.db.changes.count()).toBe(3);
  });

  it('refuses to write into a workspace of a newer build', async () => {
    const app = await anApp();
    await app.db.meta.update('head', { schemaEpoch: SCHEMA_EPOCH + 1 });
    const done = await app.run({
      label: label('x'),
      ops: [insert('goals', newGoal('gl_1', { title: 'x', order: 'a0' }, who))],
    });
    expect(done).toMatchObject({ problem: { kind: 'newer-schema', epoch: SCHEMA_EPOCH + 1 } });
    expect(await app.db.goals.count()).toBe(0);
  });

  it('says so when the database is closed under it, and keeps saying "not saved" until a commit succeeds', async () => {
    const app = await anApp({ name: 'closing' });
    app.db.close({ disableAutoOpen: true });
    const change = { label: label('x'), ops: [insert('goals', newGoal('gl_1', { title: 'x', order: 'a0' }, who))] };
    const done = await app.run(change);
    expect(done).toMatchObject({ ok: false, problem: { kind: 'storage' } });
    expect(app.saveState.word().kind).toBe('not-saved');
    await app.db.open();
    await app.saveState.retry();
    await expect.poll(() => app.saveState.word().kind).toBe('saved');
    expect(await app.db.goals.count()).toBe(1);
  });

  it('asks for strict durability', () => {
    expect(openDatabase('durable')._options.chromeTransactionDurability).toBe('strict');
  });

  it('gives each of several writers its own place in the log', async () => {
    const app = await anApp();
    const writer = { now: app.now, newUuid: app.newUuid, by: app.by, device: 'other' };
    const all = Array.from({ length: 40 }, (_, i) => ({
      label: label('x'),
      ops: [insert('goals', newGoal(`gl_${i}`, { title: `${i}`, order: 'a0' }, who))],
    }));
    await Promise.all(all.map((draft, i) => (i % 2 ? app.run(draft) : commit(app.db, draft, writer))));
    expect((await app.db.changes.toArray()).map((row) => row.seq)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
    expect(await app.db.goals.count()).toBe(40);
  });
});
