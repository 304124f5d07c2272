import type { StateMark } from '#shared/contract/host-storage.ts';

/** What both witnesses say at the start, and how they compare. */
export interface StartFacts {
  readonly database: DatabaseFacts;
  readonly journal: JournalFacts | null;
  /** There is a snapshot of the project: it was here before. */
  readonly hasSnapshot: boolean;
  /** The newest shape of records that this build knows. */
  readonly knownEpoch: number;
}

export type DatabaseFacts =
  /** There is none, or nothing was ever written to it. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'unreadable'; readonly message: string }
  | {
      readonly kind: 'present';
      readonly seq: number;
      readonly hash: string;
      readonly schemaEpoch: number;
      /** Each table holds as many rows as the head says. */
      readonly countsHold: boolean;
      /** A full scan said, since the last start, that rows are not what was written. */
      readonly knownDamage: boolean;
      /** The hash of its log at the journal's newest change; null where its log has no such row. */
      readonly hashAtJournal: string | null;
    };

export interface JournalFacts {
  readonly head: StateMark;
  /** The hash of the journal at the database's newest change; null where it does not know. */
  readonly hashAtDatabase: string | null;
}

export type RebuildReason = 'empty' | 'unreadable' | 'damaged' | 'other-way';

export type StartPlan =
  /** The only case that shows onboarding. */
  | { readonly kind: 'first-run' }
  | { readonly kind: 'open' }
  /** The database has changes that the journal lacks. `rebuild`: and is damaged besides. */
  | { readonly kind: 'catch-up'; readonly rebuild: boolean }
  /** The database lacks changes that the journal has. */
  | { readonly kind: 'replay' }
  | { readonly kind: 'rebuild'; readonly why: RebuildReason }
  /** A database from before there were journals, or without its own. */
  | { readonly kind: 'adopt' }
  /** Both went on, each its own way: nothing is chosen silently. */
  | { readonly kind: 'fork' }
  | { readonly kind: 'newer'; readonly epoch: number }
  /** No witness can be read. */
  | { readonly kind: 'lost'; readonly message: string };

/** What to do at the start (reliability.md 2.3). An empty database beside a journal or a snapshot is a loss, never a first run. */
export function startPlan({ database, journal, hasSnapshot, knownEpoch }: StartFacts): StartPlan {
  const epoch = Math.max(database.kind === 'present' ? database.schemaEpoch : 0, journal?.head.schemaEpoch ?? 0);
  if (epoch > knownEpoch) return { kind: 'newer', epoch };
  if (journal === null) {
    if (database.kind !== 'present' && hasSnapshot) return { kind: 'rebuild', why: database.kind };
    if (database.kind === 'empty') return { kind: 'first-run' };
    return database.kind === 'present' ? { kind: 'adopt' } : { kind: 'lost', message: database.message };
  }
  if (database.kind !== 'present') return { kind: 'rebuild', why: database.kind };
  const isDamaged = !database.countsHold || database.knownDamage;
  const { head, hashAtDatabase } = journal;
  if (database.seq === head.seq) {
    if (database.hash !== head.hash) return { kind: 'fork' };
    return isDamaged ? { kind: 'rebuild', why: 'damaged' } : { kind: 'open' };
  }
  if (database.seq > head.seq) {
    return database.hashAtJournal === head.hash ? { kind: 'catch-up', rebuild: isDamaged } : { kind: 'fork' };
  }
  if (database.hash !== hashAtDatabase) return { kind: 'rebuild', why: 'other-way' };
  return isDamaged ? { kind: 'rebuild', why: 'damaged' } : { kind: 'replay' };
}
