import { Bookmark } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { undoToast } from '#renderer/record-ui/undo-toast.ts';
import type { PlaceOf } from '#renderer/routes.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { savedSearches, saveSearch } from './saved-searches.ts';

/** Keeps the search as it stands; says so where it is kept already. */
export function SaveSearch({ place }: { readonly place: PlaceOf<'search'> }): ReactNode {
  const t = useText();
  const app = useApp();
  const saved = useLive(savedSearches, []) ?? [];
  const kept = saved.some(({ params }) => params.q === place.q?.trim() && (params.kinds ?? '') === (place.kinds ?? ''));
  const save = async (): Promise<void> => {
    if (told(t, await saveSearch(app, place)) !== null) undoToast(app, t, t('search.saved.done'));
  };
  return (
    <Button icon={Bookmark} disabled={kept} onClick={() => background(save(), t('links.problem.storage'))}>
      {t(kept ? 'search.saved.kept' : 'search.saved.save')}
    </Button>
  );
}
