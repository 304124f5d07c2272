import { type FSWatcher, watch } from 'node:fs';
import { lstat, mkdir, open, readdir, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';

/** A file that lies in the folder whole. `mark` changes whenever the file does. */
export interface WholeFile {
  readonly file: string;
  readonly name: string;
  readonly mark: string;
}

/**
 * One folder of the person's, by its path, and which of its files were dealt with. A file is whole when it looks the same twice, `settle`
 * apart. Only files of the folder itself count: no folders in it, no links, nothing hidden or still being downloaded.
 */
export class WatchedFolder {
  readonly #profile: string;
  readonly #settle: number;
  readonly #onWhole: () => void;
  #kept: Kept | null = null;
  #loaded: Promise<void> | null = null;
  #watcher: FSWatcher | null = null;
  #timer: NodeJS.Timeout | null = null;
  /** Marks at the last look. */
  #seen = new Map<string, string>();

  /** `profile` holds the list; `onWhole` is told when there may be something to take. `settle` in milliseconds. */
  constructor(profile: string, onWhole: () => void, settle = SETTLE_MS) {
    this.#profile = profile;
    this.#onWhole = onWhole;
    this.#settle = settle;
  }

  /** Its name without the way to it; null while none is watched. */
  async name(): Promise<string | null> {
    await this.#load();
    return this.#kept === null ? null : path.basename(this.#kept.folder);
  }

  /** Watches `folder` instead of any other. What lies in it already is left alone. */
  async choose(folder: string): Promise<string> {
    await this.#load();
    const there = await marksIn(folder);
    this.#kept = { folder, taken: Object.fromEntries(there) };
    this.#seen = there;
    await this.#save();
    this.#start();
    return path.basename(folder);
  }

  async forget(): Promise<void> {
    await this.#load();
    this.stop();
    this.#kept = null;
    this.#seen.clear();
    await this.#save();
  }

  /** Files that are whole and were not taken yet, by name. An empty list where the folder is away for a while. */
  async whole(): Promise<readonly WholeFile[]> {
    await this.#load();
    if (this.#kept === null) return [];
    const { folder, taken } = this.#kept;
    const now = await marksIn(folder);
    const fresh = [...now].filter(([name, mark]) => taken[name] !== mark);
    const whole = fresh.filter(([name, mark]) => this.#seen.get(name) === mark);
    this.#seen = now;
    if (whole.length < fresh.length) this.#lookIn(this.#settle);
    return whole.map(([name, mark]) => ({ file: path.join(folder, name), name, mark }));
  }

  /** Never offered again as it is now, whatever came of it. */
  async take({ file, name, mark }: WholeFile): Promise<void> {
    await this.#load();
    if (this.#kept === null || path.dirname(file) !== this.#kept.folder) return;
    const { folder, taken } = this.#kept;
    // Names that are no longer there need no mark.
    const there = Object.entries(taken).filter(([known]) => this.#seen.has(known));
    this.#kept = { folder, taken: { ...Object.fromEntries(there), [name]: mark } };
    await this.#save();
  }

  /** Looks no more. The folder stays chosen. */
  stop(): void {
    this.#watcher?.close();
    this.#watcher = null;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #load(): Promise<void> {
    this.#loaded ??= readKept(path.join(this.#profile, FILE)).then((kept) => {
      this.#kept = kept;
      if (kept !== null) this.#start();
    });
    return this.#loaded;
  }

  #start(): void {
    this.stop();
    if (this.#kept === null) return;
    try {
      this.#watcher = watch(this.#kept.folder, { persistent: false }, () => this.#lookIn(this.#settle));
      this.#watcher.on('error', () => this.#watcher?.close());
    } catch {
      // Gone for now, such as a disk that is not plugged in: the looks below find it again.
    }
    this.#lookIn(this.#settle);
  }

  /** Tells after `ms`, and from then on now and again: not every file system says what changes in it. */
  #lookIn(ms: number): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#onWhole();
      if (this.#kept !== null) this.#lookIn(POLL_MS);
    }, ms);
    this.#timer.unref();
  }

  async #save(): Promise<void> {
    await mkdir(this.#profile, { recursive: true });
    const file = path.join(this.#profile, FILE);
    const draft = `${file}.part`;
    const handle = await open(draft, 'w');
    try {
      await handle.writeFile(JSON.stringify(this.#kept));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  }
}

const FILE = 'watched-folder.json';
const SETTLE_MS = 2000;
const POLL_MS = 15_000;
/** More files than a person drops at once. */
const MOST = 2000;

const keptSchema = v.nullable(
  v.object({ folder: v.pipe(v.string(), v.minLength(1)), taken: v.record(v.string(), v.string()) }),
);
type Kept = NonNullable<v.InferOutput<typeof keptSchema>>;

async function readKept(file: string): Promise<Kept | null> {
  try {
    const read = v.safeParse(keptSchema, JSON.parse(await readFile(file, 'utf8')));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}

async function marksIn(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isFile() && !PASSING.test(entry.name)).map(({ name }) => name);
  const marks = new Map<string, string>();
  for (const name of names.sort().slice(0, MOST)) {
    const stats = await lstat(path.join(folder, name)).catch(() => null);
    if (stats?.isFile() && stats.size > 0) marks.set(name, `${stats.size} ${stats.mtimeMs}`);
  }
  return marks;
}

/** Hidden files, locks of office programs, and downloads under way. */
const PASSING = /^[.~]|\.(part|partial|crdownload|download|tmp|temp|throughline-part)$/i;
