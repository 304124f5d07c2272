import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useApp } from '#renderer/data/use-live.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { background } from '#renderer/ui/background.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { Id } from '#shared/domain/ids.ts';
import type { Need } from '#shared/domain/need.ts';
import { addNeed, lastPlace, type NeedPlace } from './need-actions.ts';
import { parentOf } from './need-outline.ts';
import styles from './need-tree.module.css';

export interface NeedAddRowProps {
  readonly level: number;
  readonly place: NeedPlace;
  readonly needs: readonly Need[];
  readonly onPlace: (place: NeedPlace) => void;
  readonly onMade: (id: Id<'need'>) => void;
  readonly onLeave: () => void;
}

/** Write, Enter, write the next. Tab nests what is being written under the need above, Shift+Tab moves it out; Escape ends. */
export function NeedAddRow({ level, place, needs, onPlace, onMade, onLeave }: NeedAddRowProps): ReactNode {
  const t = useText();
  const app = useApp();
  const [title, setTitle] = useState('');
  const add = async (): Promise<void> => {
    const id = told(t, await addNeed(app, title, place));
    if (id === null) return;
    setTitle('');
    onMade(id);
    onPlace({ parentId: place.parentId, after: id });
  };
  const nest = (): void => {
    if (place.after !== null) onPlace(lastPlace(needs, place.after));
  };
  const unnest = (): void => {
    const parent = needs.find((need) => need.id === place.parentId);
    if (parent) onPlace({ parentId: parentOf(needs, parent)?.id ?? null, after: parent.id });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && title.trim() !== '') background(add(), t('links.problem.storage'));
    else if (event.key === 'Enter' || event.key === 'Escape') onLeave();
    else if (event.key === 'Tab' && !event.shiftKey && place.after !== null) nest();
    else if (event.key === 'Tab' && event.shiftKey && place.parentId !== null) unnest();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the field in it takes the focus
    <div role="row" aria-level={level} className={styles.row} style={{ '--level': level }}>
      {/* biome-ignore lint/a11y/useFocusableInteractive: the field in it takes the focus */}
      <div role="gridcell" className={`${styles.cell} ${styles.statement}`}>
        <span className={styles.leaf} aria-hidden="true" />
        <input
          type="text"
          dir="auto"
          // biome-ignore lint/a11y/noAutofocus: the person asked for a new need
          autoFocus
          aria-label={t('needs.add.label')}
          placeholder={t('needs.add.placeholder')}
          className={styles.field}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onBlur={() => title.trim() === '' && onLeave()}
        />
      </div>
    </div>
  );
}
