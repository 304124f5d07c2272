import { isExternalAddress } from '#shared/contract/external-url.ts';
import type { Host, HostInfo, HostWindow } from '#shared/contract/host.ts';
import { ok } from '#shared/domain/result.ts';
import { createBrowserFiles } from './browser-files.ts';
import { createBrowserStorage } from './browser-storage.ts';

/** The same app as a page of 127.0.0.1. The browser keeps menus, window and theme; the page draws its own. */
export function createBrowserHost(version: string): Host {
  return {
    kind: 'browser',
    info: async () => info(version),
    files: createBrowserFiles(),
    folder: null,
    window: browserWindow,
    out: { openExternal, printPdf, diagnostics: async () => `Throughline ${version}\n${navigator.userAgent}` },
    ...createBrowserStorage(),
  };
}

function info(version: string): HostInfo {
  return {
    version,
    platform: platformOf(navigator.userAgent),
    locale: navigator.language,
    can: { nativeMenu: false },
    launch: {
      sample: document.querySelector('meta[name="throughline-launch"][content~="sample"]') !== null,
      careful: false,
    },
  };
}

function platformOf(userAgent: string): HostInfo['platform'] {
  if (/Macintosh|Mac OS X/.test(userAgent)) return 'mac';
  if (/Windows/.test(userAgent)) return 'windows';
  return /Linux|X11/.test(userAgent) ? 'linux' : 'other';
}

const nothing = () => {};

const browserWindow: HostWindow = {
  onCommand: () => nothing,
  onOpenRequest: () => nothing,
  onFlushRequest(flush) {
    // A browser does not wait for a closing page: what matters is to begin at the first sign.
    const begin = () => {
      flush().catch((cause: unknown) => console.error('flush failed', cause));
    };
    const whenHidden = () => {
      if (document.visibilityState === 'hidden') begin();
    };
    document.addEventListener('visibilitychange', whenHidden);
    window.addEventListener('pagehide', begin);
    return () => {
      document.removeEventListener('visibilitychange', whenHidden);
      window.removeEventListener('pagehide', begin);
    };
  },
  async setTitle(title) {
    document.title = title;
  },
  async setTheme() {},
  async setMenu() {},
  setQuickCapture: async () => false,
};

async function openExternal(text: string): Promise<boolean> {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !isExternalAddress(text, url)) return false;
  if (!window.confirm(`Open ${url.protocol === 'mailto:' ? url.pathname : url.host}?\n\n${url.href}`)) return false;
  window.open(url.href, '_blank', 'noopener,noreferrer');
  return true;
}

async function printPdf() {
  window.print();
  return ok(null);
}
