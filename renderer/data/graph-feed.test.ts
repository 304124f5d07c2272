import { describe, expect, it } from 'vitest';
import { must } from '#shared/domain/assert.ts';
import { insert, label, ops, trash, update } from '#shared/domain/change.ts';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import { newNeed } from '#shared/domain/need.ts';
import type { Result } from '#shared/domain/result.ts';
import { newSetting } from '#shared/domain/setting.ts';
import { anApp } from '../../test/builders.ts';
import { createLinked } from './actions/line-actions.ts';
import { link, unlink } from './actions/link-actions.ts';
import type { App } from './app.ts';
import { createGraphFeed } from './graph-feed.ts';
import { evidenceGraph } from './queries/graph-queries.ts';
import { lineOfPeriod } from './queries/period-queries.ts';

const made = <T>(result: Result<T, unknown>): T | null => (result.ok ? result.value : null);

/** What a graph says, whatever it was made from. */
const said = ({ records, up, down }: EvidenceGraph) => ({ records, up, down });

async function upToDate(app: App, feed: ReturnType<typeof createGraphFeed>): Promise<void> {
  const anew = said(await evidenceGraph(app));
  await expect.poll(() => feed.current() && said(feed.current() as EvidenceGraph)).toEqual(anew);
}

describe('the line of this window', () => {
  it('follows every commit, undo and redo as if it were read anew', async () => {
    const app = await anApp();
    const feed = createGraphFeed(app);
    let told = 0;
    const stop = feed.subscribe(() => {
      told += 1;
    });
    const need = must(await createLinked(app, 'need', 'Approve in place', []).then(made), 'a need');
    await upToDate(app, feed);
    const goal = must(await createLinked(app, 'goal', 'Fewer leave', [need]).then(made), 'a goal');
    await upToDate(app, feed);
    expect(feed.current()?.down.get(goal)).toHaveLength(1);
    const record = must((await app.db.needs.toArray())[0], 'the need');
    await app.run({ label: label('change.trash'), ops: [trash('needs', record, app.now())] });
    await upToDate(app, feed);
    expect(feed.current()?.down.get(goal)).toBeUndefined();
    await app.history.undo();
    await upToDate(app, feed);
    expect(feed.current()?.down.get(goal)).toHaveLength(1);
    await app.history.redo();
    await upToDate(app, feed);
    expect(told).toBeGreaterThanOrEqual(5);
    stop();
  });

  it('catches up when somebody looks again', async () => {
    const app = await anApp();
    const feed = createGraphFeed(app);
    const look = (): (() => void) => feed.subscribe(() => undefined);
    const stop = look();
    await upToDate(app, feed);
    stop();
    await createLinked(app, 'need', 'Written while nobody looked', []);
    const again = look();
    await upToDate(app, feed);
    expect(feed.current()?.records.needs).toHaveLength(1);
    again();
  });

  it('leaves changes outside the line alone', async () => {
    const app = await anApp();
    const feed = createGraphFeed(app);
    const stop = feed.subscribe(() => undefined);
    await createLinked(app, 'need', 'A need', []);
    await upToDate(app, feed);
    const before = feed.current();
    await app.run({
      label: label('change.create-tag', { tag: 'x' }),
      ops: [insert('settings', newSetting('codebookLocked', true, { now: app.now(), by: app.by }))],
    });
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(feed.current()).toBe(before);
    stop();
  });
});

describe('the line of a period', () => {
  it('is taken back from the change log, with what was made, changed, linked and removed since', async () => {
    const app = await anApp();
    const [first, second] = app.orderKeys(null, 2);
    const who = { now: app.now(), by: app.by };
    const [a, b] = [app.newId('need'), app.newId('need')];
    await app.run({
      label: label('change.create', { kind: 'need' }),
      ops: [
        insert('needs', newNeed(a, { title: 'a', order: must(first, 'a key') }, who)),
        insert('needs', newNeed(b, { title: 'b', order: must(second, 'a key') }, who)),
      ],
    });
    const goal = must(await createLinked(app, 'goal', 'g', [a]).then(made), 'a goal');
    const before = said(await evidenceGraph(app));
    const seq = must(await app.db.meta.get('head'), 'the head').seq;
    // Everything up to here was last week.
    await app.db.changes.toCollection().modify((change) => {
      Object.assign(change, { at: '2026-02-20T08:00:00.000Z' });
    });
    const linked = await link(app, b, goal);
    const need = must(await app.db.needs.get(b), 'b');
    await app.run({ label: label('change.move-need'), ops: ops(update('needs', need, { parentId: a })) });
    await unlink(app, must((await app.db.evidence.where('from').equals(a).toArray())[0], 'its link').id);
    const gone = must(await app.db.needs.get(a), 'a');
    await app.run({ label: label('change.trash'), ops: [trash('needs', gone, app.now())] });
    expect(linked.ok).toBe(true);
    const now = await evidenceGraph(app);
    const line = await lineOfPeriod(app, now, '2026-02-24', '2026-03-02');
    expect(line.changes.map((change) => change.seq)).toEqual([seq + 1, seq + 2, seq + 3, seq + 4]);
    expect(line.now).toBe(now);
    // A record removed since comes back without the two technical fields.
    const plain = (graph: ReturnType<typeof said>): unknown =>
      JSON.parse(JSON.stringify({ ...graph, up: [...graph.up], down: [...graph.down] }), (key, value) =>
        key === 'rev' || key === 'updatedAt' ? undefined : value,
      );
    expect(plain(said(line.before))).toEqual(plain(before));
  });
});
