import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect } from 'react';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { useText } from '#renderer/ui/text.tsx';
import styles from './find-bar.module.css';
import { countWords, type Find } from './use-find.ts';

/** Enter goes on, Shift+Enter back, Escape returns to where the search was begun. */
export function FindBar({ find }: { readonly find: Find }): ReactNode {
  const t = useText();
  const { field } = find;
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [field]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') find.step(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') find.close('back');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const isEmpty = find.words.trim() === '';
  return (
    <div role="search" aria-label={t('transcript.find')} className={styles.bar} onKeyDown={onKeyDown}>
      <input
        ref={field}
        type="text"
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        aria-label={t('transcript.find')}
        placeholder={t('transcript.find')}
        className={styles.field}
        value={find.words}
        onChange={(event) => find.onWords(event.currentTarget.value)}
      />
      <span className={styles.count}>{!isEmpty && countWords(t, find.at, find.count)}</span>
      <IconButton icon={ChevronUp} label={t('transcript.find.previous')} onClick={() => find.step(-1)} />
      <IconButton icon={ChevronDown} label={t('transcript.find.next')} onClick={() => find.step(1)} />
      <IconButton icon={X} label={t('transcript.find.close')} onClick={() => find.close('here')} />
    </div>
  );
}
