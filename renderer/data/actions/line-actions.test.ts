import { describe, expect, it } from 'vitest';
import { assert } from '#shared/domain/assert.ts';
import type { AnyId } from '#shared/domain/ids.ts';
import type { Result } from '#shared/domain/result.ts';
import { anApp } from '../../../test/builders.ts';
import type { App } from '../app.ts';
import { linksFrom, linksTo } from '../queries/graph-queries.ts';
import { createGoal, createNeed } from './create-actions.ts';
import { createInsight } from './insight-actions.ts';
import { createLinked, linkAll, moveLink, pairOf } from './line-actions.ts';
import { rejectProposal } from './link-actions.ts';

const done = async <T>(action: Promise<Result<T, unknown>>): Promise<T> => {
  const result = await action;
  assert(result.ok, 'an action that succeeds');
  return result.value;
};

const undo = (app: App) => done(app.history.undo());

const ends = async (app: App, from: AnyId): Promise<unknown> =>
  (await linksFrom(app, from)).map(({ to, stance, status }) => ({ to, stance, status }));

describe('the order of a pair', () => {
  it('is that of the line, from whichever end a person begins', () => {
    expect(pairOf('hl_1', 'in_1')).toEqual(['hl_1', 'in_1']);
    expect(pairOf('in_1', 'hl_1')).toEqual(['hl_1', 'in_1']);
    expect(pairOf('gl_1', 'nd_1')).toEqual(['nd_1', 'gl_1']);
  });

  it('does not exist for kinds that are no neighbours', () => {
    expect(pairOf('in_1', 'gl_1')).toBeNull();
    expect(pairOf('hl_1', 'gl_1')).toBeNull();
    expect(pairOf('nd_1', 'nd_2')).toBeNull();
  });
});

describe('linking', () => {
  it('joins many in one step, and undo takes all of it back', async () => {
    const app = await anApp();
    const need = await done(createNeed(app, 'Approve in place'));
    const insights = [await done(createInsight(app, 'One')), await done(createInsight(app, 'Two'))];
    const made = await done(
      linkAll(
        app,
        insights.map((id) => [id, need] as const),
        'contradicts',
      ),
    );
    expect(made).toBe(2);
    expect((await linksTo(app, need)).map((link) => link.stance)).toEqual(['contradicts', 'contradicts']);
    await undo(app);
    expect(await linksTo(app, need)).toEqual([]);
  });

  it('leaves what is linked already as it is', async () => {
    const app = await anApp();
    const [need, goal] = [await done(createNeed(app, 'Need')), await done(createGoal(app, 'Goal'))];
    await done(linkAll(app, [[need, goal]], 'qualifies'));
    expect(await done(linkAll(app, [[need, goal]], 'supports'))).toBe(0);
    expect(await ends(app, need)).toEqual([{ to: goal, stance: 'qualifies', status: 'accepted' }]);
  });

  it('turns a proposal that was dismissed into a link when a person links it after all', async () => {
    const app = await anApp();
    const [need, goal] = [await done(createNeed(app, 'Need')), await done(createGoal(app, 'Goal'))];
    await done(rejectProposal(app, need, goal, { from: 'a', to: 'b' }));
    expect(await ends(app, need)).toEqual([]);
    await done(linkAll(app, [[need, goal]]));
    expect(await ends(app, need)).toEqual([{ to: goal, stance: 'supports', status: 'accepted' }]);
    expect(await app.db.evidence.count()).toBe(1);
  });

  it('refuses ends that are no neighbours, and the wrong way round, and writes nothing', async () => {
    const app = await anApp();
    const [need, goal] = [await done(createNeed(app, 'Need')), await done(createGoal(app, 'Goal'))];
    expect(await linkAll(app, [[goal, need]])).toEqual({ ok: false, problem: { kind: 'cannot-join' } });
    expect(await app.db.evidence.count()).toBe(0);
  });
});

describe('creating while linking', () => {
  it('makes the record and its link in one step', async () => {
    const app = await anApp();
    const insight = await done(createInsight(app, 'Approvals leak out'));
    const need = await done(createLinked(app, 'need', ' Approve in place ', [insight]));
    expect(await ends(app, insight)).toEqual([{ to: need, stance: 'supports', status: 'accepted' }]);
    expect((await app.db.needs.toArray()).map((one) => one.title)).toEqual(['Approve in place']);
    await undo(app);
    expect([await app.db.needs.count(), await app.db.evidence.count()]).toEqual([0, 0]);
  });

  it('works from the claim side too: a need made from a goal speaks for the goal', async () => {
    const app = await anApp();
    const goal = await done(createGoal(app, 'Cut churn'));
    const need = await done(createLinked(app, 'need', 'Approve in place', [goal]));
    expect(await ends(app, need)).toEqual([{ to: goal, stance: 'supports', status: 'accepted' }]);
  });

  it('makes nothing without words, or where the two cannot be joined', async () => {
    const app = await anApp();
    const insight = await done(createInsight(app, 'Claim'));
    expect(await createLinked(app, 'need', '  ', [insight])).toEqual({ ok: false, problem: { kind: 'no-title' } });
    expect(await createLinked(app, 'goal', 'Goal', [insight])).toEqual({ ok: false, problem: { kind: 'cannot-join' } });
    expect([await app.db.needs.count(), await app.db.goals.count()]).toEqual([0, 0]);
  });
});

describe('the order of evidence', () => {
  it('is what a person made it', async () => {
    const app = await anApp();
    const need = await done(createNeed(app, 'Need'));
    const insights: AnyId[] = [];
    for (const claim of ['a', 'b', 'c']) insights.push(await done(createInsight(app, claim)));
    await done(
      linkAll(
        app,
        insights.map((id) => [id, need] as const),
      ),
    );
    const inOrder = async () => (await linksTo(app, need)).sort((a, b) => (a.order + a.id < b.order + b.id ? -1 : 1));
    const [a, b, c] = insights;
    expect((await inOrder()).map((link) => link.from)).toEqual([a, b, c]);
    await done(moveLink(app, await inOrder(), 2, 0));
    expect((await inOrder()).map((link) => link.from)).toEqual([c, a, b]);
    await done(moveLink(app, await inOrder(), 0, 1));
    expect((await inOrder()).map((link) => link.from)).toEqual([a, c, b]);
    await done(moveLink(app, await inOrder(), 0, -1));
    expect((await inOrder()).map((link) => link.from)).toEqual([a, c, b]);
  });
});
