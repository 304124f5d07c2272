import { insert, label } from '#shared/domain/change.ts';
import { type Consent, type ConsentScope, newConsent } from '#shared/domain/consent.ts';
import { consentState } from '#shared/domain/consent-state.ts';
import type { Id } from '#shared/domain/ids.ts';
import { ok, type Result } from '#shared/domain/result.ts';
import { type App, authorship } from '../app.ts';
import { audit } from '../audit-log.ts';
import type { CommitProblem } from '../commit.ts';

export type ConsentInput = Pick<Consent, 'participantId' | 'scopes' | 'at'> &
  Partial<Pick<Consent, 'expiresAt' | 'textVersion' | 'way' | 'form' | 'note'>>;

/** Records what a person said they allow. Events are never edited: a later one says the later will. */
export async function giveConsent(app: App, input: ConsentInput): Promise<Result<Id<'consent'>, CommitProblem>> {
  const id = app.newId('consent');
  const consent = newConsent(id, { ...input, kind: 'given' }, authorship(app));
  const done = await app.run({ label: label('change.consent.give'), ops: [insert('consents', consent)] });
  if (!done.ok) return done;
  await audit(app, 'consent-given', input.participantId, input.scopes.length);
  return ok(id);
}

/** What a withdrawal stops, counted before it happens and shown again as its receipt. */
export interface WithdrawalReach {
  readonly quotes: number;
  readonly interviews: number;
  readonly recordings: number;
  /** Insights that stand on this person's words. */
  readonly insights: number;
  /** Reports that were published while the words might be used: they are checked again when they are exported. */
  readonly published: number;
}

export async function withdrawalReach(app: App, id: Id<'participant'>): Promise<WithdrawalReach> {
  const [quotes, interviews, evidence, reports] = await Promise.all([
    app.db.highlights.where('participantId').equals(id).toArray(),
    app.db.interviews.where('participantIds').equals(id).toArray(),
    app.db.evidence.toArray(),
    app.db.reports.toArray(),
  ]);
  const live = <T extends { readonly deletedAt: string | null }>(rows: readonly T[]): T[] =>
    rows.filter(({ deletedAt }) => deletedAt === null);
  const own = new Set(live(quotes).map((quote) => quote.id as string));
  const there = live(interviews).map((interview) => interview.id);
  const media = live(await app.db.media.where('interviewId').anyOf(there).toArray());
  const insights = live(evidence).flatMap(({ from, to }) => (own.has(from) && to.startsWith('in_') ? [to] : []));
  return {
    quotes: own.size,
    interviews: there.length,
    recordings: media.length,
    insights: new Set(insights).size,
    published: live(reports).filter(({ status }) => status === 'published').length,
  };
}

/**
 * Records that a person takes consent back, from `at` on, for the scopes named. It stands for ever and is no step of undo: what was
 * withdrawn by mistake is given anew, with its own date.
 */
export async function withdrawConsent(
  app: App,
  input: Pick<ConsentInput, 'participantId' | 'scopes' | 'at' | 'note'>,
): Promise<Result<Id<'consent'>, CommitProblem>> {
  const id = app.newId('consent');
  const consent = newConsent(id, { ...input, kind: 'withdrawn' }, authorship(app));
  const done = await app.run({ label: label('change.consent.withdraw'), ops: [insert('consents', consent)] });
  if (!done.ok) return done;
  await audit(app, 'consent-withdrawn', input.participantId, input.scopes.length);
  return ok(id);
}

/** The scopes that hold on a day, out of a person's events: what there is to withdraw. */
export function scopesHeld(events: readonly Consent[], day: string): readonly ConsentScope[] {
  const state = consentState(events, day);
  // Object.keys widens the keys of the state to string.
  return (Object.keys(state) as ConsentScope[]).filter((scope) => state[scope].holds);
}
