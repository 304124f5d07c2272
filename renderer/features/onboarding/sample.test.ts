import { describe, expect, it } from 'vitest';
import { createInterview, createNeed } from '#renderer/data/actions/create-actions.ts';
import { setFields } from '#renderer/data/actions/field-actions.ts';
import { mark } from '#renderer/data/actions/highlight-actions.ts';
import { createInsight } from '#renderer/data/actions/insight-actions.ts';
import { link } from '#renderer/data/actions/link-actions.ts';
import { tableOf } from '#renderer/data/db.ts';
import { thaw } from '#shared/analysis/decision-evidence.ts';
import { must } from '#shared/domain/assert.ts';
import { TABLES } from '#shared/domain/records.ts';
import { anApp, aTranscript } from '../../../test/builders.ts';
import { contentOf } from '../../../test/content-of.ts';
import { loadSample } from './load-sample.ts';
import { removeSample } from './remove-sample.ts';
import { hasSample, isSample } from './sample-state.ts';

describe('the sample project in the database', () => {
  it('is loaded once, in one step, with today as its last day', async () => {
    const app = await anApp({ today: '2032-05-20' });
    expect(await loadSample(app)).toEqual({ ok: true, value: true });
    expect(await loadSample(app)).toEqual({ ok: true, value: false });
    expect(await app.db.changes.count()).toBe(1);
    expect(
      (await app.db.interviews.toArray())
        .map(({ heldAt }) => heldAt)
        .sort()
        .at(-1),
    ).toBe('2032-05-17');
    const [decision] = await app.db.decisions.toArray();
    expect(thaw(decision?.frozen ?? null)?.map(({ quotes }) => quotes.length)).toEqual([18, 5]);
    await app.history.undo();
    expect(await hasSample(app)).toBe(false);
  });

  it('leaves with everything on top of it, leaves the rest, and comes back by one undo', async () => {
    const app = await anApp();
    const own = await aTranscript(app, ['We pay by bank transfer and wait.']);
    const before = await contentOf(app.db);
    await loadSample(app);
    const samples = await app.db.interviews.toArray();
    const tag = must(
      (await app.db.tags.toArray()).find(({ codable }) => codable),
      'a tag',
    );
    const study = must(await app.db.studies.toCollection().first(), 'a study');
    const person = must(await app.db.participants.toCollection().first(), 'a participant');
    const transcript = must(
      (await app.db.transcripts.toArray()).find((one) => one.interviewId !== own.interview.id),
      'a transcript',
    );
    const segment = must(await app.db.segments.where('transcriptId').equals(transcript.id).first(), 'a segment');
    const picked = await mark(app, {
      interviewId: transcript.interviewId,
      source: transcript.id,
      from: { block: segment.id, offset: 0 },
      to: { block: segment.id, offset: 6 },
    });
    const ownQuote = await mark(app, {
      interviewId: own.interview.id,
      source: own.transcript.id,
      from: { block: must(own.segments[0], 'a segment').id, offset: 0 },
      to: { block: must(own.segments[0], 'a segment').id, offset: 6 },
    });
    if (!picked.ok || !ownQuote.ok) throw new Error('expected: marked words');
    const claim = await createInsight(app, 'People wait', [picked.value, ownQuote.value]);
    const need = await createNeed(app, 'Be paid');
    if (!claim.ok || !need.ok) throw new Error('expected: records');
    await link(app, claim.value, need.value);
    await setFields(app, 'highlights', ownQuote.value, { tagIds: [tag.id] });
    await setFields(app, 'interviews', own.interview.id, { studyId: study.id, participantIds: [person.id] });
    await createInterview(app, { title: 'Mine', studyId: study.id });
    const full = await contentOf(app.db);

    const removed = await removeSample(app);

    expect(removed.ok && removed.value).toBeGreaterThan(250);
    for (const table of TABLES) {
      expect((await tableOf(app.db, table).toArray()).filter(isSample)).toEqual([]);
    }
    expect(await app.db.interviews.count()).toBe(2);
    expect(await app.db.highlights.toArray()).toMatchObject([{ id: ownQuote.value, tagIds: [] }]);
    expect(await app.db.interviews.get(own.interview.id)).toMatchObject({ studyId: null, participantIds: [] });
    expect((await app.db.evidence.toArray()).map(({ from, to }) => [from, to])).toEqual(
      expect.arrayContaining([
        [ownQuote.value, claim.value],
        [claim.value, need.value],
      ]),
    );
    expect(await app.db.evidence.count()).toBe(2);
    expect(samples).toHaveLength(7);

    await app.history.undo();
    expect(await contentOf(app.db)).toBe(full);
    for (let state = app.history.state(); state.undo?.key !== 'change.import'; state = app.history.state()) {
      await app.history.undo();
    }
    expect(await contentOf(app.db)).toBe(before);
  });
});
