import type * as Electron from 'electron';
import { chromium } from './chromium.ts';
import { protocol, toChromiumUrl } from './scheme.ts';
import { notImplemented, strict } from './strict.ts';

type RequestHandler = Parameters<Electron.Session['setPermissionRequestHandler']>[0];
type CheckHandler = Parameters<Electron.Session['setPermissionCheckHandler']>[0];
type Permission = Parameters<NonNullable<CheckHandler>>[1];

/** Chromium's name of a permission -> Electron's. */
const PERMISSIONS: Record<string, Permission> = {
  camera: 'media',
  'clipboard-read': 'clipboard-read',
  'clipboard-write': 'clipboard-sanitized-write',
  geolocation: 'geolocation',
  'idle-detection': 'idle-detection',
  'local-fonts': 'local-fonts',
  microphone: 'media',
  midi: 'midi',
  notifications: 'notifications',
  'persistent-storage': 'persistent-storage',
  'window-management': 'window-management',
};

let requestHandler: RequestHandler = null;
let checkHandler: CheckHandler = null;

/** Events that the host has no source for. A listener for another one would wait for nothing. */
const NEVER_EMITTED = ['will-download'];

const defaultSession = strict('session', {
  protocol,
  on(event: string, _listener: (...args: never[]) => void): void {
    if (!NEVER_EMITTED.includes(event)) notImplemented(`session event '${event}'`);
  },
  setPermissionRequestHandler(handler: RequestHandler): void {
    requestHandler = handler;
  },
  setPermissionCheckHandler(handler: CheckHandler): void {
    checkHandler = handler;
  },
  setDevicePermissionHandler(): void {}, // Chromium's own chooser never opens without a window
  setSpellCheckerEnabled(): void {},
  async clearCache(): Promise<void> {},
} satisfies Partial<Record<keyof Electron.Session, unknown>>);

export const session = strict('session module', { defaultSession });

async function isGranted(contents: Electron.WebContents, permission: Permission, url: string): Promise<boolean> {
  const origin = new URL(url).origin;
  const checkDetails = { requestingUrl: url, isMainFrame: true } as Electron.PermissionCheckHandlerHandlerDetails;
  if (checkHandler && !checkHandler(contents, permission, origin, checkDetails)) return false;
  const requestDetails = { requestingUrl: url, isMainFrame: true } as Electron.PermissionRequest;
  return new Promise((resolve) => {
    if (requestHandler) requestHandler(contents, permission, resolve, requestDetails);
    else resolve(true); // Electron grants everything when the app sets no handler
  });
}

/** Asks main's handlers once per permission and gives Chromium the answers, before a page is loaded. */
export async function applyPermissions(contents: Electron.WebContents, url: string): Promise<void> {
  const { origin } = new URL(toChromiumUrl(url));
  for (const [name, permission] of Object.entries(PERMISSIONS)) {
    const setting = (await isGranted(contents, permission, url)) ? 'granted' : 'denied';
    await chromium.cdp.send('Browser.setPermission', { origin, permission: { name }, setting });
  }
}
