import type { Generation, Witness } from '#shared/contract/host-storage.ts';
import { must, unreachable } from '#shared/domain/assert.ts';
import { SCHEMA_EPOCH } from '#shared/domain/schema-epoch.ts';
import { adopt } from './adopt.ts';
import { startWorkspace } from './commit.ts';
import type { Outside } from './create-app.ts';
import { type Database, openDatabase } from './db.ts';
import { appendAll, breath, rebuildFrom, replayInto } from './mend-database.ts';
import { type RebuildReason, startPlan } from './recovery-plan.ts';
import { inspect } from './start-facts.ts';
import { StartRefused } from './start-refused.ts';
import type { StartProgress, StartReport } from './start-report.ts';
import { refused } from './start-witness.ts';
import type { WorkspaceStorage } from './storage-of.ts';

export interface BroughtTogether {
  readonly db: Database;
  readonly at: Generation;
  /** Nothing was ever written here: neither witness knows of anything. */
  readonly firstRun: boolean;
  readonly reports: readonly StartReport[];
  /** The newest change that the journal has. */
  readonly journalSeq: number;
}

/** Compares both witnesses and does what the plan says. */
export async function bringTogether(
  outside: Outside,
  storage: WorkspaceStorage | null,
  at: Generation,
  witness: Witness | null,
  onProgress: (progress: StartProgress) => void,
): Promise<BroughtTogether> {
  const journal = storage?.journal ?? null;
  const { db, facts } = await inspect(at, storage, witness, () => onProgress({ kind: 'blocked' }));
  const plan = startPlan(facts);
  const journalSeq = witness?.head?.seq ?? 0;
  const open = (reports: readonly StartReport[], seq = journalSeq): BroughtTogether => ({
    db: must(db, 'an open database'),
    at,
    firstRun: false,
    reports,
    journalSeq: seq,
  });
  const again = async (why: RebuildReason): Promise<BroughtTogether> => {
    const saved = (await db?.savedState.toArray().catch(() => [])) ?? [];
    db?.close();
    return rebuildFrom(outside, must(storage, 'a journal'), at, { why, of: journalSeq, saved }, onProgress);
  };
  switch (plan.kind) {
    case 'first-run': {
      const fresh = db ?? openDatabase(at.projectId, at.generation);
      await fresh.open();
      await startWorkspace(fresh, at.projectId, outside.newUuid());
      return { db: fresh, at, firstRun: true, reports: [], journalSeq };
    }
    case 'open':
      return open([]);
    case 'catch-up': {
      if (!plan.rebuild) return open([]);
      await appendAll(must(db, 'an open database'), must(storage, 'a journal'), at, journalSeq);
      return again('damaged');
    }
    case 'replay': {
      const from = must(await db?.meta.get('head'), 'a head').seq;
      const done = await replayInto(must(db, 'a database'), must(storage, 'a journal'), at, journalSeq, onProgress);
      return done ? open([{ kind: 'replayed', from, to: journalSeq }]) : again('other-way');
    }
    case 'rebuild':
      return again(plan.why);
    case 'adopt': {
      onProgress({ kind: 'upgrading' });
      const adopted = await adopt(must(db, 'an open database'), journal, at, breath);
      if (storage === null) return open([]);
      if (!adopted.isDamaged) return open([{ kind: 'adopted' }], adopted.isWhole ? 0 : adopted.head.seq);
      await appendAll(must(db, 'an open database'), storage, at, 0);
      return again('damaged');
    }
    case 'fork':
    case 'newer':
      throw new StartRefused({ kind: plan.kind }, at, db);
    case 'lost':
      throw new StartRefused({ kind: 'unreadable', message: plan.message }, at, db);
    default:
      return unreachable(plan);
  }
}

/**
 * Without its second witness the app still opens a database that holds together, and every save says that the journal does not answer.
 * One that is empty is not taken for new: nobody can say that it is.
 */
export async function openAlone(
  at: Generation,
  onProgress: (progress: StartProgress) => void,
): Promise<BroughtTogether> {
  const { db, facts } = await inspect(at, null, null, () => onProgress({ kind: 'blocked' }));
  const { database } = facts;
  const isSound = database.kind === 'present' && database.countsHold && !database.knownDamage;
  if (database.kind === 'present' && database.schemaEpoch > SCHEMA_EPOCH)
    throw new StartRefused({ kind: 'newer' }, at, db);
  if (!isSound || db === null) throw refused(at, 'journal', { kind: 'unknown' });
  if (typeof (await db.meta.get('head'))?.stateSum !== 'string') await adopt(db, null, at, breath);
  return { db, at, firstRun: false, reports: [], journalSeq: 0 };
}
