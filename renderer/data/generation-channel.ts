import type { Generation } from '#shared/contract/host-storage.ts';

const channelOf = (projectId: string): BroadcastChannel => new BroadcastChannel(`generation:${projectId}`);

/** Tells every other window that the project goes on in another database: what they wrote to the old one would be lost. */
export function tellSwitched({ projectId, generation }: Generation): void {
  const channel = channelOf(projectId);
  channel.postMessage(generation);
  channel.close();
}

/** Calls `left` when another window has switched the project away from `at`. Returns its own undo. */
export function onSwitched(at: Generation, left: () => void): () => void {
  const channel = channelOf(at.projectId);
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (typeof data === 'number' && data !== at.generation) left();
  });
  return () => channel.close();
}
