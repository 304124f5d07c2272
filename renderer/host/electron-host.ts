import type { Host } from '#shared/contract/host.ts';
import { PENDING_UNITS } from '#shared/contract/host-storage.ts';
import type { Answer, HostBridge } from '#shared/contract/ipc-contract.ts';
import { fail } from '#shared/domain/result.ts';

declare global {
  interface Window {
    /** Put there by the preload; absent in a browser. */
    readonly throughlineHost?: HostBridge;
  }
}

/** The desktop shell. A refused or failed call is a broken promise of our own code and throws; expected trouble is a Result. */
export function createElectronHost(bridge: HostBridge): Host {
  return {
    kind: 'electron',
    info: () => unwrap(bridge.info()),
    files: {
      openFiles: (filters) => unwrap(bridge.openFiles(filters)),
      readChunk: (token, offset, length) => unwrap(bridge.readChunk(token, offset, length)),
      release: (token) => unwrap(bridge.release(token)),
      beginSave: (suggestedName, type) => unwrap(bridge.beginSave(suggestedName, type)),
      writeChunk: (token, bytes) => unwrap(bridge.writeChunk(token, bytes)),
      finishSave: (token) => unwrap(bridge.finishSave(token)),
      abandonSave: (token) => unwrap(bridge.abandonSave(token)),
    },
    folder: {
      watched: () => unwrap(bridge.watchedFolder()),
      choose: () => unwrap(bridge.chooseFolder()),
      forget: () => unwrap(bridge.forgetFolder()),
      whole: () => unwrap(bridge.wholeFiles()),
      taken: (token) => unwrap(bridge.takenFile(token)),
      onWhole: (look) => bridge.onWholeFiles(look),
    },
    window: {
      onCommand: (run) => bridge.onCommand(run),
      onOpenRequest: (open) => bridge.onOpenRequest(open),
      onFlushRequest: (flush) => bridge.onFlushRequest(flush),
      setTitle: (title) => unwrap(bridge.setTitle(title)),
      setTheme: (theme) => unwrap(bridge.setTheme(theme)),
      setMenu: (menus) => unwrap(bridge.setMenu(menus)),
      setQuickCapture: (on) => unwrap(bridge.setQuickCapture(on)),
    },
    out: {
      openExternal: (url) => unwrap(bridge.openExternal(url)),
      diagnostics: () => unwrap(bridge.diagnostics()),
      printPdf: (suggestedName, label) => unwrap(bridge.printPdf(suggestedName, label)),
    },
    projects: {
      list: () => unwrap(bridge.listProjects()),
      put: (projectId, title) => unwrap(bridge.putProject(projectId, title)),
      switchGeneration: (at, keepUntil) => unwrap(bridge.switchGeneration(at, keepUntil)),
      forgetGeneration: (at) => unwrap(bridge.forgetGeneration(at)),
      begin: () => unwrap(bridge.beginStart()),
      ready: () => unwrap(bridge.readyStart()),
    },
    journal: {
      witness: (at) => unwrap(bridge.journalWitness(at)),
      append: (at, entries) => unwrap(bridge.appendJournal(at, entries)),
      appendPart: (at, seq, text) => unwrap(bridge.appendJournalPart(at, seq, text)),
      read: (at, fromSeq, mostBytes) => unwrap(bridge.readJournal(at, fromSeq, mostBytes)),
      peek: (at, fromSeq, mostBytes) => unwrap(bridge.peekJournal(at, fromSeq, mostBytes)),
      readPart: (at, seq, offset, units) => unwrap(bridge.readJournalPart(at, seq, offset, units)),
      start: (at, mark) => unwrap(bridge.startJournal(at, mark)),
      trim: (at, mark) => unwrap(bridge.trimJournal(at, mark)),
      keepPending: async (projectId, text) =>
        // Main refuses so much unseen. Here it is expected trouble.
        text !== null && text.length > PENDING_UNITS ? TOO_LONG : unwrap(bridge.keepPending(projectId, text)),
      pending: (projectId) => unwrap(bridge.readPending(projectId)),
    },
    media: {
      begin: () => unwrap(bridge.beginMedia()),
      write: (token, bytes) => unwrap(bridge.writeMedia(token, bytes)),
      finish: (token) => unwrap(bridge.finishMedia(token)),
      abandon: (token) => unwrap(bridge.abandonMedia(token)),
      readChunk: (sha256, offset, length) => unwrap(bridge.readMedia(sha256, offset, length)),
      remove: (sha256) => unwrap(bridge.removeMedia(sha256)),
      list: () => unwrap(bridge.listMedia()),
    },
    snapshots: {
      begin: () => unwrap(bridge.beginSnapshot()),
      write: (token, bytes) => unwrap(bridge.writeSnapshot(token, bytes)),
      finish: (token, projectId, about) => unwrap(bridge.finishSnapshot(token, projectId, about)),
      abandon: (token) => unwrap(bridge.abandonSnapshot(token)),
      list: (projectId) => unwrap(bridge.listSnapshots(projectId)),
      readChunk: (projectId, id, offset, length) => unwrap(bridge.readSnapshot(projectId, id, offset, length)),
      note: (projectId, id, note) => unwrap(bridge.noteSnapshot(projectId, id, note)),
      remove: (projectId, id) => unwrap(bridge.removeSnapshot(projectId, id)),
    },
  };
}

const TOO_LONG = fail({
  kind: 'unwritable' as const,
  message: `drafts of more than ${PENDING_UNITS} characters`,
});

async function unwrap<T>(answer: Promise<Answer<T>>): Promise<T> {
  const got = await answer;
  if ('error' in got) throw new Error(`host: ${got.error.code}: ${got.error.message}`);
  return got.value;
}
