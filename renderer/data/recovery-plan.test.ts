import { expect, it } from 'vitest';
import type { StateMark } from '#shared/contract/host-storage.ts';
import { EMPTY_SUM } from '#shared/domain/state-sum.ts';
import { type DatabaseFacts, type JournalFacts, type StartPlan, startPlan } from './recovery-plan.ts';

const mark = (seq: number, hash = `h${seq}`, schemaEpoch = 2): StateMark => ({
  seq,
  hash,
  stateSum: EMPTY_SUM,
  counts: {},
  schemaEpoch,
});
const database = (seq: number, facts: Partial<DatabaseFacts & { kind: 'present' }> = {}): DatabaseFacts => ({
  kind: 'present',
  seq,
  hash: `h${seq}`,
  schemaEpoch: 2,
  countsHold: true,
  knownDamage: false,
  hashAtJournal: null,
  ...facts,
});
const journal = (seq: number, facts: Partial<JournalFacts> = {}): JournalFacts => ({
  head: mark(seq),
  hashAtDatabase: null,
  ...facts,
});
const EMPTY: DatabaseFacts = { kind: 'empty' };
const BROKEN: DatabaseFacts = { kind: 'unreadable', message: 'UnknownError' };

it.each<[row: string, DatabaseFacts, JournalFacts | null, StartPlan]>([
  ['neither exists: the only first run', EMPTY, null, { kind: 'first-run' }],
  ['both say the same', database(9), journal(9), { kind: 'open' }],
  [
    'the same, but rows are missing',
    database(9, { countsHold: false }),
    journal(9),
    { kind: 'rebuild', why: 'damaged' },
  ],
  [
    'the same, but a scan found damage',
    database(9, { knownDamage: true }),
    journal(9),
    { kind: 'rebuild', why: 'damaged' },
  ],
  ['an empty database beside a journal', EMPTY, journal(9), { kind: 'rebuild', why: 'empty' }],
  ['an unreadable one beside a journal', BROKEN, journal(9), { kind: 'rebuild', why: 'unreadable' }],
  ['the database is behind', database(7), journal(9, { hashAtDatabase: 'h7' }), { kind: 'replay' }],
  [
    'behind, and rows are missing',
    database(7, { countsHold: false }),
    journal(9, { hashAtDatabase: 'h7' }),
    { kind: 'rebuild', why: 'damaged' },
  ],
  ['behind, on another way', database(7), journal(9, { hashAtDatabase: 'x7' }), { kind: 'rebuild', why: 'other-way' }],
  ['behind, where the journal is silent', database(7), journal(9), { kind: 'rebuild', why: 'other-way' }],
  ['the database is ahead', database(9, { hashAtJournal: 'h7' }), journal(7), { kind: 'catch-up', rebuild: false }],
  [
    'ahead, and rows are missing: first nothing is lost',
    database(9, { hashAtJournal: 'h7', countsHold: false }),
    journal(7),
    { kind: 'catch-up', rebuild: true },
  ],
  ['ahead, on another way', database(9, { hashAtJournal: 'x7' }), journal(7), { kind: 'fork' }],
  ['both went on from a common point', database(9, { hash: 'x9' }), journal(9), { kind: 'fork' }],
  ['a database without a journal', database(9), null, { kind: 'adopt' }],
  ['nothing that can be read', BROKEN, null, { kind: 'lost', message: 'UnknownError' }],
  ['the database is of a newer build', database(9, { schemaEpoch: 3 }), journal(9), { kind: 'newer', epoch: 3 }],
  ['the journal is of a newer build', EMPTY, { ...journal(9), head: mark(9, 'h9', 3) }, { kind: 'newer', epoch: 3 }],
])('%s', (_row, db, kept, plan) => {
  expect(startPlan({ database: db, journal: kept, hasSnapshot: false, knownEpoch: 2 })).toEqual(plan);
});

it.each<[row: string, DatabaseFacts, JournalFacts | null, StartPlan]>([
  ['no database and no journal', EMPTY, null, { kind: 'rebuild', why: 'empty' }],
  ['nothing that can be read', BROKEN, null, { kind: 'rebuild', why: 'unreadable' }],
  ['a database without a journal', database(9), null, { kind: 'adopt' }],
  ['both say the same', database(9), journal(9), { kind: 'open' }],
])('beside a snapshot: %s', (_row, db, kept, plan) => {
  expect(startPlan({ database: db, journal: kept, hasSnapshot: true, knownEpoch: 2 })).toEqual(plan);
});
