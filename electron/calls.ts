import path from 'node:path';
import { app, dialog, nativeTheme } from 'electron';
import { EVENTS } from '#shared/contract/channels.ts';
import type { FileProblem, HostInfo, OpenedFile, OpenRequest } from '#shared/contract/host.ts';
import { saveName } from '#shared/contract/save-name.ts';
import { ok, type Result } from '#shared/domain/result.ts';
import type { CloseHandshake } from './close-handshake.ts';
import type { Crashes } from './crashes.ts';
import { diagnostics } from './diagnostics.ts';
import type { Documents } from './documents.ts';
import { openExternal } from './external.ts';
import type { FolderOffers } from './folder-offers.ts';
import type { CallHandlers } from './ipc.ts';
import { errorFields, type Log } from './log.ts';
import { showMenu } from './menu.ts';
import type { Asked, OpenRequests } from './open-requests.ts';
import { printPdf } from './print-pdf.ts';
import type { QuickCapture } from './quick-capture.ts';
import { storageHandlers } from './storage-calls.ts';
import type { Workspace } from './workspace.ts';

export interface Parts {
  readonly documents: Documents;
  readonly requests: OpenRequests;
  readonly handshake: CloseHandshake;
  readonly workspace: Workspace;
  readonly offers: FolderOffers;
  readonly crashes: Crashes;
  readonly quickCapture: QuickCapture;
  readonly log: Log;
  readonly sample: boolean;
}

/** What each call of a page does. Files are named by tokens; only the dialogs here ever see a path. */
export function callHandlers(parts: Parts): CallHandlers {
  const { documents, requests, handshake, workspace, offers, crashes, quickCapture, log, sample } = parts;
  return {
    ...storageHandlers(workspace),
    info: (window) => info({ sample, careful: crashes.takeCareful(window.webContents.id) }),
    openFiles: async (window, filters) => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        properties: ['openFile', 'multiSelections'],
        filters: filters.map(({ label, extensions }) => ({ name: label, extensions: [...extensions] })),
      });
      return canceled ? ok([]) : openAll(documents, window.webContents.id, filePaths);
    },
    readChunk: (window, token, offset, length) => documents.readChunk(window.webContents.id, token, offset, length),
    release: (window, token) => documents.release(window.webContents.id, token),
    beginSave: async (window, suggestedName, type) => {
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        defaultPath: saveName(suggestedName, type.extension),
        filters: [{ name: type.label, extensions: [type.extension] }],
      });
      return canceled || filePath === ''
        ? ok(null)
        : documents.beginSave(window.webContents.id, path.resolve(filePath));
    },
    writeChunk: (window, token, bytes) => documents.writeChunk(window.webContents.id, token, bytes),
    finishSave: (window, token) => documents.finishSave(window.webContents.id, token),
    abandonSave: (window, token) => documents.release(window.webContents.id, token),
    watchedFolder: () => offers.name(),
    chooseFolder: async (window) => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, { properties: ['openDirectory'] });
      const [folder] = filePaths;
      return canceled || folder === undefined ? null : offers.choose(path.resolve(folder));
    },
    forgetFolder: () => offers.forget(),
    wholeFiles: (window) => offers.open(window.webContents.id),
    takenFile: (window, token) => offers.take(window.webContents.id, token),
    setTitle: (window, title) => window.setTitle(title),
    setTheme: (_window, theme) => {
      nativeTheme.themeSource = theme;
    },
    setMenu: (window, menus) => showMenu(window, menus),
    setQuickCapture: (_window, on) => quickCapture.set(on),
    openExternal: (window, url) => openExternal(window, url),
    diagnostics: () => diagnostics(log),
    printPdf: async (window, suggestedName, label) => {
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        defaultPath: saveName(suggestedName, 'pdf'),
        filters: [{ name: label, extensions: ['pdf'] }],
      });
      return canceled || filePath === '' ? ok(null) : printPdf(window, documents, path.resolve(filePath));
    },
    takeOpenRequests: (window) => {
      const owner = window.webContents.id;
      const send = async (asked: Asked): Promise<void> => {
        const request = await requestOf(documents, owner, asked);
        if (!window.isDestroyed()) window.webContents.send(EVENTS.openRequest, request);
      };
      const waiting = requests.take((asked) => {
        send(asked).catch((cause: unknown) => log.write('request.failed', errorFields(cause)));
      });
      return Promise.all(waiting.map((asked) => requestOf(documents, owner, asked)));
    },
    flushed: (_window, id, saved) => handshake.flushed(id, saved),
  };
}

/** An archive becomes a token of the window that is to look into it. */
async function requestOf(documents: Documents, owner: number, asked: Asked): Promise<OpenRequest> {
  if (asked.kind !== 'path') return asked;
  const opened = await documents.open(owner, asked.path);
  return opened.ok ? { kind: 'file', file: opened.value } : { kind: 'bad-file' };
}

function info(launch: HostInfo['launch']): HostInfo {
  const platforms: Partial<Record<NodeJS.Platform, HostInfo['platform']>> = {
    darwin: 'mac',
    win32: 'windows',
    linux: 'linux',
  };
  return {
    version: app.getVersion(),
    platform: platforms[process.platform] ?? 'other',
    locale: app.getLocale(),
    can: { nativeMenu: true },
    launch,
  };
}

/** All files or none: a list that silently lacks one would be taken for complete. */
async function openAll(
  documents: Documents,
  owner: number,
  files: readonly string[],
): Promise<Result<readonly OpenedFile[], FileProblem>> {
  const opened: OpenedFile[] = [];
  for (const file of files) {
    const result = await documents.open(owner, file);
    if (!result.ok) {
      await Promise.all(opened.map(({ token }) => documents.release(owner, token)));
      return result;
    }
    opened.push(result.value);
  }
  return ok(opened);
}
