import type { Format } from '#renderer/ui/format.ts';
import type { Text } from '#renderer/ui/text.tsx';
import { isId } from '#shared/domain/ids.ts';
import type { Note } from '#shared/domain/note.ts';
import type { NamedMark } from './quick-mark-names.ts';

/** What stands beside a line of a note: the form that the editor takes. */
export interface NoteLineLook {
  readonly time: string | null;
  readonly mark: string | null;
  readonly hue: string | null;
  readonly words: string;
}

/** What stands beside each line of a note. */
export function lineLooks(
  marks: Note['marks'],
  names: readonly NamedMark[],
  { t, format }: { readonly t: Text; readonly format: Format },
): (line: string) => NoteLineLook | undefined {
  return (line) => {
    const own = marks[line];
    if (own === undefined || (own.atMs === null && own.mark === null)) return undefined;
    const time = own.atMs === null ? null : format.clock(own.atMs);
    const isFollowUp = own.mark !== null && isId('task', own.mark);
    const known = names.find(({ id }) => id === own.mark);
    const mark = isFollowUp ? t('interviewMode.followUp') : (known?.word ?? own.mark);
    return {
      time,
      mark,
      hue: isFollowUp ? 'green' : (known?.hue ?? (mark === null ? null : 'grey')),
      words: [time, mark].filter((word) => word !== null).join(', '),
    };
  };
}
