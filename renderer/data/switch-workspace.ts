import { Dexie } from 'dexie';
import type { Generation } from '#shared/contract/host-storage.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';
import type { App } from './app.ts';
import { databaseName, openDatabase, type SavedState } from './db.ts';
import { tellSwitched } from './generation-channel.ts';
import { catchUp } from './journal-writer.ts';
import { SAVE_LIMITS } from './save-limits.ts';
import { DAMAGE_KEY } from './start-facts.ts';
import { storageOf } from './storage-of.ts';

export type SwitchProblem =
  /** A browser without files of its own: there is nothing that says which database is the current one. */
  | { readonly kind: 'no-files' }
  /** Somebody wrote meanwhile: what was written would not be in the new database. */
  | { readonly kind: 'busy' }
  | { readonly kind: 'storage'; readonly message: string };

/** How long the database before is kept as the way back. */
export const KEEP_DAYS = 30;

/** The number that a new database of this project may take. Nothing of an earlier try is left under it. */
export async function freeGeneration(app: App): Promise<Result<Generation, SwitchProblem>> {
  const storage = storageOf(app.host);
  if (storage === null) return fail({ kind: 'no-files' });
  const { projectId, generation } = app.at;
  const listed = await storage.projects.list();
  if (!listed.ok) return fail({ kind: 'storage', message: listed.problem.kind });
  const kept = listed.value.find((one) => one.projectId === projectId)?.kept ?? [];
  const at = { projectId, generation: Math.max(generation, ...kept.map((one) => one.generation)) + 1 };
  const forgotten = await storage.projects.forgetGeneration(at);
  return forgotten.ok || forgotten.problem.kind === 'unknown'
    ? ok(at)
    : fail({ kind: 'storage', message: forgotten.problem.kind });
}

/** What of this computer goes along into a new database: who writes here and how things look, not what was found broken. */
export async function carriedState(app: App): Promise<readonly SavedState[]> {
  return (await app.db.savedState.toArray()).filter(({ key }) => key !== DAMAGE_KEY);
}

/**
 * Makes a database that was written and verified the current one: its journal first, then the pointer. Up to the pointer nothing of the
 * old is touched, so a kill leaves the one or the other. `fromSeq`: the newest change of the old one that the person has seen; a later
 * one refuses the switch, because it would not be seen again. Afterwards this page has to be loaded anew, also after `busy`.
 */
export async function switchWorkspace(app: App, at: Generation, fromSeq: number): Promise<Result<void, SwitchProblem>> {
  const storage = storageOf(app.host);
  if (storage === null) return fail({ kind: 'no-files' });
  const { journal, projects } = storage;
  const isUnmoved = async (): Promise<boolean> => (await app.db.meta.get('head'))?.seq === fromSeq;
  const db = openDatabase(at.projectId, at.generation);
  try {
    const head = await db.meta.get('head');
    if (head === undefined) return fail({ kind: 'storage', message: 'the new database has no head' });
    const sent = await catchUp({ db, journal, at, limits: SAVE_LIMITS }, 0, head.seq);
    if (!sent.ok) return fail({ kind: 'storage', message: sent.problem.kind });
    if (!(await isUnmoved())) return fail({ kind: 'busy' });
    const put = await projects.put(at.projectId, at.projectId);
    const switched = put.ok ? await projects.switchGeneration(at, keptUntil(app)) : put;
    if (!switched.ok) return fail({ kind: 'storage', message: switched.problem.kind });
    app.closeForWriting('other-version');
    tellSwitched(at);
    await app.stop();
    if (await isUnmoved()) return ok(undefined);
    // Another window wrote between the look and the switch: its words count, and the old database is the current one again.
    const back = await projects.switchGeneration(app.at, keptUntil(app));
    return back.ok ? fail({ kind: 'busy' }) : fail({ kind: 'storage', message: back.problem.kind });
  } catch (cause) {
    return fail({ kind: 'storage', message: cause instanceof Error ? cause.message : String(cause) });
  } finally {
    db.close();
  }
}

/** Makes a database that was kept as a way back the current one again; the one that is left is kept in turn. */
export async function goBackTo(app: App, generation: number): Promise<Result<void, SwitchProblem>> {
  const storage = storageOf(app.host);
  if (storage === null) return fail({ kind: 'no-files' });
  const at = { ...app.at, generation };
  const witness = await storage.journal.witness(at);
  if (!witness.ok || witness.value.head === null) return fail({ kind: 'storage', message: 'its journal is gone' });
  app.closeForWriting('other-version');
  await app.stop();
  const switched = await storage.projects.switchGeneration(at, keptUntil(app));
  if (!switched.ok) return fail({ kind: 'storage', message: switched.problem.kind });
  tellSwitched(at);
  return ok(undefined);
}

/** Databases that are kept as a way back, newest first. */
export async function keptStates(
  app: App,
): Promise<readonly { readonly generation: number; readonly until: string }[]> {
  const listed = await storageOf(app.host)?.projects.list();
  const entry = listed?.ok ? listed.value.find(({ projectId }) => projectId === app.at.projectId) : undefined;
  return [...(entry?.kept ?? [])].sort((a, b) => b.generation - a.generation);
}

const keptUntil = (app: App): string => new Date(Date.parse(app.now()) + KEEP_DAYS * 24 * 60 * 60 * 1000).toISOString();

/** Removes a database that did not become the current one. */
export async function dropGeneration(app: App, at: Generation): Promise<void> {
  await Dexie.delete(databaseName(at.projectId, at.generation));
  await storageOf(app.host)?.projects.forgetGeneration(at);
}
