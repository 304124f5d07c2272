import { Clock3, Settings2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { MARK_COMMANDS } from '#renderer/record-ui/mark-commands.ts';
import { MarksDialog } from '#renderer/record-ui/marks-dialog.tsx';
import type { NamedMark } from '#renderer/record-ui/quick-mark-names.ts';
import { keysOf } from '#renderer/ui/commands.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { useText } from '#renderer/ui/text.tsx';
import styles from './interview-mode-page.module.css';

export interface MarkBarProps {
  readonly marks: readonly NamedMark[];
  readonly onMark: (mark: NamedMark) => void;
  readonly onStamp: () => void;
  readonly children: ReactNode;
}

/** The marks as buttons, for keyboards whose function keys are taken. A press leaves the caret where it is. */
export function MarkBar({ marks, onMark, onStamp, children }: MarkBarProps): ReactNode {
  const t = useText();
  const [isEditing, setEditing] = useState(false);
  const keep = (event: { preventDefault(): void }): void => event.preventDefault();
  return (
    <>
      <div role="toolbar" aria-label={t('interviewMode.marks')} className={styles.marks}>
        {marks.map((mark, i) => {
          const command = MARK_COMMANDS[i];
          const keys = command ? keysOf(command) : '';
          return (
            <button
              key={mark.id}
              type="button"
              className={styles.mark}
              style={{ '--mark-ink': `var(--tag-${mark.hue}-ink)`, '--mark-tint': `var(--tag-${mark.hue}-tint)` }}
              onMouseDown={keep}
              onClick={() => onMark(mark)}
            >
              {mark.word}
              {keys !== '' && <Kbd keys={keys} />}
            </button>
          );
        })}
        <button
          type="button"
          title={t('interviewMode.stamp.name')}
          className={styles.mark}
          onMouseDown={keep}
          onClick={onStamp}
        >
          <Clock3 aria-hidden="true" size={14} strokeWidth={1.5} />
          {t('interviewMode.stamp')}
          {keysOf('session.stamp') !== '' && <Kbd keys={keysOf('session.stamp')} />}
        </button>
        <IconButton icon={Settings2} label={t('interviewMode.marks.edit')} onClick={() => setEditing(true)} />
        {children}
      </div>
      {isEditing && <MarksDialog marks={marks} onClose={() => setEditing(false)} />}
    </>
  );
}
