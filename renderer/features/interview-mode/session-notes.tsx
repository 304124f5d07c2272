import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { LineTools } from '#renderer/editor/line-tools.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { Note } from '#shared/domain/note.ts';
import styles from './interview-mode-page.module.css';

const DocumentEditor = lazy(async () => {
  const { DocumentEditor: editor } = await import('#renderer/editor/document-editor.tsx');
  return { default: editor };
});

export interface SessionNotesProps {
  readonly note: Note;
  readonly tools: LineTools;
  readonly children: ReactNode;
}

/** The notes, ready to be typed in. */
export function SessionNotes({ note, tools, children }: SessionNotesProps): ReactNode {
  const t = useText();
  // The name is a landmark's: the text inside it has the same one.
  const [label] = useState(() => t('interviewMode.notes'));
  return (
    <section aria-label={label} className={styles.notes} data-session-notes>
      <Suspense fallback={null}>
        <DocumentEditor
          ownerId={note.id}
          label={label}
          placeholder={t('interviewMode.notes.placeholder')}
          autoFocus
          lines={tools}
        />
      </Suspense>
      {children}
    </section>
  );
}
