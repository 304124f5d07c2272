import fc from 'fast-check';
import { expect, it } from 'vitest';
import { markAndTag, tagByName } from '#renderer/data/actions/highlight-actions.ts';
import { tagInterview } from '#renderer/data/actions/interview-tag-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { tableOf } from '#renderer/data/db.ts';
import { liveRecords } from '#renderer/data/queries/record-queries.ts';
import { assert, must } from '#shared/domain/assert.ts';
import { insert, label } from '#shared/domain/change.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { TABLES } from '#shared/domain/records.ts';
import type { Result } from '#shared/domain/result.ts';
import { newRule } from '#shared/domain/rule.ts';
import { newSavedView } from '#shared/domain/saved-view.ts';
import { addToSum, EMPTY_SUM, rowSum } from '#shared/domain/state-sum.ts';
import { anApp, aTranscript } from '../../../test/builders.ts';
import { acceptTag, addTag, archiveTags, lockCodebook, moveTags } from './codebook-actions.ts';
import { mergeTagsInto, previewMerge, splitTag } from './tag-merge-actions.ts';

async function made<T>(action: Promise<Result<T, unknown>>): Promise<T> {
  const result = await action;
  assert(result.ok, 'an action that was done');
  return result.value;
}

/** One number for the whole database. */
async function sum(app: App): Promise<string> {
  let total = EMPTY_SUM;
  for (const table of TABLES) {
    for (const row of await tableOf(app.db, table).toArray()) {
      total = addToSum(total, rowSum(table, row as unknown as JsonObject));
    }
  }
  return total;
}

async function aCodebook() {
  const app = await anApp();
  const { interview, transcript, segments } = await aTranscript(app, ['We export the invoice. Nobody can approve it.']);
  const tag = (name: string, parentId: Id<'tag'> | null = null) => made(addTag(app, name, { parentId, codable: true }));
  const [pricing, cost, budget] = [await tag('Pricing'), await tag('Cost'), await tag('Budget')];
  const block = must(segments[0], 'a segment').id;
  const mark = (from: number, name: string) =>
    made(
      markAndTag(
        app,
        {
          ...{ interviewId: interview.id, source: transcript.id },
          ...{ from: { block, offset: from }, to: { block, offset: from + 5 } },
        },
        name,
      ),
    );
  const highlights = [
    await mark(0, 'Pricing'),
    await mark(3, 'Cost'),
    await mark(10, 'Cost'),
    await mark(20, 'Budget'),
  ];
  await tagByName(app, [must(highlights[1], 'a highlight')], 'Pricing');
  return { app, interview, pricing, cost, budget, tag, highlights };
}

it('merges with a preview; highlights, interviews, rules, views, nested tags and names follow; undo is identical', async () => {
  const { app, interview, pricing, cost, budget, tag, highlights } = await aCodebook();
  const nested = await tag('Discounts', cost);
  const who = { now: app.now(), by: app.by };
  await tagInterview(app, interview.id, must(await app.db.tags.get(cost), 'the tag'), true);
  const rule = newRule(
    app.newId('rule'),
    { title: 'R', whenTagId: cost, targetId: budget, act: 'tag', order: 'a' },
    who,
  );
  const empty = newRule(
    app.newId('rule'),
    { title: 'E', whenTagId: cost, targetId: pricing, act: 'tag', order: 'b' },
    who,
  );
  const view = newSavedView(
    app.newId('savedView'),
    { place: 'highlights', title: 'Money', params: { tag: cost }, order: 'a' },
    who,
  );
  await app.run({
    label: label('change.edit'),
    ops: [insert('rules', rule), insert('rules', empty), insert('savedViews', view)],
  });
  const before = await sum(app);
  expect(await previewMerge(app, pricing, [cost])).toEqual({
    highlights: 1,
    both: 1,
    interviews: 1,
    rules: 2,
    nested: 1,
    aliases: ['Cost'],
  });
  await made(mergeTagsInto(app, pricing, [cost]));
  const tags = await Promise.all(highlights.map(async (id) => (await app.db.highlights.get(id))?.tagIds));
  expect(tags).toEqual([[pricing], [pricing], [pricing], [budget]]);
  expect((await app.db.interviews.get(interview.id))?.tagIds).toEqual([pricing]);
  expect((await app.db.rules.get(rule.id))?.whenTagId).toBe(pricing);
  expect(await app.db.rules.get(empty.id)).toBeUndefined();
  expect((await app.db.savedViews.get(view.id))?.params).toEqual({ tag: pricing });
  expect((await app.db.tags.get(nested))?.parentId).toBe(pricing);
  expect((await app.db.tags.get(pricing))?.aliases).toEqual(['Cost']);
  expect(await app.db.tags.get(cost)).toMatchObject({ mergedInto: pricing, deletedAt: expect.any(String) });
  await app.history.undo();
  expect(await sum(app)).toBe(before);
  await app.history.redo();
  expect((await app.db.tags.get(cost))?.mergedInto).toBe(pricing);
});

