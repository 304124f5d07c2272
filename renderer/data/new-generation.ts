import { Dexie } from 'dexie';
import type { Generation } from '#shared/contract/host-storage.ts';
import type { AnyRecord } from '#shared/domain/records.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';
import { touchesOf } from './commit.ts';
import { type Database, databaseName, type Head, type MarkRow, openDatabase, type SavedState, tableOf } from './db.ts';
import { breath } from './mend-database.ts';
import { PlayedState } from './played-state.ts';
import type { ProjectContent } from './project-content.ts';
import { sameCounts, scanState } from './scan-state.ts';

export type GenerationProblem =
  /** The log does not make the rows again from nothing: no journal could bring this database back. */
  | { readonly kind: 'log-not-whole'; readonly seq: number }
  /** What was written does not read back as it should. */
  | { readonly kind: 'not-verified' };

export interface NewGeneration {
  readonly db: Database;
  readonly head: Head;
  /** The log makes the rows again from its first change on: a journal may take all of it. */
  readonly isWhole: boolean;
}

export interface OwnParts {
  readonly copyId: string;
  /** What stays as it is on this computer. */
  readonly savedState: readonly SavedState[];
  /** A log that does not make the rows from nothing is taken as it is: the journal will begin at the head. */
  readonly mayBePart?: boolean;
}

/**
 * Writes a whole project as the database of generation `at`, which nobody uses yet, and reads every row back. It is a copy of its own:
 * `copyId` is fresh, and its first change will tell what it had seen.
 */
export async function writeGeneration(
  content: ProjectContent,
  at: Generation,
  own: OwnParts,
): Promise<Result<NewGeneration, GenerationProblem>> {
  await Dexie.delete(databaseName(at.projectId, at.generation));
  const db = openDatabase(at.projectId, at.generation);
  await db.open();
  const written = await write(db, content, at.projectId, own);
  if (written.ok) return ok({ db, ...written.value });
  db.close();
  await Dexie.delete(databaseName(at.projectId, at.generation));
  return written;
}

const AT_ONCE = 500;

async function write(
  db: Database,
  content: ProjectContent,
  projectId: string,
  { copyId, savedState, mayBePart = false }: OwnParts,
): Promise<Result<{ readonly head: Head; readonly isWhole: boolean }, GenerationProblem>> {
  for (const [table, rows] of content.rows) {
    for (let i = 0; i < rows.length; i += AT_ONCE) {
      // What comes here has been through the schemas of its tables.
      await tableOf(db, table).bulkPut(rows.slice(i, i + AT_ONCE) as unknown as AnyRecord[]);
      await breath();
    }
  }
  const scanned = await scanState(db, breath);
  const played = await writeLog(db, content);
  const isWhole = played.ok && played.value.sum === scanned.stateSum;
  if (!isWhole && !mayBePart)
    return fail({ kind: 'log-not-whole', seq: played.ok ? played.value.seq : played.problem });
  if (isWhole && !sameCounts(scanned.counts, played.value.counts)) return fail({ kind: 'not-verified' });
  if (!isWhole && scanned.stateSum !== content.head.stateSum) return fail({ kind: 'not-verified' });
  const { seq, hash } = isWhole ? played.value : content.head;
  const { counts, stateSum } = scanned;
  const clock = Math.max(seq, ...Object.values(content.clock));
  const { schemaEpoch } = content.head;
  const told: Head = { key: 'head', projectId, copyId, clock, seq, hash, schemaEpoch, counts, stateSum };
  const head: Head = seq === 0 ? told : { ...told, seen: content.clock };
  await db.transaction('rw', db.marks, db.meta, db.savedState, async () => {
    if (!isWhole) {
      await db.marks.clear();
      await db.marks.put({ seq, touches: [], stateSum, counts, schemaEpoch });
    }
    await db.savedState.bulkPut([...savedState]);
    await db.meta.put(head);
  });
  return ok({ head, isWhole });
}

/** All of the log, each change with its mark as far as it can be played from nothing. A problem: the change where it cannot. */
async function writeLog(
  db: Database,
  { changes: log, head: { schemaEpoch } }: ProjectContent,
): Promise<Result<PlayedState, number>> {
  const state = new PlayedState();
  let stopped: number | null = null;
  for (let i = 0; i < log.length; i += AT_ONCE / 10) {
    const changes = log.slice(i, i + AT_ONCE / 10);
    const marks: MarkRow[] = [];
    for (const change of changes) {
      const { seq, ops } = change;
      if (stopped !== null || !state.play(change)) {
        stopped ??= seq;
        continue;
      }
      const { sum: stateSum, counts } = state;
      marks.push({ seq, touches: touchesOf(ops), stateSum, counts: { ...counts }, schemaEpoch });
    }
    await db.changes.bulkPut(changes);
    await db.marks.bulkPut(marks);
    await breath();
  }
  return stopped === null ? ok(state) : fail(stopped);
}
