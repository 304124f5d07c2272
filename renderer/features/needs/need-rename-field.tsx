import { type ReactNode, useEffect, useRef, useState } from 'react';
import { setFields } from '#renderer/data/actions/field-actions.ts';
import type { Step } from '#renderer/data/actions/need-actions.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { background } from '#renderer/ui/background.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { Need } from '#shared/domain/need.ts';
import styles from './need-tree.module.css';

export interface NeedRenameFieldProps {
  readonly need: Need;
  readonly onLeave: () => void;
  /** Tab nests the row, Shift+Tab moves it out. */
  readonly onStep: (step: Step) => void;
}

/** The statement of a need, edited in its row. Enter and leaving keep it, Escape leaves it as it was. */
export function NeedRenameField({ need, onLeave, onStep }: NeedRenameFieldProps): ReactNode {
  const t = useText();
  const app = useApp();
  const [title, setTitle] = useState(need.title);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const finish = (): void => {
    const work = async (): Promise<void> => {
      if (title.trim() !== '') told(t, await setFields(app, 'needs', need.id, { title: title.trim() }));
    };
    background(work(), t('links.problem.storage'));
    onLeave();
  };
  return (
    <input
      ref={field}
      type="text"
      dir="auto"
      aria-label={t('needs.statement')}
      className={styles.field}
      value={title}
      onChange={(event) => setTitle(event.currentTarget.value)}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') finish();
        else if (event.key === 'Escape') onLeave();
        else if (event.key === 'Tab') onStep(event.shiftKey ? 'out' : 'in');
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
}
