import { ArrowLeft, Pause, Play } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SessionState } from '#renderer/data/session-state.ts';
import { useSaveWord } from '#renderer/data/use-live.ts';
import { hrefOf } from '#renderer/routes.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Interview } from '#shared/domain/interview.ts';
import styles from './interview-mode-page.module.css';
import { SessionClockText } from './session-clock-text.tsx';

export interface SessionHeadProps {
  readonly interview: Interview;
  readonly session: SessionState;
  readonly onClock: () => void;
  readonly onAutoStamp: (on: boolean) => void;
}

/** What is being held, for how long, and whether what was written is safe: all that is left of the frame. */
export function SessionHead({ interview, session, onClock, onAutoStamp }: SessionHeadProps): ReactNode {
  const t = useText();
  const { clock, autoStamp } = session;
  const isRunning = clock.since !== null;
  const label = isRunning ? 'pause' : clock.counted > 0 ? 'resume' : 'start';
  return (
    <header className={styles.head}>
      <LinkButton icon={ArrowLeft} variant="quiet" href={hrefOf({ kind: 'interview', id: interview.id, tab: 'notes' })}>
        {t('interviewMode.leave')}
      </LinkButton>
      <h1 className={styles.title} dir="auto">
        {interview.title || t('interviewMode.untitled')}
      </h1>
      <Checkbox label={t('interviewMode.auto')} checked={autoStamp} onChange={onAutoStamp} />
      <SaveLine />
      <SessionClockText clock={clock} />
      <Button variant={isRunning ? 'default' : 'primary'} icon={isRunning ? Pause : Play} onClick={onClock}>
        {t(`interviewMode.clock.${label}`)}
      </Button>
    </header>
  );
}

/** The frame that usually says so is not there while an interview is held. */
function SaveLine(): ReactNode {
  const t = useText();
  const { kind } = useSaveWord();
  if (kind === 'not-saved') {
    return (
      <span role="alert" className={styles.notSaved}>
        {t('interviewMode.notSaved')}
      </span>
    );
  }
  return <span className={styles.saved}>{t(kind === 'saved' ? 'interviewMode.saved' : 'interviewMode.saving')}</span>;
}
