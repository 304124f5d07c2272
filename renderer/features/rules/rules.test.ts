import { expect, test } from 'vitest';
import { createNeed } from '#renderer/data/actions/create-actions.ts';
import { setFields, trashRecord } from '#renderer/data/actions/field-actions.ts';
import { mark, tagByName, tagHighlights } from '#renderer/data/actions/highlight-actions.ts';
import { linkAll } from '#renderer/data/actions/line-actions.ts';
import { rejectProposal, unlink } from '#renderer/data/actions/link-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { createProposer } from '#renderer/search/proposer.ts';
import { must } from '#shared/domain/assert.ts';
import { insert, label } from '#shared/domain/change.ts';
import { newHighlight } from '#shared/domain/highlight.ts';
import type { Id } from '#shared/domain/ids.ts';
import { newInterview } from '#shared/domain/interview.ts';
import { newParticipant } from '#shared/domain/participant.ts';
import type { Result } from '#shared/domain/result.ts';
import { anApp, aTranscript } from '../../../test/builders.ts';
import { createRule, readRule, runRules } from './rule-actions.ts';

const ok = <T>(result: Result<T, unknown>): T => must(result.ok ? result.value : null, 'a result');

/** Two people of two segments, a quote of each, a tag, a need and the rule that joins them for small teams. */
async function aWorkspace() {
  const app = await anApp();
  const who = { now: app.now(), by: app.by };
  const people = ['Small teams', 'Enterprise'].map((segment, i) =>
    newParticipant(app.newId('participant'), { name: `Person ${i}`, alias: `P-00${i + 1}`, segment }, who),
  );
  ok(await app.run({ label: label('change.create'), ops: people.map((person) => insert('participants', person)) }));
  const quotes: Id<'highlight'>[] = [];
  for (const [i, person] of people.entries()) {
    const { interview, transcript, segments } = await aTranscript(app, [`The yearly price scared us off, number ${i}`]);
    ok(await setFields(app, 'interviews', interview.id, { participantIds: [person.id] }));
    ok(await setFields(app, 'transcripts', transcript.id, { speakers: [] }));
    const block = must(segments[0], 'a segment').id;
    const picked = {
      interviewId: interview.id,
      source: transcript.id,
      from: { block, offset: 0 },
      to: { block, offset: 16 },
    };
    quotes.push(ok(await mark(app, picked)));
  }
  const [small, large] = [must(quotes[0], 'a quote'), must(quotes[1], 'a quote')];
  const need = ok(await createNeed(app, 'Know the cost before paying'));
  const tag = ok(await tagByName(app, [], 'Price'));
  const input = {
    title: 'Price worries',
    whenTagId: tag.id,
    whenSegment: 'small teams',
    act: 'propose',
    targetId: need,
  } as const;
  const rule = must(await app.db.rules.get(ok(await createRule(app, input))), 'a rule');
  return { app, small, large, need, tag, rule };
}

const links = async (app: App) =>
  (await app.db.evidence.toArray()).map(({ from, to, status }) => ({ from, to, status }));
const inbox = async (app: App) =>
  (await createProposer(app.db).inbox()).filter(({ proposal }) => proposal.strength === 'ruled');

test('a tag that is put on calls the rule, for its segment only, and one undo takes both back', async () => {
  const { app, small, large, need, tag } = await aWorkspace();
  ok(await tagHighlights(app, [small, large], tag));
  expect(await links(app)).toEqual([{ from: small, to: need, status: 'proposed' }]);
  const [item] = await inbox(app);
  expect(item).toMatchObject({
    from: small,
    proposal: { id: need, reasons: [{ kind: 'rule', title: 'Price worries' }] },
  });

  ok(await app.history.undo());
  expect(await links(app)).toEqual([]);
  expect((await app.db.highlights.get(small))?.tagIds).toEqual([]);
  ok(await app.history.redo());
  expect(await links(app)).toHaveLength(1);
});

