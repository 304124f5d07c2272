import { type ReactNode, useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Popover } from '#renderer/ui/popover.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import styles from './document-editor.module.css';
import { safeHref } from './safe-link.ts';

export interface LinkFormProps {
  readonly anchor: HTMLElement;
  readonly value: string;
  /** Null takes the link away. */
  readonly onLink: (href: string | null) => void;
  readonly onClose: () => void;
}

/** The address of a link. Only https and mail addresses are taken. */
export function LinkForm({ anchor, value, onLink, onClose }: LinkFormProps): ReactNode {
  const t = useText();
  const [text, setText] = useState(value);
  const [error, setError] = useState<string | null>(null);
  const submit = (): void => {
    const href = safeHref(text);
    if (href === null && text.trim() !== '') {
      setError(t('editor.link.refused'));
      return;
    }
    onLink(href);
    onClose();
  };
  return (
    <Popover anchor={anchor} label={t('editor.link')} onClose={onClose}>
      <div className={styles.linkForm}>
        <TextField
          label={t('editor.link.address')}
          value={text}
          error={error}
          autoFocus
          onChange={(next) => {
            setText(next);
            setError(null);
          }}
          onEnter={submit}
        />
        <Button variant="primary" onClick={submit}>
          {text.trim() === '' && value !== '' ? t('common.remove') : t('editor.link.set')}
        </Button>
      </div>
    </Popover>
  );
}
