import { trashRecord } from '#renderer/data/actions/field-actions.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { undoToast } from '#renderer/record-ui/undo-toast.ts';
import { background } from '#renderer/ui/background.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { Guide } from '#shared/domain/guide.ts';

/** Moves a guide with all its versions to the trash, with an offer to take it back. */
export function useTrashGuide(): (guide: Guide, onDone?: () => void) => void {
  const app = useApp();
  const t = useText();
  const discard = async (guide: Guide, onDone?: () => void): Promise<void> => {
    if (told(t, await trashRecord(app, 'guides', guide.familyId)) === null) return;
    undoToast(app, t, t('guides.trashed', { title: guide.title || t('guides.untitled') }));
    onDone?.();
  };
  return (guide, onDone) => background(discard(guide, onDone), t('links.problem.storage'));
}
