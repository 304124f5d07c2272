import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { addNeed, lastPlace, type NeedPlace } from '#renderer/data/actions/need-actions.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { background } from '#renderer/ui/background.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { Id } from '#shared/domain/ids.ts';
import type { Need } from '#shared/domain/need.ts';
import { parentOf } from '#shared/domain/need-tree.ts';
import styles from './need-tree.module.css';

export interface NeedAddRowProps {
  readonly level: number;
  readonly place: NeedPlace;
  readonly needs: readonly Need[];
  readonly onPlace: (place: NeedPlace) => void;
  readonly onMade: (id: Id<'need'>) => void;
  /** With the need that was made last, if any. */
  readonly onLeave: (made: Id<'need'> | null) => void;
}

/** Write, Enter, write the next. Tab nests what is being written under the need above, Shift+Tab moves it out; Escape ends. */
export function NeedAddRow({ level, place, needs, onPlace, onMade, onLeave }: NeedAddRowProps): ReactNode {
  const t = useText();
  const app = useApp();
  const [title, setTitle] = useState('');
  const now = useRef(place);
  const made = useRef<Id<'need'> | null>(null);
  // Who writes fast is in the next need while the one before is being saved: one after the other, each behind the last.
  const saving = useRef<Promise<void>>(Promise.resolve());
  useLayoutEffect(() => {
    now.current = place;
  }, [place]);
  const save = async (words: string): Promise<void> => {
    const id = told(t, await addNeed(app, words, now.current));
    if (id === null) return setTitle((typed) => (typed === '' ? words : `${words} ${typed}`));
    made.current = id;
    now.current = { parentId: now.current.parentId, after: id };
    onMade(id);
    onPlace(now.current);
  };
  const add = (): void => {
    setTitle('');
    saving.current = saving.current.then(() => save(title));
    background(saving.current, t('links.problem.storage'));
  };
  const leave = (): void =>
    background(
      saving.current.then(() => onLeave(made.current)),
      t('links.problem.storage'),
    );
  const nest = (): void => {
    if (place.after !== null) onPlace(lastPlace(needs, place.after));
  };
  const unnest = (): void => {
    const parent = needs.find((need) => need.id === place.parentId);
    if (parent) onPlace({ parentId: parentOf(needs, parent)?.id ?? null, after: parent.id });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && title.trim() !== '') add();
    else if (event.key === 'Enter' || event.key === 'Escape') leave();
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
          onBlur={() => title.trim() === '' && leave()}
        />
      </div>
    </div>
  );
}
