import { Highlighter } from 'lucide-react';
import type { ReactNode } from 'react';
import { marksToHighlights } from '#renderer/data/actions/note-line-actions.ts';
import { notesOf } from '#renderer/data/queries/interview-queries.ts';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import type { Id } from '#shared/domain/ids.ts';
import { isId } from '#shared/domain/ids.ts';
import { useQuickMarks } from './quick-mark-names.ts';
import { told } from './tell-problem.ts';
import { undoToast } from './undo-toast.ts';

/** Makes tagged highlights of the lines that were marked in an interview. Not there while no line is marked. */
export function MarksToHighlights({ interviewId }: { readonly interviewId: Id<'interview'> }): ReactNode {
  const t = useText();
  const app = useApp();
  const names = useQuickMarks();
  const notes = useLive((a) => notesOf(a, interviewId), [interviewId]);
  const isMarked = notes?.some(({ marks }) =>
    Object.values(marks).some(({ mark }) => mark !== null && !isId('task', mark)),
  );
  if (!isMarked) return null;
  const make = async (): Promise<void> => {
    const tagOf = (mark: string) => {
      const named = names.find(({ id }) => id === mark);
      return named && { name: named.word, hue: named.hue };
    };
    const made = told(t, await marksToHighlights(app, interviewId, tagOf));
    if (made === null) return;
    if (made === 0) toast({ text: t('interviewMode.toHighlights.none') });
    else undoToast(app, t, t('interviewMode.toHighlights.done', { count: made }));
  };
  return (
    <Button
      icon={Highlighter}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => background(make(), t('interviewMode.failed'))}
    >
      {t('interviewMode.toHighlights')}
    </Button>
  );
}
