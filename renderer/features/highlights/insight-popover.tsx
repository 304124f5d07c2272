import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Popover } from '#renderer/ui/popover.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import styles from './highlight-bar.module.css';

export interface InsightPopoverProps {
  readonly anchor: HTMLElement;
  readonly onMake: (claim: string) => void;
  readonly onClose: () => void;
}

/** The claim of a new insight that stands on the chosen quotes. */
export function InsightPopover({ anchor, onMake, onClose }: InsightPopoverProps): ReactNode {
  const t = useText();
  const [claim, setClaim] = useState('');
  const make = (): void => {
    if (claim.trim() !== '') onMake(claim);
  };
  return (
    <Popover anchor={anchor} label={t('highlights.bulk.insight')} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          make();
        }}
      >
        <TextField
          label={t('highlights.insight.claim')}
          hint={t('highlights.insight.hint')}
          value={claim}
          onChange={setClaim}
          onEnter={make}
          autoFocus
        />
        <Button variant="primary" type="submit" disabled={claim.trim() === ''}>
          {t('highlights.insight.make')}
        </Button>
      </form>
    </Popover>
  );
}
