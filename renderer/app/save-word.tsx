import { type ReactNode, useEffect, useState } from 'react';
import type { SaveProblem } from '#renderer/data/save-word.ts';
import { useApp, useSaveWord } from '#renderer/data/use-live.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { announce } from '#renderer/ui/live-region.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import { exportDraft } from './export-draft.ts';
import styles from './save-word.module.css';

/** Rest after the last save before it says "Saved" again: while somebody types, the word stands still. */
const SAVED_AFTER_MS = 300;

/** Whether what was typed is safe. Speaks only when it changes to or from "Not saved". */
export function SaveWord(): ReactNode {
  const t = useText();
  const word = useSaveWord();
  const { kind } = word;
  const saved = useSteady(kind === 'saved');
  const reason = word.kind === 'not-saved' ? reasonOf(t, word.problem) : null;
  const isLost = reason !== null;
  useEffect(() => {
    if (!isLost) return;
    return () => announce(t('shell.saved'));
  }, [isLost, t]);
  if (reason !== null) return <NotSaved reason={reason} />;
  if (word.kind === 'read-only') {
    return (
      <span role="alert" className={styles.lost} title={t(`shell.readOnly.${word.why}`)}>
        {t('shell.readOnly')}
        <Button onClick={() => window.location.reload()}>{t('errors.reload')}</Button>
      </span>
    );
  }
  const isSlow = word.kind === 'saving' && word.slow;
  return <span className={styles.word}>{t(saved ? 'shell.saved' : isSlow ? 'shell.saving' : 'shell.edited')}</span>;
}

/** Stays until it is no longer true, with two ways out. */
function NotSaved({ reason }: { readonly reason: string }): ReactNode {
  const t = useText();
  const app = useApp();
  return (
    <span className={styles.lost} title={t('shell.notSaved.hint')}>
      <span role="alert" className={styles.reason}>
        {reason}
      </span>
      <Button onClick={() => background(app.saveState.retry(), t('shell.notSaved.long'))}>{t('common.retry')}</Button>
      <Button onClick={() => background(exportDraft(app, t), t('shell.draft.failed'))}>{t('shell.draft')}</Button>
    </span>
  );
}

function reasonOf(t: Text, problem: SaveProblem): string {
  return t(`shell.notSaved.${problem.kind}`, { of: t(`shell.notSaved.${problem.of}`) });
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
