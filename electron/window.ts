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
      // Elsewhere Chromium would fetch its dictionaries from the network.
      spellcheck: process.platform === 'darwin',
    },
  });
  window.once('ready-to-show', () => window.show());
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
