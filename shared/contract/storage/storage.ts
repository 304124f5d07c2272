import type { HostStorage } from '../host-storage.ts';
import type { Disk } from './disk.ts';
import { JournalShelf } from './journal-shelf.ts';
import { MediaShelf } from './media-shelf.ts';
import { ProjectList } from './project-list.ts';
import { SnapshotShelf } from './snapshot-shelf.ts';
import { StartCounter } from './start-counter.ts';
import type { StorageEnvironment } from './storage-environment.ts';

/** Storage as one page has it. `leave` when the page is gone: what it had begun is dropped. */
export interface PageStorage extends HostStorage {
  leave(): Promise<void>;
}

/**
 * The one storage of a workspace's folder, whatever that folder is: the rules of journal, pointer, media and snapshots are
 * written once, and each Host brings its disk. Only one of these may work on a folder at a time.
 */
export class Storage {
  readonly #shelf: JournalShelf;
  readonly #media: MediaShelf;
  readonly #snapshots: SnapshotShelf;
  readonly #projects: ProjectList;
  readonly #starts: StartCounter;
  readonly #environment: StorageEnvironment;

  constructor(disk: Disk, environment: StorageEnvironment) {
    const now = () => environment.now();
    this.#environment = environment;
    this.#shelf = new JournalShelf(disk, environment);
    this.#media = new MediaShelf(disk, environment);
    this.#snapshots = new SnapshotShelf(disk, environment);
    this.#projects = new ProjectList(disk, this.#shelf, now);
    this.#starts = new StartCounter(disk, now);
  }

  /** One for each document that a window or tab loads. */
  page(id = this.#environment.token()): PageStorage {
    const { list, put, switchGeneration, forgetGeneration } = this.#projects;
    const { leave: leaveMedia, ...media } = this.#media.page();
    const { leave: leaveSnapshots, ...snapshots } = this.#snapshots.page();
    return {
      projects: {
        list,
        put,
        switchGeneration,
        forgetGeneration,
        begin: () => this.#starts.begin(id),
        ready: () => this.#starts.ready(id),
      },
      journal: this.#shelf.page(),
      media,
      snapshots,
      leave: async () => {
        await leaveMedia();
        await leaveSnapshots();
      },
    };
  }

  /** Waits for what is being written, and closes every file. */
  close(): Promise<void> {
    return this.#shelf.close();
  }
}
