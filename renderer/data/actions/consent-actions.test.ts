import { expect, test } from 'vitest';
import { assert } from '#shared/domain/assert.ts';
import { insert, label } from '#shared/domain/change.ts';
import { consentState } from '#shared/domain/consent-state.ts';
import { newHighlight } from '#shared/domain/highlight.ts';
import { anApp, aTranscript } from '../../../test/builders.ts';
import { readAudit } from '../audit-log.ts';
import { consentsEnding, consentsOf, consentWordOf } from '../queries/consent-queries.ts';
import { giveConsent, scopesHeld, withdrawalReach, withdrawConsent } from './consent-actions.ts';
import { createParticipant } from './create-actions.ts';

async function aPerson() {
  const app = await anApp({ today: '2026-03-02' });
  const made = await createParticipant(app, 'Dana Rossi');
  assert(made.ok, 'a person');
  return { app, id: made.value };
}

test('consent that is given holds at once, shows as a word, and reminds thirty days before its end', async () => {
  const { app, id } = await aPerson();
  expect(await consentWordOf(app, id)).toEqual({ kind: 'none' });
  await giveConsent(app, { participantId: id, scopes: ['record', 'quoteInside'], at: '2026-03-01' });
  expect(await consentWordOf(app, id)).toEqual({ kind: 'inside', ends: null });
  const until = { participantId: id, scopes: ['quoteOutside'] as const, at: '2026-03-02', expiresAt: '2026-04-01' };
  await giveConsent(app, { ...until, scopes: [...until.scopes] });
  expect(await consentWordOf(app, id)).toEqual({ kind: 'outside', ends: '2026-04-01' });
  expect((await consentsEnding(app)).map(({ participant, ends }) => [participant.id, ends])).toEqual([
    [id, '2026-04-01'],
  ]);
});

test('a withdrawal is counted before, stands for ever, and is no step of undo', async () => {
  const { app, id } = await aPerson();
  const { interview, transcript, segments } = await aTranscript(app, ['We export it.']);
  const [segment] = segments;
  assert(segment !== undefined, 'a segment');
  const anchor = {
    source: transcript.id,
    block: segment.id,
    start: 0,
    end: 2,
    endBlock: null,
    quote: 'We',
    prefix: '',
    suffix: '',
  };
  const highlight = newHighlight(
    app.newId('highlight'),
    { interviewId: interview.id, anchor, participantId: id },
    { now: app.now(), by: app.by },
  );
  await app.run({ label: label('change.create'), ops: [insert('highlights', highlight)] });
  await giveConsent(app, { participantId: id, scopes: ['quoteInside', 'quoteOutside'], at: '2026-02-01' });
  expect(await withdrawalReach(app, id)).toMatchObject({ quotes: 1, insights: 0, published: 0 });
  const held = scopesHeld(await consentsOf(app, id), app.today());
  expect(held).toEqual(['quoteInside', 'quoteOutside']);
  await withdrawConsent(app, { participantId: id, scopes: [...held], at: app.today() });
  expect(await consentWordOf(app, id)).toEqual({ kind: 'withdrawn' });
  // What undo takes back is the step before it; the withdrawal stays.
  expect(app.history.state().undo?.key).toBe('change.consent.give');
  await app.history.undo();
  expect((await consentsOf(app, id)).map(({ kind }) => kind)).toEqual(['withdrawn']);
  expect(consentState(await consentsOf(app, id), app.today()).quoteOutside.why).toBe('withdrawn');
  const { entries, brokenAt } = await readAudit(app);
  expect([brokenAt, entries.map(({ action, n }) => [action, n])]).toEqual([
    null,
    [
      ['consent-withdrawn', 2],
      ['consent-given', 2],
    ],
  ]);
});
