import type { Host } from '#shared/contract/host.ts';
import type { Answer, HostBridge } from '#shared/contract/ipc-contract.ts';

declare global {
  interface Window {
    /** Put there by the preload; absent in a browser. */
    readonly throughlineHost?: HostBridge;
  }
}

/** The desktop shell. A refused or failed call is a broken promise of our own code and throws; expected trouble is a Result. */
export function createElectronHost(bridge: HostBridge): Host {
  return {
    kind: 'electron',
    info: () => unwrap(bridge.info()),
    files: {
      openFiles: (filters) => unwrap(bridge.openFiles(filters)),
      readChunk: (token, offset, length) => unwrap(bridge.readChunk(token, offset, length)),
      release: (token) => unwrap(bridge.release(token)),
      beginSave: (suggestedName, type) => unwrap(bridge.beginSave(suggestedName, type)),
      writeChunk: (token, bytes) => unwrap(bridge.writeChunk(token, bytes)),
      finishSave: (token) => unwrap(bridge.finishSave(token)),
      abandonSave: (token) => unwrap(bridge.abandonSave(token)),
    },
    window: {
      onCommand: (run) => bridge.onCommand(run),
      onOpenRequest: (open) => bridge.onOpenRequest(open),
      onFlushRequest: (flush) => bridge.onFlushRequest(flush),
      setTitle: (title) => unwrap(bridge.setTitle(title)),
      setTheme: (theme) => unwrap(bridge.setTheme(theme)),
      setMenu: (menus) => unwrap(bridge.setMenu(menus)),
    },
    out: { openExternal: (url) => unwrap(bridge.openExternal(url)) },
  };
}

async function unwrap<T>(answer: Promise<Answer<T>>): Promise<T> {
  const got = await answer;
  if ('error' in got) throw new Error(`host: ${got.error.code}: ${got.error.message}`);
  return got.value;
}
