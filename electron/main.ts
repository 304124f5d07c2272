import path from 'node:path';
import { app, BrowserWindow, protocol } from 'electron';
import { EVENTS } from '#shared/contract/channels.ts';
import { createAppHandler } from './app-scheme.ts';
import { callHandlers } from './calls.ts';
import { CloseHandshake } from './close-handshake.ts';
import { Crashes } from './crashes.ts';
import { Documents } from './documents.ts';
import { FolderOffers } from './folder-offers.ts';
import { registerCalls } from './ipc.ts';
import { parseLaunchArgs } from './launch-args.ts';
import { errorFields, Log } from './log.ts';
import { showStartMenu } from './menu.ts';
import { OpenRequests } from './open-requests.ts';
import { QuickCapture } from './quick-capture.ts';
import { hardenApp, isOwnUrl } from './security.ts';
import { WatchedFolder } from './watched-folder.ts';
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
const log = new Log(path.join(app.getPath('userData'), 'logs'));
const crashes = new Crashes(log);
const quickCapture = new QuickCapture(capture);
const workspace = new Workspace(app.getPath('userData'));
const offers = new FolderOffers(new WatchedFolder(app.getPath('userData'), tellWindows), documents);
if (app.isPackaged && launch.debugging) app.exit(2);
else if (app.requestSingleInstanceLock()) start();
else app.quit();

function start(): void {
  for (const link of launch.links) requests.link(link);
  for (const file of launch.files.slice(0, 1)) requests.file(path.resolve(file));
  app.on('second-instance', (_event, argv, from) => {
    const { links, files } = parseLaunchArgs(argv);
    bringForward(
      links,
      files.map((file) => path.resolve(from, file)),
    );
  });
  app.on('open-url', (event, url) => {
    event.preventDefault();
    bringForward([url], []);
  });
  app.on('open-file', (event, file) => {
    event.preventDefault();
    bringForward([], [file]);
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
    log.write('main.start-failed', errorFields(cause));
    app.exit(1);
  });
}

function open(): void {
  hardenApp();
  const answer = createAppHandler(path.join(dist, 'renderer'));
  protocol.handle('app', (request) => {
    return isOwnUrl(request.url) ? answer(request) : new Response(null, { status: 404 });
  });
  registerCalls(
    callHandlers({
      documents,
      requests,
      handshake,
      workspace,
      offers,
      crashes,
      quickCapture,
      log,
      sample: launch.sample,
    }),
    log,
  );
  log.write('main.started', { packaged: app.isPackaged });
  showStartMenu();
  if (app.isPackaged) app.setAsDefaultProtocolClient('throughline');
  showWindow();
}

function showWindow(): void {
  const window = openWindow(path.join(dist, 'preload/preload.cjs'));
  const owner = window.webContents.id;
  crashes.guard(window);
  handshake.guard(window, {
    kept: () => {
      quitting = false;
    },
  });
  // Each document starts with nothing: tokens, parts and listeners of the one before it are gone.
  const forget = () => {
    requests.pause();
    offers.leave(owner);
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

/** There may be new files in the watched folder. The first window to ask gets them. */
function tellWindows(): void {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send(EVENTS.wholeFiles);
}

/** Keys of the system were pressed: the app comes forward with the quick note. */
function capture(): void {
  const [window] = BrowserWindow.getAllWindows();
  focusWindow();
  window?.webContents.send(EVENTS.command, 'capture.open');
}

function bringForward(links: readonly string[], files: readonly string[]): void {
  requests.secondStart(links, files);
  if (app.isReady() && BrowserWindow.getAllWindows().length === 0) showWindow();
  focusWindow();
}
