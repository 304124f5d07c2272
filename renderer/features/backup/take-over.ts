import type { App } from '#renderer/data/app.ts';
import { audit } from '#renderer/data/audit-log.ts';
import {
  carriedState,
  dropGeneration,
  freeGeneration,
  type SwitchProblem,
  switchWorkspace,
} from '#renderer/data/switch-workspace.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';
import type { Build, BuildOrder, BuildProblem, Built } from './backup-desk.ts';
import { keepMedia } from './media-blobs.ts';

/** The part of the desk that this needs; in the app it sits in a worker. */
export interface TakeOverDesk {
  mediaNames(): Promise<readonly string[]>;
  media(sha256: string): Promise<Blob | null>;
  build(order: BuildOrder): Promise<Result<Built, BuildProblem>>;
}

export type TakeOverProblem = BuildProblem | SwitchProblem;

/**
 * Puts the open archive, or what comes of merging it, in the place of the project: recordings first, then a database beside the one in
 * use, checked row by row, then the switch. The project before is kept for 30 days. Afterwards the page has to be loaded anew.
 */
export async function takeOver(app: App, desk: TakeOverDesk, build: Build): Promise<Result<Built, TakeOverProblem>> {
  // The project before is kept as it is anyway: without room for a snapshot the person is not held up.
  await app.snapshots?.make(build === 'merged' ? 'merge' : 'restore');
  const free = await freeGeneration(app);
  if (!free.ok) return free;
  const at = free.value;
  for (const sha256 of await desk.mediaNames()) {
    const file = await desk.media(sha256);
    const kept = file ? await keepMedia(app, sha256, file) : ok(undefined);
    if (!kept.ok) return fail(kept.problem);
  }
  const order = { build, from: app.at, at, copyId: app.newUuid(), savedState: await carriedState(app) };
  const built = await desk.build(order);
  if (!built.ok) return built;
  const switched = await switchWorkspace(app, at, built.value.fromSeq);
  if (switched.ok) {
    await audit(app, build === 'merged' ? 'merge' : 'restore', null, built.value.records);
    return built;
  }
  await dropGeneration(app, at);
  return switched;
}
