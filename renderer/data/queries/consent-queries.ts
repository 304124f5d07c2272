import type { Consent } from '#shared/domain/consent.ts';
import { type ConsentState, consentState, endsSoon } from '#shared/domain/consent-state.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Participant } from '#shared/domain/participant.ts';
import type { App } from '../app.ts';
import { liveRecords } from './record-queries.ts';

/** How long before the end of a consent the screen speaks of it, in days. */
const REMIND_DAYS = 30;

/** All that was ever recorded of one person, newest first. */
export async function consentsOf(app: App, id: Id<'participant'>): Promise<Consent[]> {
  const events = await app.db.consents.where('participantId').equals(id).toArray();
  return events
    .filter(({ deletedAt }) => deletedAt === null)
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? 1 : -1));
}

/** One person's consent in a word: what a badge says. `ends` is the day on which the first scope ends, within thirty days. */
export type ConsentWord =
  | { readonly kind: 'none' | 'withdrawn' | 'expired' }
  | { readonly kind: 'inside' | 'outside' | 'no-quotes'; readonly ends: string | null };

export async function consentWordOf(app: App, id: Id<'participant'>): Promise<ConsentWord> {
  return consentWord(await consentsOf(app, id), app.today());
}

function consentWord(events: readonly Consent[], day: string): ConsentWord {
  if (events.length === 0) return { kind: 'none' };
  const state = consentState(events, day);
  const ends = endsSoon(state, day, REMIND_DAYS);
  if (state.quoteOutside.holds) return { kind: 'outside', ends };
  if (state.quoteInside.holds) return { kind: 'inside', ends };
  const reasons = new Set(quoteReasons(state));
  if (reasons.has('withdrawn')) return { kind: 'withdrawn' };
  if (reasons.has('expired')) return { kind: 'expired' };
  return { kind: 'no-quotes', ends };
}

const quoteReasons = (state: ConsentState) => [state.quoteInside.why, state.quoteOutside.why];

export interface EndingConsent {
  readonly participant: Participant;
  /** The last day, `YYYY-MM-DD`. */
  readonly ends: string;
}

/** Everybody whose consent ends within thirty days, the first to end first. */
export async function consentsEnding(app: App): Promise<EndingConsent[]> {
  const [people, events] = await Promise.all([liveRecords(app, 'participants'), liveRecords(app, 'consents')]);
  const day = app.today();
  return people
    .flatMap((participant) => {
      const own = events.filter(({ participantId }) => participantId === participant.id);
      const ends = own.length === 0 ? null : endsSoon(consentState(own, day), day, REMIND_DAYS);
      return ends === null ? [] : [{ participant, ends }];
    })
    .sort((a, b) => (a.ends < b.ends ? -1 : a.ends > b.ends ? 1 : 0));
}
