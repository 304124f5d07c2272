import { insert, label } from '#shared/domain/change.ts';
import { freshBase } from '#shared/domain/record-base.ts';
import type { App } from './app.ts';
import { createApp, type Outside } from './create-app.ts';
import { chooseEngine } from './engine.ts';
import { obeyErasureList, resumeErasure } from './erase-person.ts';
import { keptBodies, restoreKeptBodies } from './kept-bodies.ts';
import { keepWords, keptWords } from './kept-words.ts';
import { openProject } from './open-project.ts';
import { readPending } from './pending.ts';
import type { StartProgress, StartReport } from './start-report.ts';
import { storageOf } from './storage-of.ts';

export interface Workspace {
  readonly app: App;
  /** True when nothing was ever committed here: the only case that shows onboarding. An emptied workspace is not new. */
  readonly firstRun: boolean;
  /** What was done before it could be opened, for the person. */
  readonly reports: readonly StartReport[];
  /** The engine that its databases are in, for the search worker; null: the usual one. */
  readonly engine: string | null;
}

const PROJECT = 'local';

/**
 * Opens the workspace of this computer, making its first author at the first start. Throws `StartRefused` where it may only be read.
 * One window at a time: what recovery moves, no other looks at meanwhile.
 */
export function openWorkspace(
  outside: Outside,
  projectId = PROJECT,
  onProgress: (progress: StartProgress) => void = () => undefined,
): Promise<Workspace> {
  const open = () => openAlone(outside, projectId, onProgress);
  const { locks } = globalThis.navigator ?? {};
  return locks ? locks.request(`open:${projectId}`, open) : open();
}

async function openAlone(
  outside: Outside,
  projectId: string,
  onProgress: (progress: StartProgress) => void,
): Promise<Workspace> {
  const engine = await chooseEngine();
  const { db, at, head, by, device, journalSeq, firstRun, reports } = await openProject(outside, projectId, onProgress);
  const app = createApp(db, { ...outside, by, device, at, seq: head.seq, journalSeq: journalSeq ?? 0 });
  // Neither a kill nor an older copy brings back whom somebody erased.
  if ((await resumeErasure(app)) !== null || (await obeyErasureList(app)))
    return openAlone(outside, projectId, onProgress);
  app.catchUp(head.seq);
  await restoreWords(app);
  return { app, firstRun: firstRun && head.seq === 0, reports, engine };
}

/** What an earlier window could not write and put into the pending file, and the texts that it kept as its page went away. */
async function restoreWords(app: App): Promise<void> {
  const journal = storageOf(app.host)?.journal;
  const kept = await journal?.pending(app.at.projectId);
  const pending = kept?.ok && kept.value !== null ? readPending(kept.value) : null;
  for (const [key, one] of pending?.words ?? []) {
    const known = keptWords(key);
    if (known === null || known.at < one.at) keepWords(key, one);
  }
  // Looked at before the drafts are written: a draft of a text is older than its words, though it comes to be written after them.
  const bodies = await keptBodies(app);
  if (pending !== null) await app.takeBack(pending.unsent);
  await restoreKeptBodies(app, bodies);
  // What still cannot be written stays where it is.
  if (pending !== null && app.pending().unsent.length === 0) await journal?.keepPending(app.at.projectId, null);
}

/** Makes the author's record, once, so that every `by` has somebody behind it. Part of the first thing that a person does. */
export async function ensureAuthor(app: App, name: string): Promise<void> {
  if (await app.db.authors.get(app.by)) return;
  await app.run({
    label: label('change.start-workspace'),
    ops: [insert('authors', { id: app.by, ...freshBase({ now: app.now(), by: app.by }), name })],
  });
}
