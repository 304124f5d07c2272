import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Consent, newConsent } from './consent.ts';
import { consentState, endsSoon } from './consent-state.ts';

const who = { now: '2026-01-01T00:00:00Z', by: 'au_1' } as const;
let n = 0;
const event = (kind: Consent['kind'], at: string, more: Partial<Consent> = {}): Consent => ({
  ...newConsent(`cs_${String(++n)}`, { participantId: 'pt_1', kind, scopes: ['quoteOutside'], at }, who),
  rev: 1,
  updatedAt: who.now,
  ...more,
});
const outside = (events: readonly Consent[], day: string) => consentState(events, day).quoteOutside;

test('nobody has allowed what nobody recorded', () => {
  expect(outside([], '2026-03-01')).toEqual({ holds: false, why: 'none', until: null });
  expect(consentState([event('given', '2026-01-01')], '2026-03-01').record.why).toBe('none');
});

test('a scope holds from the day it was given until its last day', () => {
  const given = event('given', '2026-02-01', { expiresAt: '2026-03-31' });
  expect(outside([given], '2026-01-31').why).toBe('none');
  expect(outside([given], '2026-02-01')).toEqual({ holds: true, why: null, until: '2026-03-31' });
  expect(outside([given], '2026-03-31').holds).toBe(true);
  expect(outside([given], '2026-04-01').why).toBe('expired');
});

test('a withdrawal wins, on the same day too, until it is given anew', () => {
  const events = [event('given', '2026-02-01'), event('withdrawn', '2026-02-01')];
  expect(outside(events, '2026-02-01').why).toBe('withdrawn');
  expect(outside([...events, event('given', '2026-02-02')], '2026-02-02').holds).toBe(true);
});

test('what was recorded by mistake and deleted does not count', () => {
  expect(outside([event('given', '2026-02-01', { deletedAt: who.now })], '2026-03-01').why).toBe('none');
});

test('the order of events does not matter', () => {
  const day = fc.integer({ min: 1, max: 28 }).map((d) => `2026-02-${String(d).padStart(2, '0')}`);
  const one = fc
    .tuple(fc.constantFrom('given' as const, 'withdrawn' as const), day, fc.option(day))
    .map(([kind, at, expiresAt]) => event(kind, at, { expiresAt }));
  fc.assert(
    fc.property(fc.array(one, { maxLength: 6 }), day, (events, on) => {
      expect(consentState([...events].reverse(), on)).toEqual(consentState(events, on));
    }),
  );
});

test('an end within thirty days is told, over months and leap days', () => {
  const state = consentState([event('given', '2024-01-01', { expiresAt: '2024-03-01' })], '2024-01-31');
  expect(endsSoon(state, '2024-01-31', 30)).toBe('2024-03-01');
  expect(endsSoon(state, '2024-01-30', 30)).toBeNull();
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1971-01-02'), max: new Date('2199-12-30'), noInvalidDate: true }),
      fc.nat(800),
      (date, days) => {
        const day = date.toISOString().slice(0, 10);
        const end = new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
        const given = consentState([event('given', day, { expiresAt: end })], day);
        expect(endsSoon(given, day, days)).toBe(end);
        if (days > 0) expect(endsSoon(given, day, days - 1)).toBeNull();
      },
    ),
  );
});
