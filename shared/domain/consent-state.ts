import { dayAfter } from './calendar.ts';
import { CONSENT_SCOPES, type Consent, type ConsentScope } from './consent.ts';

/** Why a scope does not hold. `none`: the person was never asked for it. */
export type NoConsent = 'none' | 'withdrawn' | 'expired';

export interface ScopeState {
  readonly holds: boolean;
  /** Null while it holds. */
  readonly why: NoConsent | null;
  /** The last day on which it holds; null = without end, or it does not hold. */
  readonly until: string | null;
}

export type ConsentState = Readonly<Record<ConsentScope, ScopeState>>;

/**
 * What a person allows on a day, from all that was ever recorded of them (security.md 11.1). A scope holds when it was given by that
 * day, has not expired, and was not withdrawn on the day it was given or later; of one day the withdrawal wins. `day` is `YYYY-MM-DD`.
 */
export function consentState(events: readonly Consent[], day: string): ConsentState {
  const known = events.filter((event) => event.deletedAt === null && event.at <= day);
  const states = CONSENT_SCOPES.map((scope) => [scope, scopeState(known, scope, day)] as const);
  // One entry for each scope.
  return Object.fromEntries(states) as Record<ConsentScope, ScopeState>;
}

function scopeState(events: readonly Consent[], scope: ConsentScope, day: string): ScopeState {
  const about = events.filter((event) => event.scopes.includes(scope));
  const withdrawn = latest(about.filter(({ kind }) => kind === 'withdrawn').map(({ at }) => at));
  const given = about.filter(({ kind, at }) => kind === 'given' && (withdrawn === null || at > withdrawn));
  if (given.length === 0) return { holds: false, why: withdrawn === null ? 'none' : 'withdrawn', until: null };
  const open = given.filter(({ expiresAt }) => expiresAt === null || expiresAt >= day);
  if (open.length === 0) return { holds: false, why: 'expired', until: null };
  const until = open.some(({ expiresAt }) => expiresAt === null)
    ? null
    : latest(open.flatMap((one) => one.expiresAt ?? []));
  return { holds: true, why: null, until };
}

/** The day on which the first of the scopes that hold now ends, when that is within `days` of `day`; null otherwise. */
export function endsSoon(state: ConsentState, day: string, days: number): string | null {
  const last = dayAfter(day, days);
  const ends = CONSENT_SCOPES.flatMap((scope) => state[scope].until ?? []).filter((until) => until <= last);
  return ends.sort()[0] ?? null;
}

const latest = (days: readonly string[]): string | null => [...days].sort().at(-1) ?? null;
