import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import { CHANNELS, EVENTS } from '#shared/contract/channels.ts';
import type { HostBridge, HostCallBridge } from '#shared/contract/ipc-contract.ts';

const flushers = new Set<() => Promise<void>>();

function listen<T>(event: string, run: (detail: T) => void): () => void {
  const listener = (_event: IpcRendererEvent, detail: T) => run(detail);
  ipcRenderer.on(event, listener);
  return () => void ipcRenderer.off(event, listener);
}

/** A page gets one function for each call by name, and none that takes a channel. */
const { takeOpenRequests, flushed, ...open } = CHANNELS;
const calls = Object.fromEntries(
  Object.entries(open).map(([name, channel]) => [name, (...args: unknown[]) => ipcRenderer.invoke(channel, ...args)]),
);

const bridge: HostBridge = {
  // Names and channels are those of the contract, and main checks the arguments of every call; the loop cannot show their types.
  ...(calls as unknown as HostCallBridge),
  onCommand: (run) => listen(EVENTS.command, run),
  onOpenRequest: (open) => {
    const stop = listen(EVENTS.openRequest, open);
    void ipcRenderer.invoke(takeOpenRequests).then((answer) => answer.value?.forEach(open));
    return stop;
  },
  onWholeFiles: (look) => listen(EVENTS.wholeFiles, () => look()),
  onFlushRequest: (flush) => {
    flushers.add(flush);
    return () => void flushers.delete(flush);
  },
};

// Always answers, so that a page which has not started yet closes at once.
listen<number>(EVENTS.flush, async (id) => {
  const done = await Promise.allSettled([...flushers].map(async (flush) => flush()));
  await ipcRenderer.invoke(flushed, id, !done.some(({ status }) => status === 'rejected'));
});

contextBridge.exposeInMainWorld('throughlineHost', Object.freeze(bridge));
