import { app, type Session, session, type WebContents } from 'electron';
import { APP_ORIGIN } from './ipc-guard.ts';

/** Applies to every page and session that this process will ever make. Call before the first window. */
export function hardenApp(): void {
  hardenSession(session.defaultSession);
  app.on('web-contents-created', (_event, contents) => hardenContents(contents));
}

/** Whether `url` is a page or file of the bundle. */
export function isOwnUrl(url: string): boolean {
  return url === APP_ORIGIN || url.startsWith(`${APP_ORIGIN}/`);
}

/** What our own pages may have; everything else is denied to everybody. */
const ALLOWED: ReadonlySet<string> = new Set(['persistent-storage', 'clipboard-sanitized-write']);

function hardenSession(own: Session): void {
  own.setPermissionRequestHandler((_contents, permission, decide, details) => {
    decide(ALLOWED.has(permission) && details.isMainFrame && isOwnUrl(details.requestingUrl));
  });
  own.setPermissionCheckHandler((_contents, permission, origin, details) => {
    return ALLOWED.has(permission) && details.isMainFrame && isOwnUrl(details.requestingUrl ?? origin);
  });
  own.setDevicePermissionHandler(() => false);
  // Files leave through the save dialog only.
  own.on('will-download', (event) => event.preventDefault());
}

function hardenContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (!isOwnUrl(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isOwnUrl(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isOwnUrl(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
