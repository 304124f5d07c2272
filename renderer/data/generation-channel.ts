import type { Generation } from '#shared/contract/host-storage.ts';

/** The channels that this window listens on, by project: what is posted through one of them does not come back to it. */
const own = new Map<string, BroadcastChannel>();

const channelOf = (projectId: string): BroadcastChannel => new BroadcastChannel(`generation:${projectId}`);

/** Tells every other window that the project goes on in another database: what they wrote to the old one would be lost. */
export function tellSwitched({ projectId, generation }: Generation): void {
  const listening = own.get(projectId);
  const channel = listening ?? channelOf(projectId);
  channel.postMessage(generation);
  if (listening === undefined) channel.close();
}

/** Calls `left` when another window has switched the project away from `at`. Returns its own undo. */
export function onSwitched(at: Generation, left: () => void): () => void {
  const channel = channelOf(at.projectId);
  own.set(at.projectId, channel);
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (typeof data === 'number' && data !== at.generation) left();
  });
  return () => {
    if (own.get(at.projectId) === channel) own.delete(at.projectId);
    channel.close();
  };
}
