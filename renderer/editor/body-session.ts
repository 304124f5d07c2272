import { registerHistory } from '@lexical/history';
import { HISTORIC_TAG, type LexicalEditor, SKIP_DOM_SELECTION_TAG } from 'lexical';
import { saveBody } from '#renderer/data/actions/body-actions.ts';
import type { App } from '#renderer/data/app.ts';
import type { CommitProblem } from '#renderer/data/commit.ts';
import { forgetBody, keepBody } from '#renderer/data/kept-bodies.ts';
import type { BodyContent } from '#shared/domain/body.ts';
import type { AnyId } from '#shared/domain/ids.ts';
import { fail } from '#shared/domain/result.ts';
import { type StoredBody, storedBody } from './body-query.ts';
import { $loadBody } from './load-body.ts';
import { MARKS_TAG, overlayMarks } from './mark-overlay.ts';
import { followEditor } from './projection.ts';

/** Between an open editor and the record behind it. */
export interface BodySession {
  /** The record and its highlights as they are stored now: shown, unless what is typed here is newer. */
  receive(stored: StoredBody): void;
  /** Resolves when everything typed so far has been answered by the database. */
  flush(): Promise<void>;
  /** Puts what the database has not answered for where it outlives this page. */
  keep(): void;
  /** The text was left: what is typed next is another step of undo. */
  seal(): void;
  /** Saves what is left and lets go of the editor. */
  stop(): Promise<void>;
}

export interface BodySessionOptions {
  readonly app: App;
  readonly ownerId: AnyId;
  readonly editor: LexicalEditor;
  /** A save was refused for a reason that trying again will not mend. */
  readonly onRefused: (problem: CommitProblem) => void;
  readonly onFailure: (cause: unknown) => void;
}

/** While keys keep coming a save starts this often, so that a crash loses at most so much. */
const EVERY_MS = 200;
const RETRY_MS = 2_000;
/** Updates with this tag put a stored text in place: they are no edit. */
export const LOADED_TAG = 'loaded';

export function openBodySession({ app, ownerId, editor, onRefused, onFailure }: BodySessionOptions): BodySession {
  const session = `body:${ownerId}`;
  const projection = followEditor(editor);
  let isDirty = false;
  let release: (() => void) | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let saving: Promise<void> = Promise.resolve();
  let isSaving = false;
  let isKept = false;
  /** What came while something typed here was newer. */
  let missed: StoredBody | null = null;
  /** Of the newest stored state that this editor shows. */
  let rev = -1;
  /** The highlights that are drawn; null when that is not known. */
  let drawn: string | null = null;

  let stopHistory = startHistory(editor);

  /** Loading is no edit: it is neither saved nor undone, and text undo starts from what was loaded. */
  function load(content: BodyContent): void {
    const tag = [LOADED_TAG];
    if (!editor.getRootElement()?.contains(document.activeElement)) tag.push(SKIP_DOM_SELECTION_TAG);
    stopHistory();
    editor.update(() => $loadBody(content), { discrete: true, tag });
    stopHistory = startHistory(editor);
  }

  const stopListening = editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, tags }) => {
    if (tags.has(MARKS_TAG) || tags.has(LOADED_TAG)) return;
    // An undo of the text brings back marks as they then were.
    if (tags.has(HISTORIC_TAG)) drawn = null;
    else if (dirtyElements.size === 0 && dirtyLeaves.size === 0) return;
    isDirty = true;
    release ??= app.saveState.edited();
    timer ??= setTimeout(flush, EVERY_MS);
  });

  async function save(): Promise<void> {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (!isDirty) return;
    const acknowledged = release;
    isDirty = false;
    release = null;
    isSaving = true;
    const done = await saveBody(app, ownerId, projection.content(), session).catch(unread);
    isSaving = false;
    if (done.ok) {
      if (done.value) rev = Math.max(rev, done.value.seq);
      acknowledged?.();
      if (isKept && !isDirty) {
        isKept = false;
        forgetBody(ownerId);
      }
      // A save that said nothing new makes nobody ask again.
      if (done.value === null && missed !== null) receive(missed);
      return;
    }
    // The words stay in memory, and the next try takes whatever has been typed by then.
    isDirty = true;
    if (release === null) release = acknowledged;
    else acknowledged?.();
    if (done.problem.kind === 'storage') timer ??= setTimeout(flush, RETRY_MS);
    else onRefused(done.problem);
  }

  async function confirmGone(): Promise<void> {
    const { body } = await storedBody(app, ownerId);
    if (body !== null || isDirty || isSaving) return;
    rev = 0;
    drawn = null;
    load({ order: [], blocks: {} });
  }

  function flush(): Promise<void> {
    saving = saving.then(save, save);
    return saving;
  }

  function receive(stored: StoredBody): void {
    const { body, highlights } = stored;
    // What is typed here is newer than anything that was stored before it.
    missed = isDirty || isSaving ? stored : null;
    if (missed !== null) return;
    // None where there was one: an undo took it away, or the answer is older than our first save. The database knows.
    if (body === null && rev > 0) {
      confirmGone().catch(onFailure);
      return;
    }
    const storedRev = body?.rev ?? 0;
    if (storedRev < rev) return;
    if (storedRev !== rev) {
      rev = storedRev;
      load(body ?? { order: [], blocks: {} });
      drawn = null;
    }
    const marked = highlights.filter((highlight) => !highlight.needsReview);
    const wanted = marked.map((highlight) => `${highlight.id} ${highlight.rev}`).join();
    if (wanted === drawn) return;
    drawn = wanted;
    overlayMarks(editor, marked);
  }

  return {
    receive,
    flush,
    keep() {
      if (!isDirty && !isSaving) return;
      isKept = true;
      keepBody(app, ownerId, projection.content());
    },
    seal: () => app.history.seal(session),
    async stop() {
      // What cannot be saved yet is tried again even when its editor is gone.
      await flush();
      stopListening();
      stopHistory();
      projection.stop();
      app.history.seal(session);
    },
  };
}

/** The database could not be read to make a change of what was typed: as good as a failed write. */
function unread(cause: unknown): ReturnType<typeof fail<CommitProblem>> {
  return fail({ kind: 'storage', name: cause instanceof Error ? cause.name : 'Unknown', message: String(cause) });
}

/** Keys that come faster than this belong to one step of undo. */
const UNDO_STEP_MS = 300;

/** Text undo from the document as it is now. */
function startHistory(editor: LexicalEditor): () => void {
  const current = { editor, editorState: editor.getEditorState() };
  return registerHistory(editor, { current, undoStack: [], redoStack: [] }, UNDO_STEP_MS);
}
