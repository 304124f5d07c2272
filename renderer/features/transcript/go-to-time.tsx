import { type ReactNode, useState } from 'react';
import { Popover } from '#renderer/ui/popover.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { readClock } from '#shared/domain/segments/segment-times.ts';
import styles from './segment-dialogs.module.css';

export interface GoToTimeProps {
  readonly anchor: () => DOMRect;
  readonly onGo: (ms: number) => void;
  readonly onClose: () => void;
}

/** "12:04", Enter. */
export function GoToTime({ anchor, onGo, onClose }: GoToTimeProps): ReactNode {
  const t = useText();
  const [text, setText] = useState('');
  const [isOdd, setOdd] = useState(false);
  const go = (): void => {
    const ms = readClock(text);
    if (ms === null) setOdd(true);
    else onGo(ms);
  };
  return (
    <Popover anchor={anchor} label={t('transcript.goToTime')} onClose={onClose}>
      <div className={styles.time}>
        <TextField
          label={t('transcript.goToTime')}
          hint={t('transcript.goToTime.hint')}
          error={isOdd ? t('transcript.time.odd') : null}
          value={text}
          onChange={(value) => {
            setText(value);
            setOdd(false);
          }}
          onEnter={go}
          autoFocus
        />
      </div>
    </Popover>
  );
}
