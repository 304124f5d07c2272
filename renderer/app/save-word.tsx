import { type ReactNode, useEffect, useState } from 'react';
import { useApp, useSaveWord } from '#renderer/data/use-live.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { announce } from '#renderer/ui/live-region.tsx';
import { useText } from '#renderer/ui/text.tsx';
import styles from './save-word.module.css';

/** Rest after the last save before it says "Saved" again: while somebody types, the word stands still. */
const SAVED_AFTER_MS = 300;

/** Whether what was typed is safe. Speaks only when it changes to or from "Not saved". */
export function SaveWord(): ReactNode {
  const t = useText();
  const { saveState } = useApp();
  const { kind } = useSaveWord();
  const saved = useSteady(kind === 'saved');
  const lost = kind === 'not-saved';
  useEffect(() => {
    if (!lost) return;
    announce(t('shell.notSaved.long'), 'assertive');
    return () => announce(t('shell.saved'));
  }, [lost, t]);
  if (!lost) return <span className={styles.word}>{t(saved ? 'shell.saved' : 'shell.saving')}</span>;
  return (
    <span className={styles.lost} title={t('shell.notSaved.long')}>
      {t('shell.notSaved')}
      <Button onClick={() => background(saveState.retry(), t('shell.notSaved.long'))}>{t('common.retry')}</Button>
    </span>
  );
}

/** False at once, true only after it has been so for a while: what is not safe yet is never called saved. */
function useSteady(on: boolean): boolean {
  const [steady, setSteady] = useState(on);
  useEffect(() => {
    if (!on) return;
    const timer = setTimeout(() => setSteady(true), SAVED_AFTER_MS);
    return () => {
      clearTimeout(timer);
      setSteady(false);
    };
  }, [on]);
  return on && steady;
}
