import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import { CHANNELS, EVENTS } from '#shared/contract/channels.ts';
import type { HostBridge } from '#shared/contract/ipc-contract.ts';

const flushers = new Set<() => Promise<void>>();

function listen<T>(event: string, run: (detail: T) => void): () => void {
  const listener = (_event: IpcRendererEvent, detail: T) => run(detail);
  ipcRenderer.on(event, listener);
  return () => void ipcRenderer.off(event, listener);
}

const bridge: HostBridge = {
  info: () => ipcRenderer.invoke(CHANNELS.info),
  openFiles: (filters) => ipcRenderer.invoke(CHANNELS.openFiles, filters),
  readChunk: (token, offset, length) => ipcRenderer.invoke(CHANNELS.readChunk, token, offset, length),
  release: (token) => ipcRenderer.invoke(CHANNELS.release, token),
  beginSave: (suggestedName, type) => ipcRenderer.invoke(CHANNELS.beginSave, suggestedName, type),
  writeChunk: (token, bytes) => ipcRenderer.invoke(CHANNELS.writeChunk, token, bytes),
  finishSave: (token) => ipcRenderer.invoke(CHANNELS.finishSave, token),
  abandonSave: (token) => ipcRenderer.invoke(CHANNELS.abandonSave, token),
  setTitle: (title) => ipcRenderer.invoke(CHANNELS.setTitle, title),
  setTheme: (theme) => ipcRenderer.invoke(CHANNELS.setTheme, theme),
  setMenu: (menus) => ipcRenderer.invoke(CHANNELS.setMenu, menus),
  openExternal: (url) => ipcRenderer.invoke(CHANNELS.openExternal, url),
  onCommand: (run) => listen(EVENTS.command, run),
  onOpenRequest: (open) => {
    const stop = listen(EVENTS.openRequest, open);
    void ipcRenderer.invoke(CHANNELS.takeOpenRequests).then((answer) => answer.value?.forEach(open));
    return stop;
  },
  onFlushRequest: (flush) => {
    flushers.add(flush);
    return () => void flushers.delete(flush);
  },
};

// Always answers, so that a page which has not started yet closes at once.
listen<number>(EVENTS.flush, async (id) => {
  const done = await Promise.allSettled([...flushers].map(async (flush) => flush()));
  await ipcRenderer.invoke(CHANNELS.flushed, id, !done.some(({ status }) => status === 'rejected'));
});

contextBridge.exposeInMainWorld('throughlineHost', Object.freeze(bridge));
