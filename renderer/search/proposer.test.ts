import { describe, expect, it } from 'vitest';
import { createGoal, createNeed } from '#renderer/data/actions/create-actions.ts';
import { setFields } from '#renderer/data/actions/field-actions.ts';
import { mark } from '#renderer/data/actions/highlight-actions.ts';
import { createInsight } from '#renderer/data/actions/insight-actions.ts';
import { link, rejectProposal } from '#renderer/data/actions/link-actions.ts';
import { must } from '#shared/domain/assert.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Result } from '#shared/domain/result.ts';
import { anApp, aTranscript } from '../../test/builders.ts';
import { createProposer } from './proposer.ts';

const done = <T>(result: Result<T, unknown>): T => must(result.ok ? result.value : null, 'a result');

async function aLine() {
  const app = await anApp();
  const approve = done(await createNeed(app, 'Approve an invoice without leaving the tool'));
  const find = done(await createNeed(app, 'Find what a customer said last year'));
  const faster = done(await createGoal(app, 'Close the books faster: fewer days until every invoice is approved'));
  const insight = done(
    await createInsight(app, 'Approval of invoices leaks into chat, because the tool asks for a second login'),
  );
  return { app, approve, find, faster, insight, proposer: createProposer(app.db) };
}

describe('proposals over the records', () => {
  it('names the likely need first, with the words that say why', async () => {
    const { insight, approve, proposer } = await aLine();
    const { items } = await proposer.propose({ id: insight }, 'need', 5);
    expect(items[0]?.id).toBe(approve);
    const words = items[0]?.reasons.map((reason) => (reason.kind === 'word' ? reason.word.toLowerCase() : reason.kind));
    expect(words).toEqual(expect.arrayContaining(['invoice', 'tool']));
  });

  it('keeps quiet about records that share only words of no subject', async () => {
    const { app, proposer } = await aLine();
    done(await createNeed(app, 'Get one for each of them, all without anything else'));
    const { items } = await proposer.propose({ text: 'Anybody can get each one without asking, all of it' }, 'need', 5);
    expect(items).toEqual([]);
  });

  it('works from either end', async () => {
    const { faster, approve, proposer } = await aLine();
    expect((await proposer.propose({ id: faster }, 'need', 5)).items.map((item) => item.id)).toEqual([approve]);
  });

  it('leaves out what is linked already', async () => {
    const { app, insight, approve, proposer } = await aLine();
    done(await link(app, insight, approve));
    expect((await proposer.propose({ id: insight }, 'need', 5)).items.map((item) => item.id)).not.toContain(approve);
  });

  it('does not bring back what was turned down, until a text changes', async () => {
    const { app, insight, approve, proposer } = await aLine();
    const first = await proposer.propose({ id: insight }, 'need', 5);
    const to = must(first.hashes.targets[approve], 'a hash');
    done(await rejectProposal(app, insight, approve, { from: first.hashes.source, to }));
    expect((await proposer.propose({ id: insight }, 'need', 5)).items.map((item) => item.id)).not.toContain(approve);

    done(await setFields(app, 'needs', approve, { title: 'Approve invoices inside the tool, with one login' }));
    expect((await proposer.propose({ id: insight }, 'need', 5)).items[0]?.id).toBe(approve);
  });

  it('learns from an accepted link: the words of its quotes lead to the record', async () => {
    const { app, find, proposer } = await aLine();
    const { interview, transcript, segments } = await aTranscript(app, [
      'Our repository is a graveyard, the recordings rot there.',
      'It is a graveyard of recordings, really.',
    ]);
    const quotes: Id<'highlight'>[] = [];
    for (const segment of segments) {
      const picked = {
        interviewId: interview.id,
        source: transcript.id,
        from: { block: segment.id, offset: 0 },
        to: { block: segment.id, offset: segment.text.length },
      };
      quotes.push(done(await mark(app, picked)));
    }
    const [one, two] = [must(quotes[0], 'a quote'), must(quotes[1], 'a quote')];
    expect((await proposer.propose({ id: two }, 'need', 5)).items).toEqual([]);
    done(await link(app, one, find));
    const { items } = await proposer.propose({ id: two }, 'need', 5);
    expect(items.map((item) => item.id)).toEqual([find]);
    expect(items[0]?.reasons[0]).toMatchObject({ kind: 'word', from: one });
  });

  it('says nothing when nothing fits', async () => {
    const { proposer } = await aLine();
    const { items } = await proposer.propose({ text: 'The weather was fine on the ferry' }, 'need', 5);
    expect(items).toEqual([]);
  });
});
