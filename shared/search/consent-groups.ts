import { CONSENT_SCOPES, type Consent, type ConsentScope } from '../domain/consent.ts';
import { consentState } from '../domain/consent-state.ts';
import type { Participant } from '../domain/participant.ts';

/** What `consent:` asks for: a scope that everybody who speaks allows; or that somebody was never asked, withdrew, or that it ran out. */
export const CONSENT_VALUES = [
  'quote-outside',
  'quote-inside',
  'attributed',
  'share-media',
  'record',
  'analyse',
  'automated',
  'contact-again',
  'none',
  'expired',
  'withdrawn',
] as const;
export type ConsentValue = (typeof CONSENT_VALUES)[number];

/** People whose words are meant: somebody of `any` speaks, and nobody of `none`. Ids of participants. */
export interface PeopleGroup {
  readonly any: readonly string[];
  readonly none: readonly string[];
}
export type ConsentGroups = Readonly<Partial<Record<ConsentValue, PeopleGroup>>>;

/** Who allows what on a day (`YYYY-MM-DD`). */
export function consentGroups(
  participants: readonly Participant[],
  consents: readonly Consent[],
  day: string,
): ConsentGroups {
  const events = new Map<string, Consent[]>();
  for (const event of consents) {
    const own = events.get(event.participantId);
    if (own) own.push(event);
    else events.set(event.participantId, [event]);
  }
  const people = participants
    .filter(({ deletedAt }) => deletedAt === null)
    .map(({ id }) => ({ id, state: consentState(events.get(id) ?? [], day) }));
  type Person = (typeof people)[number];
  const ids = (holds: (person: Person) => boolean): string[] => people.filter(holds).map(({ id }) => id);
  const why = (person: Person) => CONSENT_SCOPES.map((scope) => person.state[scope].why);
  const groups: Partial<Record<ConsentValue, PeopleGroup>> = {
    none: { any: ids((person) => why(person).every((one) => one === 'none')), none: [] },
    expired: { any: ids((person) => why(person).includes('expired')), none: [] },
    withdrawn: { any: ids((person) => why(person).includes('withdrawn')), none: [] },
  };
  for (const scope of CONSENT_SCOPES) {
    const allows = (person: Person): boolean => person.state[scope].holds;
    groups[VALUE_OF[scope]] = { any: ids(allows), none: ids((person) => !allows(person)) };
  }
  return groups;
}

const VALUE_OF: Readonly<Record<ConsentScope, ConsentValue>> = {
  record: 'record',
  analyse: 'analyse',
  quoteInside: 'quote-inside',
  quoteOutside: 'quote-outside',
  attributed: 'attributed',
  shareMedia: 'share-media',
  automated: 'automated',
  contactAgain: 'contact-again',
};

export const isConsentValue = (text: string): text is ConsentValue =>
  CONSENT_VALUES.some((value) => value === text.toLowerCase());
