import { Dexie } from 'dexie';
import type { Generation, HostJournal, Witness } from '#shared/contract/host-storage.ts';
import { TABLES } from '#shared/domain/records.ts';
import { SCHEMA_EPOCH } from '#shared/domain/schema-epoch.ts';
import { type Database, databaseName, openDatabase } from './db.ts';
import type { DatabaseFacts, JournalFacts, StartFacts } from './recovery-plan.ts';
import { countRows, sameCounts } from './scan-state.ts';
import type { WorkspaceStorage } from './storage-of.ts';
import { watched } from './watchdog.ts';

/** The database as it could be opened, and what there is to know of it. */
export interface Inspected {
  /** Open; null where there is none that can be read. */
  readonly db: Database | null;
  readonly facts: StartFacts;
}

/** An engine that says nothing for so long, on a computer that is busy starting, is taken for broken. */
const OPEN_MS = 15_000;
/** The key under which a full scan notes that rows are not what was written. */
export const DAMAGE_KEY = 'damage';

/** Looks at both witnesses. `onBlocked`: another window holds an older shape of the database and has been asked to let go. */
export async function inspect(
  at: Generation,
  storage: WorkspaceStorage | null,
  witness: Witness | null,
  onBlocked: () => void,
): Promise<Inspected> {
  const head = witness?.head ?? null;
  const { db, facts } = await inspectDatabase(at, head?.seq ?? 0, onBlocked);
  let journalFacts: JournalFacts | null = null;
  if (head !== null && storage !== null) {
    const seq = facts.kind === 'present' ? facts.seq : 0;
    journalFacts = { head, hashAtDatabase: await hashAt(storage.journal, at, seq, head.seq) };
  }
  const listed = head === null ? await storage?.snapshots.list(at.projectId) : undefined;
  const hasSnapshot = listed?.ok === true && listed.value.length > 0;
  return { db, facts: { database: facts, journal: journalFacts, hasSnapshot, knownEpoch: SCHEMA_EPOCH } };
}

async function inspectDatabase(
  at: Generation,
  journalSeq: number,
  onBlocked: () => void,
): Promise<{ readonly db: Database | null; readonly facts: DatabaseFacts }> {
  const none = { db: null, facts: { kind: 'empty' } } as const;
  if (!(await Dexie.getDatabaseNames()).includes(databaseName(at.projectId, at.generation))) return none;
  const db = openDatabase(at.projectId, at.generation);
  let isBlocked = false;
  db.on('blocked', () => {
    isBlocked = true;
    onBlocked();
  });
  try {
    const read = await watched(OPEN_MS, async (alive) => {
      // Waiting for another window is no silence of the engine.
      const waiting = setInterval(() => isBlocked && alive(), OPEN_MS / 10);
      await db.open().finally(() => clearInterval(waiting));
      alive();
      return readFacts(db, journalSeq);
    });
    if (read.answered) return { db, facts: read.value };
    db.close();
    return { db: null, facts: { kind: 'unreadable', message: 'the database did not answer' } };
  } catch (cause) {
    db.close();
    return { db: null, facts: { kind: 'unreadable', message: String(cause) } };
  }
}

async function readFacts(db: Database, journalSeq: number): Promise<DatabaseFacts> {
  const tables = [...TABLES, 'meta', 'changes', 'savedState'];
  return db.transaction('r', tables, async (): Promise<DatabaseFacts> => {
    const [head, counts, atJournal, damage] = await Promise.all([
      db.meta.get('head'),
      countRows(db),
      journalSeq > 0 ? db.changes.get(journalSeq) : undefined,
      db.savedState.get(DAMAGE_KEY),
    ]);
    if (head === undefined || (head.seq === 0 && head.hash === '')) {
      const isEmpty = Object.keys(counts).length === 0;
      return isEmpty ? { kind: 'empty' } : { kind: 'unreadable', message: 'rows without a head' };
    }
    return {
      kind: 'present',
      seq: head.seq,
      hash: head.hash,
      schemaEpoch: head.schemaEpoch,
      countsHold: sameCounts(counts, head.counts),
      knownDamage: damage !== undefined,
      hashAtJournal: atJournal?.hash ?? (journalSeq === head.seq ? head.hash : null),
    };
  });
}

/** The hash that the journal has at a change: the next one names it. */
async function hashAt(journal: HostJournal, at: Generation, seq: number, last: number): Promise<string | null> {
  if (seq >= last) return null;
  const next = await journal.read(at, seq + 1, 1);
  return next.ok ? (next.value[0]?.prev ?? null) : null;
}
