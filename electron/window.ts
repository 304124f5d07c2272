import path from 'node:path';
import { BrowserWindow, nativeTheme } from 'electron';
import { APP_ORIGIN } from './ipc-guard.ts';

/** A window with the app's page. Shown when its first picture is ready, in the page's own ground colour: nothing flashes. */
export function openWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow({
    name: 'main',
    windowStatePersistence: true,
    title: 'Throughline',
    width: 1280,
    height: 800,
    minWidth: 480,
    minHeight: 400,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light,
    webPreferences: {
      preload: path.resolve(preload),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: true,
    },
  });
  window.once('ready-to-show', () => window.show());
  reloadAfterCrash(window);
  // A failed load leaves an empty window with a working menu; the reason is in the log.
  window.loadURL(`${APP_ORIGIN}/index.html`).catch((cause: unknown) => console.error('window: load failed', cause));
  return window;
}

/** Brings a window to the front for a link or a second start. */
export function focusWindow(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (window?.isMinimized()) window.restore();
  window?.focus();
}

/** The canvas token of renderer/ui/tokens.css, needed before there is a page. */
const GROUND = { light: '#FBFAF8', dark: '#161614' } as const;

const CRASHES = 3;
const CRASH_WINDOW_MS = 5 * 60_000;

/** A page that crashed starts again; one that keeps crashing stays down rather than flicker. */
function reloadAfterCrash(window: BrowserWindow): void {
  let crashes: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || reason === 'killed' || window.isDestroyed()) return;
    const now = Date.now();
    crashes = [...crashes.filter((at) => now - at < CRASH_WINDOW_MS), now];
    if (crashes.length < CRASHES) window.webContents.reload();
  });
}
