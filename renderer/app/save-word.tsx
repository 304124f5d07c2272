import { type ReactNode, useEffect, useState } from 'react';
import { useApp, useSaveWord } from '#renderer/data/use-live.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { announce } from '#renderer/ui/live-region.tsx';
import { useText } from '#renderer/ui/text.tsx';
import styles from './save-word.module.css';

const SAVING_AFTER_MS = 500;

/** Whether what was typed is safe. Speaks only when it changes to or from "Not saved". */
export function SaveWord(): ReactNode {
  const t = useText();
  const { saveState } = useApp();
  const { kind } = useSaveWord();
  const slow = useSlow(kind === 'saving');
  const lost = kind === 'not-saved';
  useEffect(() => {
    if (!lost) return;
    announce(t('shell.notSaved.long'), 'assertive');
    return () => announce(t('shell.saved'));
  }, [lost, t]);
  if (!lost) return <span className={styles.word}>{t(slow ? 'shell.saving' : 'shell.saved')}</span>;
  return (
    <span className={styles.lost} title={t('shell.notSaved.long')}>
      {t('shell.notSaved')}
      <Button onClick={() => background(saveState.retry(), t('shell.notSaved.long'))}>{t('common.retry')}</Button>
    </span>
  );
}

/** True once it has been so for a while: a save that is over at once is not worth a word. */
function useSlow(on: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!on) return;
    const timer = setTimeout(() => setSlow(true), SAVING_AFTER_MS);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [on]);
  return slow;
}
