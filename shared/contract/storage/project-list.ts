import { fail, ok, type Result } from '../../domain/result.ts';
import type { HostProjects, ProjectEntry, StorageProblem } from '../host-storage.ts';
import type { Disk } from './disk.ts';
import type { JournalShelf } from './journal-shelf.ts';
import { readPointer, writePointer } from './pointer-file.ts';
import { JOURNALS, journalFileName, journalFolder, PROJECT_ID } from './storage-paths.ts';
import { onDisk } from './storage-result.ts';

/** Which projects there are, and which generation of each is current. */
export class ProjectList {
  readonly #disk: Disk;
  readonly #shelf: JournalShelf;
  readonly #now: () => number;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(disk: Disk, shelf: JournalShelf, now: () => number) {
    this.#disk = disk;
    this.#shelf = shelf;
    this.#now = now;
  }

  readonly list: HostProjects['list'] = () => this.#inTurn(async () => ok(await this.#read()));

  readonly put: HostProjects['put'] = (projectId, title) =>
    this.#inTurn(async () => {
      const projects = await this.#read();
      const known = projects.find((project) => project.projectId === projectId);
      if (known?.title === title) return ok(undefined);
      const next = known === undefined ? { projectId, title, generation: 1, kept: [] } : { ...known, title };
      await this.#write(projects, next);
      return ok(undefined);
    });

  readonly switchGeneration: HostProjects['switchGeneration'] = (at, keepUntil) =>
    this.#inTurn(async () => {
      const projects = await this.#read();
      const project = projects.find(({ projectId }) => projectId === at.projectId);
      if (project === undefined) return fail({ kind: 'unknown' });
      const { projectId, generation } = project;
      if (generation === at.generation) return ok(undefined);
      // Both journals tell it too: without a pointer they are what remains to ask.
      for (const end of [generation, at.generation]) {
        const log = await this.#shelf.log({ projectId, generation: end });
        const noted = log.isEmpty ? ok(undefined) : await log.noteSwitch(at.generation);
        if (!noted.ok) return noted;
      }
      const others = project.kept.filter((kept) => kept.generation !== at.generation);
      const kept = [...others, { generation, until: keepUntil }];
      await this.#write(projects, { ...project, generation: at.generation, kept });
      return ok(undefined);
    });

  readonly forgetGeneration: HostProjects['forgetGeneration'] = (at) =>
    this.#inTurn(async () => {
      const projects = await this.#read();
      const project = projects.find(({ projectId }) => projectId === at.projectId);
      if (project === undefined) return fail({ kind: 'unknown' });
      if (project.generation === at.generation) {
        return fail({ kind: 'unwritable', message: 'the current generation cannot be forgotten' });
      }
      await this.#shelf.remove(at);
      const kept = project.kept.filter(({ generation }) => generation !== at.generation);
      if (kept.length < project.kept.length) await this.#write(projects, { ...project, kept });
      return ok(undefined);
    });

  async #read(): Promise<readonly ProjectEntry[]> {
    const known = await readPointer(this.#disk);
    if (known !== null) return known;
    const found = await this.#fromJournals();
    if (found.length > 0) await writePointer(this.#disk, found);
    return found;
  }

  async #write(projects: readonly ProjectEntry[], next: ProjectEntry): Promise<void> {
    const isNew = !projects.some(({ projectId }) => projectId === next.projectId);
    const changed = projects.map((project) => (project.projectId === next.projectId ? next : project));
    await writePointer(this.#disk, isNew ? [...projects, next] : changed);
  }

  /** Without a pointer the journals are asked: the first generation that its project has not left is the current one. */
  async #fromJournals(): Promise<readonly ProjectEntry[]> {
    const until = new Date(this.#now() + KEEP_MS).toISOString();
    const found: ProjectEntry[] = [];
    for (const projectId of await this.#disk.folders(JOURNALS)) {
      if (!PROJECT_ID.test(projectId)) continue;
      const generations = await this.#generations(projectId);
      let generation = generations.at(-1);
      for (const candidate of generations) {
        if ((await this.#shelf.log({ projectId, generation: candidate })).isLeft) continue;
        generation = candidate;
        break;
      }
      if (generation === undefined) continue;
      const kept = generations.filter((other) => other !== generation).map((other) => ({ generation: other, until }));
      found.push({ projectId, title: projectId, generation, kept });
    }
    return found;
  }

  async #generations(projectId: string): Promise<readonly number[]> {
    const files = await this.#disk.list(journalFolder(projectId));
    const generations = files.map(({ name }) => journalFileName(name)?.generation ?? 0);
    return [...new Set(generations)].filter((generation) => generation > 0).sort((a, b) => a - b);
  }

  #inTurn<T>(run: () => Promise<Result<T, StorageProblem>>): Promise<Result<T, StorageProblem>> {
    const done = this.#turn.then(() => onDisk(run));
    this.#turn = done.catch(() => {});
    return done;
  }
}

/** As long as generations are kept after a switch. */
const KEEP_MS = 30 * 24 * 60 * 60_000;
