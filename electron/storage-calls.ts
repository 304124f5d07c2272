import type { BrowserWindow } from 'electron';
import type { PageStorage } from '#shared/contract/storage/storage.ts';
import type { CallHandlers } from './ipc.ts';
import type { Workspace } from './workspace.ts';

type StorageCall =
  | 'listProjects'
  | 'putProject'
  | 'switchGeneration'
  | 'forgetGeneration'
  | 'beginStart'
  | 'readyStart'
  | 'journalWitness'
  | 'appendJournal'
  | 'appendJournalPart'
  | 'readJournal'
  | 'peekJournal'
  | 'readJournalPart'
  | 'startJournal'
  | 'trimJournal'
  | 'keepPending'
  | 'readPending'
  | 'beginMedia'
  | 'writeMedia'
  | 'finishMedia'
  | 'abandonMedia'
  | 'readMedia'
  | 'removeMedia'
  | 'listMedia'
  | 'beginSnapshot'
  | 'writeSnapshot'
  | 'finishSnapshot'
  | 'abandonSnapshot'
  | 'listSnapshots'
  | 'readSnapshot'
  | 'noteSnapshot'
  | 'removeSnapshot';

/** Journal, projects, media and snapshots for the page of the window that asks. */
export function storageHandlers(workspace: Workspace): Pick<CallHandlers, StorageCall> {
  const of = (window: BrowserWindow): PageStorage => workspace.page(window.webContents.id);
  return {
    listProjects: (window) => of(window).projects.list(),
    putProject: (window, projectId, title) => of(window).projects.put(projectId, title),
    switchGeneration: (window, at, keepUntil) => of(window).projects.switchGeneration(at, keepUntil),
    forgetGeneration: (window, at) => of(window).projects.forgetGeneration(at),
    beginStart: (window) => of(window).projects.begin(),
    readyStart: (window) => of(window).projects.ready(),
    journalWitness: (window, at) => of(window).journal.witness(at),
    appendJournal: (window, at, entries) => of(window).journal.append(at, entries),
    appendJournalPart: (window, at, seq, text) => of(window).journal.appendPart(at, seq, text),
    readJournal: (window, at, fromSeq, mostBytes) => of(window).journal.read(at, fromSeq, mostBytes),
    peekJournal: (window, at, fromSeq, mostBytes) => of(window).journal.peek(at, fromSeq, mostBytes),
    readJournalPart: (window, at, seq, offset, units) => of(window).journal.readPart(at, seq, offset, units),
    startJournal: (window, at, mark) => of(window).journal.start(at, mark),
    trimJournal: (window, at, mark) => of(window).journal.trim(at, mark),
    keepPending: (window, projectId, text) => of(window).journal.keepPending(projectId, text),
    readPending: (window, projectId) => of(window).journal.pending(projectId),
    beginMedia: (window) => of(window).media.begin(),
    writeMedia: (window, token, bytes) => of(window).media.write(token, bytes),
    finishMedia: (window, token) => of(window).media.finish(token),
    abandonMedia: (window, token) => of(window).media.abandon(token),
    readMedia: (window, sha256, offset, length) => of(window).media.readChunk(sha256, offset, length),
    removeMedia: (window, sha256) => of(window).media.remove(sha256),
    listMedia: (window) => of(window).media.list(),
    beginSnapshot: (window) => of(window).snapshots.begin(),
    writeSnapshot: (window, token, bytes) => of(window).snapshots.write(token, bytes),
    finishSnapshot: (window, token, projectId, about) => of(window).snapshots.finish(token, projectId, about),
    abandonSnapshot: (window, token) => of(window).snapshots.abandon(token),
    listSnapshots: (window, projectId) => of(window).snapshots.list(projectId),
    readSnapshot: (window, projectId, id, offset, length) =>
      of(window).snapshots.readChunk(projectId, id, offset, length),
    noteSnapshot: (window, projectId, id, note) => of(window).snapshots.note(projectId, id, note),
    removeSnapshot: (window, projectId, id) => of(window).snapshots.remove(projectId, id),
  };
}
