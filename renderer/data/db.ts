import { Dexie, type EntityTable, type Table } from 'dexie';
import type { Change } from '#shared/domain/change.ts';
import type { AnyRecord, RecordTypes, TableName } from '#shared/domain/records.ts';
import type { StateSum } from '#shared/domain/state-sum.ts';

/** One row, written in every commit. */
export interface Head {
  readonly key: 'head';
  readonly projectId: string;
  readonly copyId: string;
  /** The highest Lamport counter seen: stamps of this copy go on from it. */
  readonly clock: number;
  /**
   * What a copy that came from another had seen by then, until its first change tells it (`Change.seen`). Absent: nothing is left
   * to tell.
   */
  readonly seen?: Readonly<Record<string, number>>;
  /** Of the newest change; 0 before the first. */
  readonly seq: number;
  readonly hash: string;
  readonly schemaEpoch: number;
  /** Rows per record table, trashed ones included. */
  readonly counts: Readonly<Partial<Record<TableName, number>>>;
  /** Of all rows, whatever the order in which they came: the other witness must agree on it. */
  readonly stateSum: StateSum;
}

/** Beside each row of the log: the state after it, and what it touched. */
export interface MarkRow {
  readonly seq: number;
  /** The records that the change touched; `EVERYWHERE` where they are too many to be looked up one by one. */
  readonly touches: readonly string[];
  readonly stateSum: StateSum;
  readonly counts: Readonly<Partial<Record<TableName, number>>>;
  readonly schemaEpoch: number;
}

export const EVERYWHERE = '*';

/** Settings of this computer: never in an archive. */
export interface SavedState {
  readonly key: string;
  readonly value: unknown;
}

type RecordTables = { [T in TableName]: EntityTable<RecordTypes[T], 'id'> };

export type Database = Dexie &
  RecordTables & {
    readonly changes: Table<Change, number>;
    readonly marks: Table<MarkRow, number>;
    readonly meta: Table<Head, string>;
    readonly savedState: Table<SavedState, string>;
  };

/** `null` is no key in IndexedDB, so the index on `deletedAt` *is* the trash. */
const STORES_1 = {
  authors: 'id',
  bodies: 'id, &ownerId, deletedAt',
  evidence: 'id, from, to, [from+to], deletedAt',
  goals: 'id, parentId, order, deletedAt',
  highlights: 'id, interviewId, [anchor.source+anchor.block], *tagIds, participantId, deletedAt',
  insights: 'id, status, reviewAt, deletedAt',
  interviews: 'id, studyId, heldAt, *participantIds, deletedAt',
  metrics: 'id, goalId, deletedAt',
  needs: 'id, parentId, order, deletedAt',
  notes: 'id, interviewId, deletedAt',
  participants: 'id, nameKey, *studyIds, deletedAt',
  segments: 'id, [transcriptId+order], transcriptId, deletedAt',
  studies: 'id, order, deletedAt',
  tags: 'id, parentId, labelKey, order, deletedAt',
  transcripts: 'id, interviewId, deletedAt',
};

/** What version 2 adds. Dexie's versions only add stores and indexes; the shape of records is `SCHEMA_EPOCH`. */
const STORES_2 = {
  boards: 'id, order, deletedAt',
  consents: 'id, participantId, deletedAt',
  decisions: 'id, *aboutIds, decidedAt, deletedAt',
  experiments: 'id, solutionId, deletedAt',
  guides: 'id, studyId, familyId, deletedAt',
  highlights: 'id, interviewId, [anchor.source+anchor.block], anchor.endBlock, *tagIds, participantId, deletedAt',
  interviews: 'id, studyId, heldAt, *participantIds, guideId, stage, *tagIds, deletedAt',
  marks: 'seq, *touches',
  media: 'id, interviewId, sha256, deletedAt',
  memos: 'id, aboutId, deletedAt',
  ratings: 'id, roundId, deletedAt',
  reports: 'id, order, deletedAt',
  rounds: 'id, deletedAt',
  rules: 'id, order, deletedAt',
  savedViews: 'id, place, deletedAt',
  scores: 'id, aboutId, interviewId, participantId, deletedAt',
  settings: 'id, deletedAt',
  solutions: 'id, needId, deletedAt',
  tasks: 'id, aboutId, dueAt, deletedAt',
};

export const databaseName = (projectId: string, generation: number): string => `tl-${projectId}-${generation}`;

/** The database of one project and generation. Strict durability: a commit is on the disk when it is acknowledged. */
export function openDatabase(projectId: string, generation = 1): Database {
  const db = new Dexie(databaseName(projectId, generation), { chromeTransactionDurability: 'strict' });
  db.version(1).stores({ ...STORES_1, changes: 'seq, &id', meta: 'key', savedState: 'key' });
  const every: Readonly<Record<TableName, string>> = { ...STORES_1, ...STORES_2 };
  db.version(2).stores(every);
  // Dexie adds the tables of `stores` as properties; their types are only known here.
  return db as Database;
}

/** A record table by its name. */
export const tableOf = (db: Database, table: TableName): Table<AnyRecord, string> =>
  // The union of tables has no common call signature; commit validates each row by its table's schema.
  db.table(table);
