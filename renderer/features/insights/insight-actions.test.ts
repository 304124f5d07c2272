import { describe, expect, it } from 'vitest';
import { createInsight } from '#renderer/data/actions/insight-actions.ts';
import { createLinked } from '#renderer/data/actions/line-actions.ts';
import { link } from '#renderer/data/actions/link-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { evidenceGraph } from '#renderer/data/queries/graph-queries.ts';
import { assert, must } from '#shared/domain/assert.ts';
import { insert, label } from '#shared/domain/change.ts';
import { newHighlight } from '#shared/domain/highlight.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Result } from '#shared/domain/result.ts';
import { anApp, aTranscript } from '../../../test/builders.ts';
import { confirmInsight, mergeInsights, moveToColumn } from './insight-actions.ts';

const done = async <T>(action: Promise<Result<T, unknown>>): Promise<T> => {
  const result = await action;
  assert(result.ok, 'an action that succeeds');
  return result.value;
};

/** Quotes in one interview, in the database. */
async function quotes(app: App, count: number): Promise<Id<'highlight'>[]> {
  const { interview, segments } = await aTranscript(app, ['We export it every week']);
  const block = must(segments[0], 'a segment').id;
  const anchor = {
    source: 'tr_1',
    block,
    start: 0,
    end: 9,
    endBlock: null,
    quote: 'We export',
    prefix: '',
    suffix: '',
  };
  const ids = Array.from({ length: count }, () => app.newId('highlight'));
  const who = { now: app.now(), by: app.by };
  const made = ids.map((id) => insert('highlights', newHighlight(id, { interviewId: interview.id, anchor }, who)));
  await done(app.run({ label: label('change.highlight'), ops: made }));
  return ids;
}

describe('merging insights', () => {
  it('brings evidence and needs together without doubling, and one undo takes it back', async () => {
    const app = await anApp();
    const [a = 'hl_', b = 'hl_', c = 'hl_'] = await quotes(app, 3);
    const stays = await done(createInsight(app, 'Approvals leak out', [a, b]));
    const gone = await done(createInsight(app, 'Approving happens elsewhere', [b, c]));
    const need = await done(createLinked(app, 'need', 'Approve in place', [gone]));
    await done(link(app, c, gone, 'contradicts'));
    const before = await evidenceGraph(app);
    await done(mergeInsights(app, [gone], stays));
    const after = await evidenceGraph(app);
    expect(after.records.insights.map(({ id }) => id)).toEqual([stays]);
    expect((after.down.get(stays) ?? []).map(({ from }) => from).sort()).toEqual([a, b, c].sort());
    expect((after.up.get(stays) ?? []).map(({ to }) => to)).toEqual([need]);
    await done(app.history.undo());
    const back = await evidenceGraph(app);
    expect(back.down).toEqual(before.down);
    expect(back.records.insights).toHaveLength(2);
  });

  it('refuses to merge an insight into itself', async () => {
    const app = await anApp();
    const only = await done(createInsight(app, 'Alone'));
    expect(await mergeInsights(app, [only], only)).toEqual({ ok: false, problem: { kind: 'gone' } });
  });
});

describe('the board', () => {
  it('moves many cards in one step', async () => {
    const app = await anApp();
    const ids = [await done(createInsight(app, 'a')), await done(createInsight(app, 'b'))];
    await done(moveToColumn(app, ids, { theme: 'Approval' }));
    expect((await app.db.insights.toArray()).map(({ theme }) => theme)).toEqual(['Approval', 'Approval']);
    await done(app.history.undo());
    expect((await app.db.insights.toArray()).map(({ theme }) => theme)).toEqual(['', '']);
  });
});

it('a confirmed insight is reviewed, and due again in half a year', async () => {
  const app = await anApp({ today: '2026-03-02' });
  const id = await done(createInsight(app, 'Still so'));
  expect(await done(confirmInsight(app, id))).toBe('2026-08-29');
  expect(await app.db.insights.get(id)).toMatchObject({ status: 'reviewed', reviewAt: '2026-08-29' });
});
