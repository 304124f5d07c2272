import * as v from 'valibot';
import type { Id } from './ids.ts';
import {
  type Authorship,
  baseEntries,
  calendarDate,
  type Fresh,
  freshBase,
  idSchema,
  type Origin,
} from './record-base.ts';

/** What a person may allow, each on its own (security.md 11.1). */
export const CONSENT_SCOPES = [
  'record',
  'analyse',
  'quoteInside',
  'quoteOutside',
  'attributed',
  'shareMedia',
  'automated',
  'contactAgain',
] as const;
export type ConsentScope = (typeof CONSENT_SCOPES)[number];

export const CONSENT_WAYS = ['spoken', 'form', 'mail', 'other'] as const;

export const ConsentSchema = v.object({
  id: idSchema('consent'),
  ...baseEntries,
  participantId: idSchema('participant'),
  kind: v.picklist(['given', 'withdrawn']),
  scopes: v.array(v.picklist(CONSENT_SCOPES)),
  /** The day it was said or signed. */
  at: calendarDate,
  /** The last day on which it holds; null = until withdrawn. Of `given` only. */
  expiresAt: v.nullable(calendarDate),
  /** Which wording the person saw. */
  textVersion: v.string(),
  way: v.picklist(CONSENT_WAYS),
  /** sha256 of the signed form among the media, or null. */
  form: v.nullable(v.string()),
  note: v.string(),
});
/** One thing that a person said about consent. Never edited: a later event says the later will, and a withdrawal wins. */
export type Consent = Readonly<v.InferOutput<typeof ConsentSchema>>;

export function newConsent(
  id: Id<'consent'>,
  input: Pick<Consent, 'participantId' | 'kind' | 'scopes' | 'at'> &
    Partial<Pick<Consent, 'expiresAt' | 'textVersion' | 'way' | 'form' | 'note'>> & {
      readonly origin?: Origin | null;
    },
  who: Authorship,
): Fresh<Consent> {
  return {
    id,
    ...freshBase(who, input.origin ?? null),
    participantId: input.participantId,
    kind: input.kind,
    scopes: input.scopes,
    at: input.at,
    expiresAt: input.expiresAt ?? null,
    textVersion: input.textVersion ?? '',
    way: input.way ?? 'spoken',
    form: input.form ?? null,
    note: input.note ?? '',
  };
}