test('an import that brings tagged highlights of new people calls the rule in the same step', async () => {
  const { app, need, tag } = await aWorkspace();
  const money = ok(await tagByName(app, [], 'Money'));
  ok(await createRule(app, { title: '', whenTagId: tag.id, whenSegment: '', act: 'tag', targetId: money.id }));
  const who = { now: app.now(), by: app.by };
  const person = newParticipant(app.newId('participant'), { name: 'New', alias: 'P-009', segment: 'Small teams' }, who);
  const interview = newInterview(app.newId('interview'), { title: 'Imported', participantIds: [person.id] }, who);
  const anchor = {
    source: 'tr_x',
    block: 'sg_x',
    endBlock: null,
    start: 0,
    end: 4,
    quote: 'dear',
    prefix: '',
    suffix: '',
  };
  const highlight = newHighlight(app.newId('highlight'), { interviewId: interview.id, anchor, tagIds: [tag.id] }, who);
  const before = (await app.db.changes.toArray()).length;
  ok(
    await app.run({
      label: label('change.import', { count: 1 }),
      ops: [insert('highlights', highlight), insert('participants', person), insert('interviews', interview)],
    }),
  );
  expect(await links(app)).toEqual([{ from: highlight.id, to: need, status: 'proposed' }]);
  expect((await app.db.highlights.get(highlight.id))?.tagIds).toEqual([tag.id, money.id]);
  expect((await app.db.changes.toArray()).length).toBe(before + 1);
});

test('a run by hand is one step, tells what it would do first, and does nothing twice', async () => {
  const { app, small, need, tag, rule } = await aWorkspace();
  ok(await setFields(app, 'rules', rule.id, { on: false }));
  ok(await tagHighlights(app, [small], tag));
  expect(await links(app)).toEqual([]);
  expect(await readRule(app, rule)).toMatchObject({ fits: 1, effects: [{ highlight: { id: small } }] });
  expect(ok(await runRules(app, [rule]))).toEqual({ proposed: 1, tagged: 0 });
  expect(await readRule(app, rule)).toMatchObject({ fits: 1, effects: [] });
  expect(ok(await runRules(app, [rule]))).toEqual({ proposed: 0, tagged: 0 });
  expect(app.history.state().undo).toEqual({ key: 'change.run-rule', values: { count: 1 } });
  ok(await app.history.undo());
  expect(await links(app)).toEqual([]);
  ok(await runRules(app, [rule]));
  expect(await links(app)).toEqual([{ from: small, to: need, status: 'proposed' }]);
});

test('accepting links, dismissing keeps away, and a proposal counts for nothing until then', async () => {
  const { app, small, large, need, tag, rule } = await aWorkspace();
  ok(await setFields(app, 'rules', rule.id, { whenSegment: '' }));
  ok(await tagHighlights(app, [small, large], tag));
  const items = await inbox(app);
  expect(items.map(({ from }) => from)).toEqual([small, large]);
  ok(await linkAll(app, [[small, need]]));
  ok(await rejectProposal(app, large, need, must(items[1], 'an item').hashes));
  expect(await links(app)).toEqual([
    { from: small, to: need, status: 'accepted' },
    { from: large, to: need, status: 'rejected' },
  ]);
  expect(await inbox(app)).toEqual([]);
  expect(ok(await runRules(app, [rule]))).toEqual({ proposed: 0, tagged: 0 });
  const [link] = await app.db.evidence.toArray();
  ok(await unlink(app, must(link, 'a link').id));
  expect(ok(await runRules(app, [rule]))).toEqual({ proposed: 1, tagged: 0 });
});

test('what a rule asked for goes when it is no longer true', async () => {
  const { app, small, large, need, tag, rule } = await aWorkspace();
  ok(await setFields(app, 'rules', rule.id, { whenSegment: '' }));
  ok(await tagHighlights(app, [small], tag));
  expect(await inbox(app)).toHaveLength(1);
  ok(await setFields(app, 'highlights', small, { tagIds: [] }));
  expect(await inbox(app)).toEqual([]);
  ok(await app.history.undo());
  expect(await inbox(app)).toHaveLength(1);
  ok(await trashRecord(app, 'rules', rule.id));
  expect(await inbox(app)).toEqual([]);
  ok(await app.history.undo());
  ok(await trashRecord(app, 'needs', need));
  expect(await inbox(app)).toEqual([]);
  ok(await tagHighlights(app, [large], tag));
  expect(await links(app)).toHaveLength(1);
});

test('a rule that tags does so in the same step, and calls no other rule', async () => {
  const { app, small, need, tag, rule } = await aWorkspace();
  const money = ok(await tagByName(app, [], 'Money'));
  const adds = { title: '', whenTagId: money.id, whenSegment: '', act: 'tag', targetId: tag.id } as const;
  ok(await createRule(app, adds));
  ok(await tagHighlights(app, [small], money));
  expect((await app.db.highlights.get(small))?.tagIds).toEqual([money.id, tag.id]);
  expect(await links(app)).toEqual([]);
  ok(await runRules(app, [rule]));
  expect(await links(app)).toEqual([{ from: small, to: need, status: 'proposed' }]);
  ok(await app.history.undo());
  ok(await app.history.undo());
  expect((await app.db.highlights.get(small))?.tagIds).toEqual([]);
});
