import { type ReactNode, useState } from 'react';
import { memosAbout } from '#renderer/data/actions/memo-actions.ts';
import { useLive } from '#renderer/data/use-live.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import type { Id } from '#shared/domain/ids.ts';
import type { Memo } from '#shared/domain/memo.ts';
import styles from './highlight-panel.module.css';

export interface MemoListProps {
  readonly aboutId: Id<'highlight'>;
  readonly onEdit: (memo: Memo) => void;
}

/** What was thought about a highlight; each opens to be changed. */
export function MemoList({ aboutId, onEdit }: MemoListProps): ReactNode {
  const t = useText();
  const memos = useLive((app) => memosAbout(app, aboutId), [aboutId]);
  if (!memos || memos.length === 0) return null;
  return (
    <ul className={styles.memos} aria-label={t('highlights.memo.list')}>
      {memos.map((memo) => (
        <li key={memo.id}>
          <button
            type="button"
            dir="auto"
            className={styles.memo}
            aria-label={t('highlights.memo.edit', { words: memo.text })}
            onClick={() => onEdit(memo)}
          >
            {memo.text}
          </button>
        </li>
      ))}
    </ul>
  );
}

export interface MemoFormProps {
  /** Null for a new one. */
  readonly memo: Memo | null;
  readonly onKeep: (text: string) => void;
}

export function MemoForm({ memo, onKeep }: MemoFormProps): ReactNode {
  const t = useText();
  const [text, setText] = useState(memo?.text ?? '');
  const isEmpty = memo === null && text.trim() === '';
  const keep = (): void => {
    if (!isEmpty) onKeep(text);
  };
  return (
    <form
      className={styles.insight}
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
        event.preventDefault();
        keep();
      }}
    >
      <TextArea
        label={t('highlights.memo.label')}
        hint={t('highlights.memo.hint')}
        value={text}
        onChange={setText}
        rows={3}
        autoFocus
      />
      <Button variant="primary" type="submit" disabled={isEmpty}>
        {t('highlights.memo.keep')}
      </Button>
    </form>
  );
}
