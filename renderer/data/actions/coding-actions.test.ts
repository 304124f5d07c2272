import { expect, it } from 'vitest';
import { assert, must } from '#shared/domain/assert.ts';
import type { Id } from '#shared/domain/ids.ts';
import { anApp, aTranscript } from '../../../test/builders.ts';
import type { App } from '../app.ts';
import { moveEdges, reattach } from './edge-actions.ts';
import { mark, markAndTag, tagByName } from './highlight-actions.ts';
import { createInsight } from './insight-actions.ts';
import { link } from './link-actions.ts';
import { addMemo, editMemo, memosAbout } from './memo-actions.ts';
import { mergeHighlights } from './merge-highlights.ts';
import { saveSegmentText } from './segment-actions.ts';

async function aTalk() {
  const app = await anApp();
  const made = await aTranscript(app, ['We export the invoice. Nobody can approve it.', 'I ping finance.']);
  const [first, second] = made.segments.map(({ id }) => id);
  const source = { interviewId: made.interview.id, source: made.transcript.id };
  const picked = (block: string, from: number, to: number, end = block) => ({
    ...source,
    from: { block, offset: from },
    to: { block: end, offset: to },
  });
  return { app, first: must(first, '1'), second: must(second, '2'), picked };
}

const made = async <T>(
  action: Promise<{ readonly ok: boolean } & ({ readonly ok: true; readonly value: T } | { readonly ok: false })>,
): Promise<T> => {
  const result = await action;
  assert(result.ok, 'an action that was done');
  return result.value;
};
const quote = async (app: App, id: Id<'highlight'>) => (await app.db.highlights.get(id))?.anchor.quote;

it('moves the edges of a highlight in one step, over segments too, without spaces at the ends', async () => {
  const { app, first, second, picked } = await aTalk();
  const id = await made(mark(app, picked(first, 3, 9)));
  await moveEdges(app, id, { block: first, offset: 0 }, { block: first, offset: 23 });
  expect(await quote(app, id)).toBe('We export the invoice.');
  await moveEdges(app, id, { block: first, offset: 23 }, { block: second, offset: 6 });
  expect((await app.db.highlights.get(id))?.anchor).toMatchObject({ endBlock: second, end: 6 });
  expect(await moveEdges(app, id, { block: first, offset: 9 }, { block: first, offset: 9 })).toMatchObject({
    problem: { kind: 'no-words' },
  });
  await app.history.undo();
  await app.history.undo();
  expect(await quote(app, id)).toBe('export');
});

it('puts a highlight whose words vanished on picked words; until then it keeps its quote', async () => {
  const { app, first, second, picked } = await aTalk();
  const id = await made(mark(app, picked(first, 23, 44)));
  await saveSegmentText(app, first, 'We export.', 's');
  expect(await app.db.highlights.get(id)).toMatchObject({
    needsReview: true,
    anchor: { quote: 'Nobody can approve it' },
  });
  await reattach(app, id, picked(second, 2, 14));
  expect(await app.db.highlights.get(id)).toMatchObject({
    needsReview: false,
    anchor: { quote: 'ping finance', block: second },
  });
});

it('merges highlights with their tags, links and memos, and undo gives all back', async () => {
  const { app, first, second, picked } = await aTalk();
  const one = await made(markAndTag(app, picked(first, 3, 9), 'Export'));
  const two = await made(markAndTag(app, picked(second, 2, 6), 'Chat'));
  const claim = await made(createInsight(app, 'Approvals leak out', [two]));
  await made(link(app, one, claim));
  const other = await made(createInsight(app, 'Finance waits', [two]));
  await made(addMemo(app, two, 'Which chat?'));
  await tagByName(app, [two], 'Export');
  const before = [await app.db.highlights.toArray(), await app.db.evidence.toArray(), await app.db.memos.toArray()];
  expect(await made(mergeHighlights(app, [two, one]))).toBe(one);
  const kept = must(await app.db.highlights.get(one), 'the kept one');
  expect(kept.anchor.quote).toBe('export the invoice. Nobody can approve it.\nI ping');
  expect(kept.tagIds).toHaveLength(2);
  expect(await app.db.highlights.get(two)).toBeUndefined();
  const links = await app.db.evidence.toArray();
  expect(links.map(({ from, to }) => [from, to])).toEqual(
    expect.arrayContaining([
      [one, claim],
      [one, other],
    ]),
  );
  expect(links).toHaveLength(2);
  expect((await memosAbout(app, one)).map(({ text }) => text)).toEqual(['Which chat?']);
  await app.history.undo();
  const bare = (rows: readonly object[]) => rows.map((row) => ({ ...row, rev: 0, updatedAt: '' }));
  const after = [await app.db.highlights.toArray(), await app.db.evidence.toArray(), await app.db.memos.toArray()];
  expect(after.map(bare)).toEqual(before.map(bare));
});

it('a memo is written, changed, and goes to the trash when emptied', async () => {
  const { app, first, picked } = await aTalk();
  const id = await made(mark(app, picked(first, 3, 9)));
  expect(await addMemo(app, id, '  ')).toMatchObject({ problem: { kind: 'no-title' } });
  const memo = await made(addMemo(app, id, ' Ask again. '));
  await editMemo(app, memo, 'Asked.');
  expect((await memosAbout(app, id)).map(({ text }) => text)).toEqual(['Asked.']);
  await editMemo(app, memo, '');
  expect(await memosAbout(app, id)).toEqual([]);
});
