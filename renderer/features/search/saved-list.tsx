import { Bookmark, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { undoToast } from '#renderer/record-ui/undo-toast.ts';
import { hrefOf } from '#renderer/routes.ts';
import { background } from '#renderer/ui/background.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { SavedView } from '#shared/domain/saved-view.ts';
import { placeOfSaved, removeSavedSearch, savedSearches } from './saved-searches.ts';
import styles from './search-start.module.css';

/** The searches that are kept, each a link to what it finds now. */
export function SavedList(): ReactNode {
  const t = useText();
  const app = useApp();
  const saved = useLive(savedSearches, []) ?? [];
  if (saved.length === 0) return null;
  const remove = async (view: SavedView): Promise<void> => {
    if (told(t, await removeSavedSearch(app, view)) !== null) undoToast(app, t, t('search.saved.removed'));
  };
  return (
    <section aria-labelledby="saved-searches">
      <h2 id="saved-searches" className={styles.title}>
        {t('search.saved')}
      </h2>
      <ul>
        {saved.map((view) => (
          <li key={view.id} className={styles.saved}>
            <a href={hrefOf(placeOfSaved(view))} className={styles.recent}>
              <Bookmark aria-hidden="true" size={16} strokeWidth={1.5} />
              <bdi>{view.title}</bdi>
            </a>
            <IconButton
              icon={X}
              label={t('search.saved.remove', { title: view.title })}
              onClick={() => background(remove(view), t('links.problem.storage'))}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
