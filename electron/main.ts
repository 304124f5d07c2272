import path from 'node:path';
import { app, BrowserWindow, protocol } from 'electron';
import { createAppHandler } from './app-scheme.ts';
import { callHandlers } from './calls.ts';
import { CloseHandshake } from './close-handshake.ts';
import { Documents } from './documents.ts';
import { registerCalls } from './ipc.ts';
import { parseLaunchArgs } from './launch-args.ts';
import { showStartMenu } from './menu.ts';
import { OpenRequests } from './open-requests.ts';
import { hardenApp, isOwnUrl } from './security.ts';
import { focusWindow, openWindow } from './window.ts';
import { Workspace } from './workspace.ts';

const dist = path.resolve(import.meta.dirname, '..');
const launch = parseLaunchArgs(process.argv);
const documents = new Documents();
const requests = new OpenRequests();
const handshake = new CloseHandshake();
let quitting = false;

app.enableSandbox();
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);
// Before the lock, which lives in the profile.
if (launch.userDataDir !== null) app.setPath('userData', path.resolve(launch.userDataDir));
const workspace = new Workspace(app.getPath('userData'));
if (app.isPackaged && launch.debugging) app.exit(2);
else if (app.requestSingleInstanceLock()) start();
else app.quit();

function start(): void {
  for (const link of launch.links) requests.link(link);
  app.on('second-instance', (_event, argv) => bringForward(parseLaunchArgs(argv).links));
  app.on('open-url', (event, url) => {
    event.preventDefault();
    bringForward([url]);
  });
  app.on('before-quit', () => {
    quitting = true;
  });
  app.on('window-all-closed', () => {
    if (quitting || process.platform !== 'darwin') app.quit();
  });
  app.on('activate', () => {
    if (app.isReady() && BrowserWindow.getAllWindows().length === 0) showWindow();
  });
  app.whenReady().then(open, (cause: unknown) => {
    console.error('main: start failed', cause);
    app.exit(1);
  });
}

function open(): void {
  hardenApp();
  const answer = createAppHandler(path.join(dist, 'renderer'));
  protocol.handle('app', (request) => {
    return isOwnUrl(request.url) ? answer(request) : new Response(null, { status: 404 });
  });
  registerCalls(callHandlers({ documents, requests, handshake, workspace, sample: launch.sample }));
  showStartMenu();
  if (app.isPackaged) app.setAsDefaultProtocolClient('throughline');
  showWindow();
}

function showWindow(): void {
  const window = openWindow(path.join(dist, 'preload/preload.cjs'));
  const owner = window.webContents.id;
  handshake.guard(window, {
    kept: () => {
      quitting = false;
    },
  });
  // Each document starts with nothing: tokens, parts and listeners of the one before it are gone.
  const forget = () => {
    requests.pause();
    const gone = Promise.all([documents.releaseAll(owner), workspace.leave(owner)]);
    gone.catch((cause: unknown) => console.error('main: release failed', cause));
  };
  window.webContents.on('did-navigate', forget);
  window.on('closed', () => {
    forget();
    // Its handshake had stopped the quit that the person asked for.
    if (quitting) app.quit();
  });
}

function bringForward(links: readonly string[]): void {
  requests.secondStart(links);
  if (app.isReady() && BrowserWindow.getAllWindows().length === 0) showWindow();
  focusWindow();
}
