import { storageOf } from '#renderer/data/storage-of.ts';
import type { Host } from '#shared/contract/host.ts';
import { PROJECT } from './outside.ts';
import { type Draw, showSafeMode } from './recovery/show-screen.tsx';

/** So many starts in five minutes that did not come to a page, and the next is careful. */
const MOST_FAILED = 3;
/** Held by every page that is starting right now: those have not failed. */
const STARTING = `starting:${PROJECT}`;

/** Counts this start, and goes by safe mode after several that failed, or where the page `crashed` several times. Answers what to call when the first page is there. */
export async function allowStart(host: Host, draw: Draw, crashed: boolean): Promise<() => Promise<void>> {
  const projects = storageOf(host)?.projects;
  if (projects === undefined) return async () => undefined;
  let letGo = (): void => undefined;
  const isReady = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await new Promise<void>((resolve) => {
    const hold = (): Promise<void> => {
      resolve();
      return isReady;
    };
    // Without locks every other start counts as failed, which costs one press of a button.
    navigator.locks.request(STARTING, { mode: 'shared' }, hold).catch(() => resolve());
  });
  const starts = await projects.begin().catch(() => 0);
  const { held = [] } = await navigator.locks.query();
  const starting = held.filter(({ name }) => name === STARTING).length;
  if (crashed || starts - starting >= MOST_FAILED) {
    const listed = await projects.list();
    const known = listed.ok ? listed.value.find(({ projectId }) => projectId === PROJECT) : undefined;
    await showSafeMode(draw, host, { projectId: PROJECT, generation: known?.generation ?? 1 }, crashed);
  }
  return async () => {
    letGo();
    await projects.ready();
  };
}
