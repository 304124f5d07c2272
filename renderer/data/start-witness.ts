import type { Generation, StorageProblem, Witness } from '#shared/contract/host-storage.ts';
import { fail, type Result } from '#shared/domain/result.ts';
import { StartRefused } from './start-refused.ts';
import type { WorkspaceStorage } from './storage-of.ts';
import { watched } from './watchdog.ts';

/** Which database is the current one. Not knowing it is no reason to show another, older one. */
export async function currentGeneration(storage: WorkspaceStorage | null, projectId: string): Promise<number> {
  if (storage === null) return 1;
  const listed = await inTime(() => storage.projects.list());
  if (!listed.ok) throw refused({ projectId, generation: 1 }, 'projects', listed.problem);
  const entry = listed.value.find((project) => project.projectId === projectId);
  if (!entry) await storage.projects.put(projectId, projectId);
  return entry?.generation ?? 1;
}

/** What the journal says; `silent` when it cannot be asked. */
export async function witnessOf({ journal }: WorkspaceStorage, at: Generation): Promise<Witness | 'silent'> {
  const said = await inTime(() => journal.witness(at));
  if (said.ok) return said.value;
  console.error('the journal cannot be read', said.problem);
  return 'silent';
}

/** Nothing is opened, because the Host's part of it cannot be read. */
export function refused(at: Generation, what: string, problem: { readonly kind: string }): StartRefused {
  return new StartRefused({ kind: 'unreadable', message: `${what}: ${JSON.stringify(problem)}` }, at, null);
}

/** A Host that says nothing for so long at the start is taken for broken. */
const HOST_MS = 15_000;

async function inTime<T>(
  ask: () => Promise<Result<T, StorageProblem>>,
): Promise<Result<T, StorageProblem | { readonly kind: 'no-answer' }>> {
  try {
    const said = await watched(HOST_MS, ask);
    return said.answered ? said.value : fail({ kind: 'no-answer' });
  } catch (cause) {
    return fail({ kind: 'unwritable', message: String(cause) });
  }
}
