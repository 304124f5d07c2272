import path from 'node:path';
import { app, dialog, nativeTheme } from 'electron';
import { EVENTS } from '#shared/contract/channels.ts';
import type { FileProblem, HostInfo, OpenedFile } from '#shared/contract/host.ts';
import { saveName } from '#shared/contract/save-name.ts';
import { ok, type Result } from '#shared/domain/result.ts';
import type { CloseHandshake } from './close-handshake.ts';
import type { Documents } from './documents.ts';
import { openExternal } from './external.ts';
import type { CallHandlers } from './ipc.ts';
import { showMenu } from './menu.ts';
import type { OpenRequests } from './open-requests.ts';
import { storageHandlers } from './storage-calls.ts';
import type { Workspace } from './workspace.ts';

export interface Parts {
  readonly documents: Documents;
  readonly requests: OpenRequests;
  readonly handshake: CloseHandshake;
  readonly workspace: Workspace;
  readonly sample: boolean;
}

/** What each call of a page does. Files are named by tokens; only the dialogs here ever see a path. */
export function callHandlers({ documents, requests, handshake, workspace, sample }: Parts): CallHandlers {
  return {
    ...storageHandlers(workspace),
    info: () => info(sample),
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
    setTitle: (window, title) => window.setTitle(title),
    setTheme: (_window, theme) => {
      nativeTheme.themeSource = theme;
    },
    setMenu: (window, menus) => showMenu(window, menus),
    openExternal: (window, url) => openExternal(window, url),
    takeOpenRequests: (window) => {
      return requests.take((request) => {
        if (!window.isDestroyed()) window.webContents.send(EVENTS.openRequest, request);
      });
    },
    flushed: (_window, id, saved) => handshake.flushed(id, saved),
  };
}

function info(sample: boolean): HostInfo {
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
    launch: { sample },
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
