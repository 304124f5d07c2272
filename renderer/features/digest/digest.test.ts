import { expect, it } from 'vitest';
import { createGoal, createMetric, createNeed } from '#renderer/data/actions/create-actions.ts';
import { link, unlink } from '#renderer/data/actions/link-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { evidenceGraph } from '#renderer/data/queries/graph-queries.ts';
import { lineOfPeriod } from '#renderer/data/queries/period-queries.ts';
import { strategyDigest } from '#shared/analysis/strategy-digest.ts';
import { assert, must } from '#shared/domain/assert.ts';
import { insert, label, ops, update } from '#shared/domain/change.ts';
import { newHighlight } from '#shared/domain/highlight.ts';
import type { Id } from '#shared/domain/ids.ts';
import { newInterview } from '#shared/domain/interview.ts';
import { newParticipant } from '#shared/domain/participant.ts';
import type { Result } from '#shared/domain/result.ts';
import { anApp } from '../../../test/builders.ts';

const done = async <T>(action: Promise<Result<T, unknown>>): Promise<T> => {
  const result = await action;
  assert(result.ok, 'an action that succeeds');
  return result.value;
};

/** Somebody says something in an interview of their own. */
async function said(app: App, alias: string, quote: string): Promise<Id<'highlight'>> {
  const who = { now: app.now(), by: app.by };
  const [person, interview, id] = [app.newId('participant'), app.newId('interview'), app.newId('highlight')];
  const anchor = { source: 'tr_1', block: 'sg_1', start: 0, end: 5, endBlock: null, quote, prefix: '', suffix: '' };
  await done(
    app.run({
      label: label('change.highlight'),
      ops: [
        insert('participants', newParticipant(person, { name: alias, alias }, who)),
        insert(
          'interviews',
          newInterview(interview, { title: alias, studyId: null, heldAt: '2026-02-20', participantIds: [person] }, who),
        ),
        insert('highlights', newHighlight(id, { interviewId: interview, anchor, participantId: person }, who)),
      ],
    }),
  );
  return id;
}

it('the digest of a week is what the change log of the week says', async () => {
  const app = await anApp({ today: '2026-03-02' });
  const goal = await done(createGoal(app, 'Fewer leave'));
  const metric = await done(createMetric(app, { goalId: goal, name: 'Churn', unit: '%' }));
  const [kept, pruned, moved] = [
    await done(createNeed(app, 'kept')),
    await done(createNeed(app, 'pruned')),
    await done(createNeed(app, 'moved')),
  ];
  for (const need of [kept, pruned, moved]) await done(link(app, need, goal));
  await done(link(app, await said(app, 'P-001', 'Every week'), kept));
  // Everything up to here was the week before.
  await app.db.changes.toCollection().modify((change) => {
    Object.assign(change, { at: '2026-02-20T08:00:00.000Z' });
  });
  const added = await done(createNeed(app, 'added'));
  await done(link(app, added, goal));
  const [forIt, against] = [await said(app, 'P-002', 'Every day'), await said(app, 'P-003', 'Never')];
  await done(link(app, forIt, added));
  await done(link(app, against, kept, 'contradicts'));
  await done(unlink(app, must((await app.db.evidence.where('from').equals(pruned).toArray())[0], 'its link').id));
  const need = must(await app.db.needs.get(moved), 'the need');
  const reading = must(await app.db.metrics.get(metric), 'the metric');
  const checkIns = [
    { id: 'c1', at: '2026-02-10', value: 5, note: '' },
    { id: 'c2', at: '2026-03-01', value: 4, note: '' },
  ];
  await done(
    app.run({
      label: label('change.move-need'),
      ops: ops(update('needs', need, { parentId: kept }), update('metrics', reading, { checkIns })),
    }),
  );
  const period = { from: '2026-02-24', to: '2026-03-02' };
  const line = await lineOfPeriod(app, await evidenceGraph(app), period.from, period.to);
  const parts = { solutions: [], experiments: [], decisions: [], memos: [] };
  const metrics = await app.db.metrics.toArray();
  const [digest] = strategyDigest({ ...period, ...parts, metrics, before: line.before, now: line.now });
  const found = must(digest, 'the digest of the goal');
  expect(found.metrics.map(({ before, now }) => [before, now])).toEqual([[5, 4]]);
  expect(found.supporting).toMatchObject({ people: 1, quotes: [{ id: forIt }] });
  expect(found.contradicting).toMatchObject({ people: 1, quotes: [{ id: against }] });
  expect(found.needs.added.map(({ title }) => title)).toEqual(['added']);
  expect(found.needs.pruned.map(({ title }) => title)).toEqual(['pruned']);
  expect(found.needs.moved.map(({ title }) => title)).toEqual(['moved']);
  expect(found.strength.before).toMatchObject({ people: 1, against: 0 });
  expect(found.strength.now).toMatchObject({ people: 2, against: 1 });
  expect(found.quiet).toBe(false);

  const quietWeek = { from: '2026-01-01', to: '2026-01-07' };
  const early = await lineOfPeriod(app, await evidenceGraph(app), quietWeek.from, quietWeek.to);
  expect(early.changes).toEqual([]);
  expect(strategyDigest({ ...quietWeek, ...parts, metrics: [], before: early.before, now: early.now })).toEqual([]);
});
