import { useCallback, useMemo, useRef } from 'react';
import { beginLines, followUpLine, markLine, nameFollowUp } from '#renderer/data/actions/note-line-actions.ts';
import type { SessionState } from '#renderer/data/session-state.ts';
import { useApp } from '#renderer/data/use-live.ts';
import type { LineTools, NoteLines } from '#renderer/editor/line-tools.ts';
import { lineLooks } from '#renderer/record-ui/line-looks.ts';
import type { NamedMark } from '#renderer/record-ui/quick-mark-names.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { background } from '#renderer/ui/background.ts';
import { announce } from '#renderer/ui/live-region.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { isId } from '#shared/domain/ids.ts';
import type { Note } from '#shared/domain/note.ts';
import { followUpDay, timeAt } from './session-actions.ts';

export interface SessionLines {
  readonly tools: LineTools;
  /** Puts the mark on the line of the caret, or takes it off where it stands already. */
  readonly mark: (mark: NamedMark) => void;
  readonly stamp: () => void;
  readonly focus: () => void;
}

/** What happens to the lines of the note while an interview is held: times, marks, questions, follow-ups. */
export function useSessionLines(note: Note, session: SessionState, names: readonly NamedMark[]): SessionLines {
  const app = useApp();
  const t = useText();
  const format = useFormat();
  const lines = useRef<NoteLines>(null);
  // What is done when a line begins counts as it is then: the editor keeps its listeners.
  const now = useRef({ session });
  now.current = { session };
  const { id: noteId, interviewId } = note;
  const run = useCallback((work: () => Promise<unknown>): void => background(work(), t('interviewMode.failed')), [t]);
  const begin = useCallback(
    (begun: readonly string[], isNew: boolean): void => {
      const { questionId, autoStamp } = now.current.session;
      const at = app.now();
      // An empty line belongs to no question yet.
      const joined = isNew ? null : questionId;
      if (joined === null && !autoStamp) return;
      run(async () => {
        const atMs = autoStamp ? await timeAt(app, interviewId, at) : null;
        told(t, await beginLines(app, noteId, begun, { atMs, questionId: joined }));
      });
    },
    [app, t, noteId, interviewId, run],
  );
  const lookOf = useMemo(() => lineLooks(note.marks, names, { t, format }), [note.marks, names, t, format]);
  const tools = useMemo(
    (): LineTools => ({
      lookOf,
      onOpen: (opened) => {
        lines.current = opened;
      },
      onEnter: (line) => begin([line], true),
      onBegin: (lines) => begin(lines, false),
      onLeave: (line, words) => run(async () => told(t, await nameFollowUp(app, noteId, line, words))),
      onFollowUp: (line) => run(async () => told(t, await followUpLine(app, noteId, line, followUpDay(app.today())))),
    }),
    [app, t, noteId, begin, lookOf, run],
  );
  const lineNow = (): string | null => {
    const line = lines.current?.current() ?? null;
    if (line === null) announce(t('interviewMode.noLine'));
    return line;
  };
  return {
    tools,
    focus: () => lines.current?.focus(),
    stamp() {
      const line = lineNow();
      if (line === null) return;
      const at = app.now();
      run(async () => {
        const atMs = await timeAt(app, interviewId, at);
        if (told(t, await markLine(app, noteId, line, { atMs }, true)) !== null) announce(format.clock(atMs));
      });
    },
    mark({ id, word }) {
      const line = lineNow();
      if (line === null) return;
      const at = app.now();
      run(async () => {
        const own = (await app.db.notes.get(noteId))?.marks[line];
        if (own?.mark && isId('task', own.mark)) return;
        const mark = own?.mark === id ? null : id;
        const atMs = own?.atMs ?? (await timeAt(app, interviewId, at));
        if (told(t, await markLine(app, noteId, line, { mark, atMs }, true)) !== null)
          announce(mark === null ? '' : word);
      });
    },
  };
}
