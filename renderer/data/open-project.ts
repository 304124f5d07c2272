import type { Generation } from '#shared/contract/host-storage.ts';
import { must } from '#shared/domain/assert.ts';
import type { Id } from '#shared/domain/ids.ts';
import { SCHEMA_EPOCH } from '#shared/domain/schema-epoch.ts';
import { type BroughtTogether, bringTogether, openAlone } from './bring-together.ts';
import type { Outside } from './create-app.ts';
import type { Database, Head } from './db.ts';
import { makeSnapshot } from './make-snapshot.ts';
import { appendAll, breath } from './mend-database.ts';
import { ensureIdentity } from './project-identity.ts';
import type { StartProgress, StartReport } from './start-report.ts';
import { currentGeneration, witnessOf } from './start-witness.ts';
import { storageOf, type WorkspaceStorage } from './storage-of.ts';
import { upgradeRows } from './upgrade-rows.ts';

export interface OpenedProject {
  readonly db: Database;
  readonly at: Generation;
  readonly head: Head;
  readonly by: Id<'author'>;
  readonly device: string;
  /** The newest change that the journal has; null where there is no journal. */
  readonly journalSeq: number | null;
  /** Nothing was ever written here: neither witness knows of anything. */
  readonly firstRun: boolean;
  readonly reports: readonly StartReport[];
}

/**
 * Opens the current generation of a project: compares both witnesses, and does what brings them together before anybody sees a record.
 * Throws `StartRefused` where writing would make it worse.
 */
export async function openProject(
  outside: Outside,
  projectId: string,
  onProgress: (progress: StartProgress) => void,
): Promise<OpenedProject> {
  const storage = storageOf(outside.host);
  const at = { projectId, generation: await currentGeneration(storage, projectId) };
  const witness = storage ? await witnessOf(storage, at) : null;
  const opened =
    witness === 'silent'
      ? await openAlone(at, onProgress)
      : await bringTogether(outside, storage, at, witness, onProgress);
  const known = witness === 'silent' ? null : witness;
  const reports = [...opened.reports];
  if (known?.damage) reports.push({ kind: 'journal-damaged', ...known.damage });
  const identity = await ensureIdentity(opened.db, outside, known?.hostId ?? null);
  const upgraded = await upgrade(opened, { ...outside, ...identity }, storage, onProgress);
  if (upgraded !== null) reports.push({ kind: 'upgraded', rows: upgraded });
  const head = must(await opened.db.meta.get('head'), 'a started workspace');
  return { ...opened, ...identity, head, journalSeq: storage ? opened.journalSeq : null, reports };
}

/** The shape of this build, before the screen opens. Null: it had it. */
async function upgrade(
  { db, at, journalSeq, firstRun }: BroughtTogether,
  writer: Outside & { readonly by: Id<'author'>; readonly device: string },
  storage: WorkspaceStorage | null,
  onProgress: (progress: StartProgress) => void,
): Promise<number | null> {
  const head = must(await db.meta.get('head'), 'a started workspace');
  if (firstRun || head.schemaEpoch >= SCHEMA_EPOCH) return null;
  onProgress({ kind: 'upgrading' });
  if (storage) {
    await appendAll(db, storage, at, journalSeq);
    const { host, now, snapshotDesk: desk } = writer;
    const made = desk && (await makeSnapshot({ host, now, desk }, { at, copyId: head.copyId, reason: 'upgrade' }));
    if (made?.ok === false) console.error('no snapshot before the upgrade', made.problem);
  }
  const done = await upgradeRows(db, head.schemaEpoch, writer, breath);
  if (done.ok) return done.value;
  db.close();
  throw new Error(`expected: an upgraded workspace (${JSON.stringify(done.problem)})`);
}
