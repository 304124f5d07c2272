import { describe, expect, it } from 'vitest';
import { createNeed } from '#renderer/data/actions/create-actions.ts';
import { evidenceGraph } from '#renderer/data/queries/graph-queries.ts';
import { teamEvidenceFor } from '#renderer/data/queries/solution-queries.ts';
import { assert, must } from '#shared/domain/assert.ts';
import type { Result } from '#shared/domain/result.ts';
import { readRoundFile, writeRoundFile } from '#shared/domain/round-file.ts';
import { anApp } from '../../../test/builders.ts';
import { closeRound, createRound, importRound, keepAsEvidence, rate, rateAgain, ratingsOf } from './round-actions.ts';

const done = async <T>(action: Promise<Result<T, unknown>>): Promise<T> => {
  const result = await action;
  assert(result.ok, 'an action that succeeds');
  return result.value;
};

async function aRound(method: 'importance' | 'dots' = 'importance') {
  const app = await anApp();
  const [a, b] = [await done(createNeed(app, 'a')), await done(createNeed(app, 'b'))];
  const dots = method === 'dots' ? 3 : null;
  const id = await done(createRound(app, { title: 'Spring', itemIds: [a, b], method, dots }));
  const round = async () => must(await app.db.rounds.get(id), 'the round');
  const give = async (rater: string, item: typeof a, value: number | null) =>
    rate(app, await round(), rater, item, value);
  return { app, a, b, id, round, give };
}

describe('a round', () => {
  it('keeps one rating a person, which can be changed and taken back', async () => {
    const { app, a, b, id, give } = await aRound();
    await give('Ana', a, 5);
    await give('Ana', a, 4);
    await give('Ana', b, 2);
    await give('Ana', b, null);
    await give('Ben', a, 1);
    expect((await ratingsOf(app, id)).map(({ rater, values }) => [rater, values])).toEqual([
      ['Ana', { [a]: 4 }],
      ['Ben', { [a]: 1 }],
    ]);
  });

  it('takes no values off its scale', async () => {
    const { app, a, id, give } = await aRound();
    expect(await give('Ana', a, 6)).toMatchObject({ ok: false });
    expect(await ratingsOf(app, id)).toEqual([]);
  });

  it('gives out no more dots than there are', async () => {
    const { a, b, give } = await aRound('dots');
    expect(await give('Ana', a, 2)).toMatchObject({ ok: true });
    expect(await give('Ana', b, 2)).toEqual({ ok: false, problem: { kind: 'no-dots-left' } });
    expect(await give('Ana', b, 1)).toMatchObject({ ok: true });
  });

  it('cannot be rated once it is closed, only again in a new one', async () => {
    const { app, a, b, id, round, give } = await aRound();
    await give('Ana', a, 5);
    await done(closeRound(app, await round()));
    expect(await give('Ben', a, 1)).toEqual({ ok: false, problem: { kind: 'closed' } });
    const next = await done(rateAgain(app, await round(), 'Spring, again'));
    expect(await app.db.rounds.get(next)).toMatchObject({ previousId: id, status: 'open', itemIds: [a, b] });
    expect(await ratingsOf(app, next)).toEqual([]);
  });

  it('stands as evidence of the team, beside the customers’ voices and not among them', async () => {
    const { app, a, b, round, give } = await aRound();
    for (const [rater, value] of [
      ['Ana', 5],
      ['Ben', 4],
      ['Cem', 5],
    ] as const) {
      await give(rater, a, value);
    }
    await give('Ana', b, 1);
    await done(closeRound(app, await round()));
    const words = (median: number, n: number): string => `${median} of ${n}`;
    expect(await done(keepAsEvidence(app, await round(), words))).toBe(2);
    expect(await done(keepAsEvidence(app, await round(), words))).toBe(0);
    expect((await teamEvidenceFor(app, a)).map(({ title, link }) => [title, link.stance, link.note])).toEqual([
      ['Spring', 'supports', '5 of 3'],
    ]);
    expect((await teamEvidenceFor(app, b)).map(({ link }) => link.stance)).toEqual(['contradicts']);
    expect((await evidenceGraph(app)).down.get(a)).toBeUndefined();
  });
});

describe('ratings from elsewhere', () => {
  it('come in by one small file, once however often it is taken in', async () => {
    const there = await aRound();
    const questions = writeRoundFile(await there.round(), () => 'x', []);
    const here = await anApp();
    const blank = readRoundFile(questions);
    assert(blank.ok, 'a file that can be read');
    await done(importRound(here, blank.value));
    const copy = must(await here.db.rounds.get(there.id), 'the round');
    expect(copy).toMatchObject({ title: 'Spring', itemIds: [there.a, there.b] });
    await done(rate(here, copy, 'Dee', there.a, 3));
    const answer = readRoundFile(writeRoundFile(copy, () => 'x', await ratingsOf(here, there.id)));
    assert(answer.ok, 'a file that can be read');
    await done(importRound(there.app, answer.value));
    const seq = must(await there.app.db.meta.get('head'), 'the head').seq;
    await done(importRound(there.app, answer.value));
    expect(must(await there.app.db.meta.get('head'), 'the head').seq).toBe(seq);
    expect((await ratingsOf(there.app, there.id)).map(({ rater, values }) => [rater, values])).toEqual([
      ['Dee', { [there.a]: 3 }],
    ]);
    await done(closeRound(there.app, await there.round()));
    expect(await importRound(there.app, answer.value)).toEqual({ ok: false, problem: { kind: 'closed' } });
  });
});
