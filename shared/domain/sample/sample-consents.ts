import type { Consent } from '../consent.ts';
import type { PersonKey } from './sample-sources.ts';

interface SampleConsent extends Pick<Consent, 'kind' | 'way' | 'note'> {
  readonly person: PersonKey;
  readonly scopes: readonly Consent['scopes'][number][];
  /** Days from today. */
  readonly day: number;
  /** Days from today; null: until withdrawn. */
  readonly expires: number | null;
}

const TALK = ['record', 'analyse', 'quoteInside', 'quoteOutside', 'contactAgain'] as const;

/** What each person allows. Jonas wrote to support and was never asked; Wen took something back; Marguerite's ends soon. */
export const CONSENTS: readonly SampleConsent[] = [
  given('ines', [...TALK, 'attributed'], -24, 'form', 340),
  given('tomas', TALK, -19, 'spoken', 345),
  given('priya', TALK, -12, 'form', 353),
  given('wen', ['analyse', 'quoteInside', 'quoteOutside', 'contactAgain'], -10, 'form', 355),
  {
    person: 'wen',
    kind: 'withdrawn',
    scopes: ['quoteOutside'],
    day: -4,
    expires: null,
    way: 'mail',
    note: 'She wrote that her suppliers would know her by her words.',
  },
  given('marguerite', TALK, -3, 'spoken', 21),
  given('kofi', ['analyse', 'quoteInside'], -3, 'spoken', null),
];

function given(
  person: PersonKey,
  scopes: SampleConsent['scopes'],
  day: number,
  way: Consent['way'],
  expires: number | null,
): SampleConsent {
  return { person, kind: 'given', scopes, day, way, expires, note: '' };
}
