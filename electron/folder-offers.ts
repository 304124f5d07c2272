import type { OpenedFile } from '#shared/contract/host.ts';
import type { Documents } from './documents.ts';
import type { WatchedFolder, WholeFile } from './watched-folder.ts';

/** The watched folder as pages see it: its files by tokens, each dealt with once. */
export class FolderOffers {
  readonly #folder: WatchedFolder;
  readonly #documents: Documents;
  /** What each token stands for, and which window has it. */
  readonly #offered = new Map<string, { readonly owner: number; readonly file: WholeFile }>();

  constructor(folder: WatchedFolder, documents: Documents) {
    this.#folder = folder;
    this.#documents = documents;
  }

  name(): Promise<string | null> {
    return this.#folder.name();
  }

  choose(folder: string): Promise<string> {
    return this.#folder.choose(folder);
  }

  forget(): Promise<void> {
    return this.#folder.forget();
  }

  /**
   * Opens what is whole for a window, and takes back what it had been offered before and did not take. A file that cannot be opened now is
   * offered again later. `owner` is the window's webContents id.
   */
  async open(owner: number): Promise<readonly OpenedFile[]> {
    const before = [...this.#offered].filter(([, offer]) => offer.owner === owner);
    this.leave(owner);
    await Promise.all(before.map(([token]) => this.#documents.release(owner, token)));
    const held = new Set([...this.#offered.values()].map(({ file }) => file.name));
    const opened: OpenedFile[] = [];
    for (const file of await this.#folder.whole()) {
      if (held.has(file.name)) continue;
      const result = await this.#documents.open(owner, file.file);
      if (!result.ok) continue;
      this.#offered.set(result.value.token, { owner, file });
      opened.push(result.value);
    }
    return opened;
  }

  async take(owner: number, token: string): Promise<void> {
    const offer = this.#offered.get(token);
    if (offer?.owner !== owner) return;
    this.#offered.delete(token);
    await this.#folder.take(offer.file);
    await this.#documents.release(owner, token);
  }

  /** The window closed or its page was replaced: what it had not taken is offered to the next. */
  leave(owner: number): void {
    for (const [token, offer] of this.#offered) if (offer.owner === owner) this.#offered.delete(token);
  }
}
