import { Plus, Trash2 } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { createNote } from '#renderer/data/actions/create-actions.ts';
import { useApp } from '#renderer/data/use-live.ts';
import type { Highlighting } from '#renderer/editor/document-editor.tsx';
import { HighlightTools, type ToolsRequest } from '#renderer/record-ui/highlight-tools.tsx';
import { MarksToHighlights } from '#renderer/record-ui/marks-to-highlights.tsx';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { useLineLooks } from '#renderer/record-ui/use-line-looks.ts';
import { useTrash } from '#renderer/record-ui/use-trash.tsx';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Id } from '#shared/domain/ids.ts';
import type { Note } from '#shared/domain/note.ts';
import type { InterviewData } from './interview-data.ts';
import styles from './interview-page.module.css';
import type { Reveal } from './use-reveal.ts';

// The editor is the heaviest part of the product: it comes with the first note that is opened.
const DocumentEditor = lazy(async () => {
  const { DocumentEditor: editor } = await import('#renderer/editor/document-editor.tsx');
  return { default: editor };
});

export interface InterviewNotesProps {
  readonly data: InterviewData;
  readonly reveal: Reveal | null;
  /** True where there is no transcript: the notes are what the page is about. */
  readonly isMain: boolean;
  readonly onHighlight: (id: Id<'highlight'>) => void;
}

export function InterviewNotes({ data, reveal, isMain, onHighlight }: InterviewNotesProps): ReactNode {
  const t = useText();
  const app = useApp();
  const within = useRef<HTMLDivElement>(null);
  const [request, setRequest] = useState<ToolsRequest | null>(null);
  const [added, setAdded] = useState<Id<'note'> | null>(null);
  // Whoever walks through undo and redo goes on with the same keys: the text does not take them.
  const [isFresh] = useState(() => app.history.state().redo === null);
  const { trash, dialog } = useTrash();
  useRingInNotes(within, reveal);
  const { notes, interview, lookOf, codebook } = data;
  const add = async (): Promise<void> => {
    setAdded(told(t, await createNote(app, interview.id)));
  };
  return (
    <div ref={within} className={isMain ? styles.notes : styles.pane}>
      {notes.length === 0 && <p>{t('transcript.notes.empty')}</p>}
      {notes.map((note) => {
        const name = note.title === '' ? t('transcript.note') : t('transcript.note.titled', { title: note.title });
        return (
          <div key={note.id} className={styles.note}>
            <div className={styles.noteHead}>
              <span dir="auto">{name}</span>
              <IconButton
                icon={Trash2}
                size="small"
                label={t('transcript.note.trash')}
                onClick={() => trash({ table: 'notes', id: note.id, title: name })}
              />
            </div>
            <Suspense fallback={null}>
              <NoteText
                note={note}
                label={name}
                autoFocus={note.id === added || (isMain && isFresh && note === notes[0])}
                highlighting={highlightingOf(note, lookOf, setRequest, onHighlight)}
              />
            </Suspense>
          </div>
        );
      })}
      <Button icon={Plus} onClick={() => background(add(), t('highlights.failed'))}>
        {t('transcript.note.new')}
      </Button>
      <MarksToHighlights interviewId={interview.id} />
      {request && <HighlightTools request={request} codebook={codebook} onRequest={setRequest} />}
      {dialog}
    </div>
  );
}

interface NoteTextProps {
  readonly note: Note;
  readonly label: string;
  readonly autoFocus: boolean;
  readonly highlighting: Highlighting;
}

/** The words of one note, with the times and marks that its lines got during the talk. */
function NoteText({ note, label, autoFocus, highlighting }: NoteTextProps): ReactNode {
  const t = useText();
  const lines = useLineLooks(note);
  return (
    <DocumentEditor
      ownerId={note.id}
      label={label}
      placeholder={t('transcript.note.placeholder')}
      autoFocus={autoFocus}
      highlighting={highlighting}
      lines={lines}
    />
  );
}

function highlightingOf(
  note: Note,
  lookOf: Highlighting['lookOf'],
  onRequest: (request: ToolsRequest) => void,
  onHighlight: (id: Id<'highlight'>) => void,
): Highlighting {
  return {
    lookOf,
    onPick({ from, to, words }, anchor, asked) {
      const picked = { interviewId: note.interviewId, source: note.id, from, to };
      onRequest({ targets: [{ kind: 'words', picked, words }], anchor, start: asked ? 'tag' : 'panel' });
    },
    onMark(highlightIds, anchor) {
      // The ids were put on the mark from the highlights' records; the last is the top-most.
      const ids = [...highlightIds].reverse() as Id<'highlight'>[];
      if (ids[0]) onHighlight(ids[0]);
      onRequest({ targets: ids.map((id) => ({ kind: 'highlight', id })), anchor, start: 'panel' });
    },
  };
}

const RING_MS = 1_200;
const WAIT_MS = 3_000;

/** Scrolls to a highlight in a note and rings it, as soon as the editor has drawn it. */
function useRingInNotes(within: { readonly current: HTMLElement | null }, reveal: Reveal | null): void {
  useEffect(() => {
    const root = within.current;
    if (root === null || reveal?.highlight == null) return;
    const wanted = `mark[data-highlights~="${CSS.escape(reveal.highlight)}"]`;
    const timers: number[] = [];
    const ring = (): boolean => {
      const marks = [...root.querySelectorAll<HTMLElement>(wanted)];
      marks[0]?.scrollIntoView({ block: 'center' });
      for (const mark of marks) mark.dataset.ring = '';
      timers.push(window.setTimeout(() => takeOff(marks), RING_MS));
      return marks.length > 0;
    };
    if (ring()) return () => timers.forEach(clearTimeout);
    const watch = new MutationObserver(() => ring() && watch.disconnect());
    watch.observe(root, { childList: true, subtree: true });
    timers.push(window.setTimeout(() => watch.disconnect(), WAIT_MS));
    return () => {
      watch.disconnect();
      timers.forEach(clearTimeout);
    };
  }, [within, reveal]);
}

function takeOff(marks: readonly HTMLElement[]): void {
  for (const mark of marks) delete mark.dataset.ring;
}
