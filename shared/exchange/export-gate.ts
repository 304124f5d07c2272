import type { Consent } from '../domain/consent.ts';
import { type ConsentState, consentState, type NoConsent } from '../domain/consent-state.ts';
import type { Highlight } from '../domain/highlight.ts';
import type { Interview } from '../domain/interview.ts';
import type { Participant } from '../domain/participant.ts';
import { groupBy } from './group-by.ts';

/** `anonymous`: within the team's own rule of consent, but nobody is named and what could name somebody is replaced. */
export type Audience = 'inside' | 'outside' | 'anonymous';

/** Why words stay back. `person-unknown`: nobody has said whose they are, so nobody can have agreed. */
export type WithholdReason = `consent-${NoConsent}` | 'person-unknown';

export interface GateInput {
  readonly audience: Audience;
  readonly participants: readonly Participant[];
  readonly interviews: readonly Interview[];
  readonly consents: readonly Consent[];
  /** `YYYY-MM-DD`: consent is asked of this day. */
  readonly day: string;
}

export interface ExportGate {
  readonly audience: Audience;
  /** Null where the words may go out. */
  withheld(words: Pick<Highlight, 'participantId' | 'interviewId'>): WithholdReason | null;
  /** The same for a person, by id. */
  person(id: string): WithholdReason | null;
  /** Whether the person's own name may stand in this export. */
  mayName(id: string): boolean;
  /** Whether anything was ever recorded of the person's consent. */
  isRecorded(id: string): boolean;
}

/**
 * Who may be quoted before an audience (security.md 11.1). Outside, a quote needs `quoteOutside`, a name `attributed`. Inside, a
 * person of whom nothing was ever recorded may be quoted: a workspace that keeps no consents stays usable, and the pre-flight says so;
 * as soon as something is recorded, `quoteInside` has to hold. A withdrawal holds everywhere.
 */
export function exportGate({ audience, participants, interviews, consents, day }: GateInput): ExportGate {
  const events = groupBy(
    consents.filter(({ deletedAt }) => deletedAt === null),
    ({ participantId }) => participantId as string,
  );
  const merged = new Map(
    participants.flatMap(({ id, mergedInto }) => (mergedInto ? [[id as string, mergedInto as string]] : [])),
  );
  const peopleOf = new Map(interviews.map(({ id, participantIds }) => [id as string, participantIds]));
  const states = new Map<string, ConsentState>();
  const own = (id: string): readonly Consent[] => [
    ...(events.get(id) ?? []),
    ...(events.get(merged.get(id) ?? '') ?? []),
  ];
  const stateOf = (id: string): ConsentState => {
    const state = states.get(id) ?? consentState(own(id), day);
    states.set(id, state);
    return state;
  };
  const person = (id: string): WithholdReason | null => {
    const { quoteInside, quoteOutside } = stateOf(id);
    if (audience === 'outside') return quoteOutside.why === null ? null : `consent-${quoteOutside.why}`;
    if (own(id).length === 0 || quoteInside.holds || (quoteOutside.holds && quoteInside.why === 'none')) return null;
    return quoteInside.why === null ? null : `consent-${quoteInside.why}`;
  };
  return {
    audience,
    person,
    withheld({ participantId, interviewId }) {
      if (participantId !== null) return person(participantId);
      const there = peopleOf.get(interviewId) ?? [];
      if (there.length === 0) return audience === 'outside' ? 'person-unknown' : null;
      for (const id of there) {
        const why = person(id);
        if (why !== null) return why;
      }
      return null;
    },
    mayName: (id) => audience === 'inside' || (audience === 'outside' && stateOf(id).attributed.holds),
    isRecorded: (id) => own(id).length > 0,
  };
}

export interface Withheld {
  readonly reason: WithholdReason;
  readonly count: number;
}

/** What stays back, counted by reason, the most frequent first. */
export function countReasons(reasons: readonly WithholdReason[]): readonly Withheld[] {
  return [...groupBy(reasons, (reason) => reason)]
    .map(([reason, list]) => ({ reason, count: list.length }))
    .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
}