it('a tag that stands under the one it swallows stands where that one stood', async () => {
  const { app, pricing, tag } = await aCodebook();
  const child = await tag('Price shock', pricing);
  await made(mergeTagsInto(app, child, [pricing]));
  expect((await app.db.tags.get(child))?.parentId).toBeNull();
});

it('splits chosen highlights off to a new tag beside it, and refuses a name that is there', async () => {
  const { app, cost, highlights } = await aCodebook();
  expect(await splitTag(app, cost, 'budgets', [])).toMatchObject({ problem: { kind: 'exists' } });
  const before = await sum(app);
  const id = await made(splitTag(app, cost, 'Fees', [must(highlights[2], 'a highlight')]));
  expect((await app.db.highlights.get(must(highlights[2], 'a highlight')))?.tagIds).toEqual([id]);
  expect((await app.db.highlights.get(must(highlights[1], 'a highlight')))?.tagIds).toContain(cost);
  await app.history.undo();
  expect(await sum(app)).toBe(before);
});

it('moves and archives many in one step', async () => {
  const { app, pricing, cost, budget } = await aCodebook();
  const group = await made(addTag(app, 'Money', { parentId: null, codable: false }));
  await made(moveTags(app, [pricing, budget], group));
  expect(await moveTags(app, [group], pricing)).toMatchObject({ problem: { kind: 'circle' } });
  expect((await app.db.tags.bulkGet([pricing, cost, budget])).map((tag) => tag?.parentId)).toEqual([
    group,
    null,
    group,
  ]);
  await app.history.undo();
  expect((await app.db.tags.bulkGet([pricing, budget])).map((tag) => tag?.parentId)).toEqual([null, null]);
  await archiveTags(app, [cost, budget], true);
  expect((await liveRecords(app, 'tags')).filter(({ archived }) => archived).map((tag) => tag.label)).toEqual([
    'Cost',
    'Budget',
  ]);
});

it('in a locked codebook a new tag is used and waits as a proposal', async () => {
  const { app, highlights } = await aCodebook();
  await lockCodebook(app, true);
  const tag = await made(tagByName(app, [must(highlights[0], 'a highlight')], 'Onboarding'));
  expect((await app.db.tags.get(tag.id))?.proposed).toBe(true);
  expect((await app.db.highlights.get(must(highlights[0], 'a highlight')))?.tagIds).toContain(tag.id);
  await acceptTag(app, tag.id);
  expect((await app.db.tags.get(tag.id))?.proposed).toBe(false);
  await lockCodebook(app, false);
  expect((await tagByName(app, [must(highlights[0], 'a highlight')], 'Free')).ok).toBe(true);
});

it('any row of merges, undone, leaves the database as it was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 1, maxLength: 4 }), async (merges) => {
      const { app, pricing, cost, budget, tag } = await aCodebook();
      const all = [pricing, cost, budget, await tag('Fees', cost)];
      const before = await sum(app);
      let steps = 0;
      for (const [a, b] of merges) {
        if (a !== b && (await mergeTagsInto(app, must(all[a], 'a'), [must(all[b], 'b')])).ok) steps += 1;
      }
      for (let i = 0; i < steps; i++) await app.history.undo();
      expect(await sum(app)).toBe(before);
    }),
    { numRuns: 20 },
  );
});
