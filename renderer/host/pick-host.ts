import type { Host } from '#shared/contract/host.ts';
import { createBrowserHost } from './browser-host.ts';
import { createElectronHost } from './electron-host.ts';

/** The Host of this page: the desktop shell when the preload has put its bridge there, else the browser. */
export function pickHost(version: string): Host {
  const bridge = window.throughlineHost;
  return bridge === undefined ? createBrowserHost(version) : createElectronHost(bridge);
}
