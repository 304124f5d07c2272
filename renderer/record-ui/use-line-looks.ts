import { useMemo } from 'react';
import { background } from '#renderer/ui/background.ts';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import type { Note } from '#shared/domain/note.ts';
import { lineLooks, type NoteLineLook } from './line-looks.ts';
import { useQuickMarks } from './quick-mark-names.ts';
import { usePlayerNow } from './sound/player-now.ts';

/** The form that the note editor takes for what stands beside its lines. */
export interface LineLookTools {
  readonly lookOf: (line: string) => NoteLineLook | undefined;
  readonly onTime: ((line: string) => void) | undefined;
}

/** Times and marks beside the lines of a note that is read or written after the talk; a time plays the recording. Undefined without any. */
export function useLineLooks(note: Note): LineLookTools | undefined {
  const t = useText();
  const format = useFormat();
  const names = useQuickMarks();
  const player = usePlayerNow();
  return useMemo(() => {
    const { marks } = note;
    if (Object.values(marks).every(({ atMs, mark }) => atMs === null && mark === null)) return undefined;
    const onTime = (line: string): void => {
      const atMs = marks[line]?.atMs ?? null;
      if (atMs !== null && player) background(player.play(atMs), t('player.failed'));
    };
    return { lookOf: lineLooks(marks, names, { t, format }), onTime: player ? onTime : undefined };
  }, [note, names, player, t, format]);
}
