import { type PageStorage, Storage } from '#shared/contract/storage/storage.ts';
import { type OpfsFolder, openWorkspaceFolder } from './opfs.ts';
import { OpfsDisk } from './opfs-disk.ts';
import { type BusMessage, carryOut, type StorageAnswer, type StorageRequest } from './storage-messages.ts';
import { webEnvironment } from './web-environment.ts';

/**
 * The storage of one tab. Of all tabs' workers one owns the files, the one that holds the lock; the others send it their calls. When
 * it ends, the lock passes on, and what it had not answered is asked of the next.
 */
const OWNER_LOCK = 'throughline-storage';
const clientLock = (client: string): string => `throughline-storage-client-${client}`;

const me = crypto.randomUUID();
const bus = new BroadcastChannel('throughline-storage');
const unanswered = new Map<number, StorageRequest>();
const pages = new Map<string, PageStorage>();
let storage: Storage | null = null;

/** Resolves when other tabs can see that this one lives; null when there are no files here. */
const ready: Promise<OpfsFolder | null> = openWorkspaceFolder().then(async (folder) => {
  if (folder === null) return null;
  await hold(clientLock(me));
  void navigator.locks.request(OWNER_LOCK, () => own(folder));
  return folder;
});

addEventListener('message', ({ data: request }: MessageEvent<StorageRequest>) => void ask(request));
bus.addEventListener('message', ({ data }: MessageEvent<BusMessage>) => {
  if (data.kind === 'owner') for (const request of unanswered.values()) send(request);
  else if (data.kind === 'answer' && data.to === me) settle(data.answer);
  else if (data.kind === 'call' && storage !== null) void serve(storage, data.from, data.request);
});

async function ask(request: StorageRequest): Promise<void> {
  if ((await ready) === null) {
    const answer: StorageAnswer = { id: request.id, kind: 'unwritable' };
    postMessage(answer);
    return;
  }
  unanswered.set(request.id, request);
  send(request);
}

/** To the owner, wherever it is. Before there is one, nobody hears it: it is sent again when there is. */
function send(request: StorageRequest): void {
  if (storage === null) post({ kind: 'call', from: me, request });
  else void carryOut(pageOf(storage, me), request).then(settle);
}

function settle(answer: StorageAnswer): void {
  // A call that was asked twice is answered once.
  if (unanswered.delete(answer.id)) postMessage(answer);
}

/** Runs for as long as this worker lives. */
function own(folder: OpfsFolder): Promise<never> {
  storage = new Storage(new OpfsDisk(folder), webEnvironment);
  for (const request of unanswered.values()) send(request);
  post({ kind: 'owner' });
  return new Promise(() => {});
}

async function serve(owned: Storage, client: string, request: StorageRequest): Promise<void> {
  const answer = await carryOut(pageOf(owned, client), request);
  post({ kind: 'answer', to: client, answer });
}

function pageOf(owned: Storage, client: string): PageStorage {
  const known = pages.get(client);
  if (known !== undefined) return known;
  const page = owned.page(client);
  pages.set(client, page);
  if (client !== me) {
    // Granted when that tab is gone: what it had begun goes too.
    void navigator.locks.request(clientLock(client), async () => {
      pages.delete(client);
      await page.leave();
    });
  }
  return page;
}

/** Takes a lock for the life of this worker. */
function hold(name: string): Promise<void> {
  return new Promise((held) => {
    void navigator.locks.request(name, () => {
      held();
      return new Promise(() => {});
    });
  });
}

const post = (message: BusMessage): void => bus.postMessage(message);
