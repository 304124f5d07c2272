import { expect, test } from 'vitest';
import { setFields } from '#renderer/data/actions/field-actions.ts';
import { authorship } from '#renderer/data/app.ts';
import { must } from '#shared/domain/assert.ts';
import { insert, label } from '#shared/domain/change.ts';
import { newConsent } from '#shared/domain/consent.ts';
import { newHighlight } from '#shared/domain/highlight.ts';
import { newParticipant } from '#shared/domain/participant.ts';
import { anApp, aTranscript } from '../../test/builders.ts';
import { createSearchService } from './search-service.ts';
import { openSearchStore } from './search-store.ts';

test('consent narrows to what everybody who speaks allows on that day, and is counted', async () => {
  const app = await anApp();
  const who = authorship(app);
  const [yes, no] = ['P-001', 'P-002'].map((alias) =>
    newParticipant(app.newId('participant'), { name: '', alias }, who),
  );
  const [allows, silent] = [must(yes, 'a person'), must(no, 'a person')];
  const alone = await aTranscript(app, ['The price is fair.'], 'Alone');
  const both = await aTranscript(app, ['The price is steep.'], 'Both');
  const quote = (participantId: typeof allows.id, words: string) => {
    const block = must(both.segments[0], 'a segment').id;
    const anchor = {
      source: both.transcript.id,
      block,
      endBlock: null,
      start: 0,
      end: 9,
      quote: words,
      prefix: '',
      suffix: '',
    };
    return newHighlight(app.newId('highlight'), { interviewId: both.interview.id, anchor, participantId }, who);
  };
  const quotes = [quote(allows.id, 'The price'), quote(silent.id, 'price is')];
  const given = newConsent(
    app.newId('consent'),
    { participantId: allows.id, kind: 'given', scopes: ['quoteOutside'], at: '2026-01-01', expiresAt: '2026-06-30' },
    who,
  );
  await app.run({
    label: label('change.create'),
    ops: [
      insert('participants', allows),
      insert('participants', silent),
      insert('consents', given),
      ...quotes.map((one) => insert('highlights', one)),
    ],
  });
  await setFields(app, 'interviews', alone.interview.id, { participantIds: [allows.id] });
  await setFields(app, 'interviews', both.interview.id, { participantIds: [allows.id, silent.id] });

  const service = createSearchService(app.db, openSearchStore('consent-search'));
  await service.open();
  const ask = async (text: string, day = '2026-03-02') => {
    const { hits, facets } = await service.query(text, { limit: 20, now: `${day}T12:00:00Z`, facets: true });
    return { ids: hits.map(({ recordId }) => recordId).sort(), consent: facets.consent };
  };
  const outside = [quotes[0]?.id, alone.interview.id].sort();
  expect((await ask('consent:quote-outside price')).ids).toEqual(outside);
  expect((await ask('price')).consent).toMatchObject({ 'quote-outside': 2, none: 2 });
  expect((await ask('consent:none price')).ids).toEqual([quotes[1]?.id, both.interview.id].sort());
  expect((await ask('consent:contact-again price')).ids).toEqual([]);
  expect((await ask('consent:quote-outside type:participant')).ids).toEqual([allows.id]);
  expect((await ask('consent:quote-outside price', '2026-07-01')).ids).toEqual([]);
  expect((await ask('price', '2026-07-01')).consent).toMatchObject({ expired: 3 });
  const { warnings } = await service.query('consent:perhaps price ', { limit: 5, now: '2026-03-02T12:00:00Z' });
  expect(warnings).toMatchObject([{ kind: 'unknown-value' }]);
});
