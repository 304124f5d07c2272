import type { ReactNode } from 'react';
import type { SessionState } from '#renderer/data/session-state.ts';
import { useLive } from '#renderer/data/use-live.ts';
import { type AnswerState, GuidePanel } from '#renderer/record-ui/guide-panel.tsx';
import { GuideSelect } from '#renderer/record-ui/guide-select.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Interview } from '#shared/domain/interview.ts';
import type { Note } from '#shared/domain/note.ts';
import styles from './interview-mode-page.module.css';
import { useElapsed } from './session-clock-text.tsx';
import { type SessionGuide as GuideHere, linesByQuestion } from './session-data.ts';

export interface SessionGuideProps {
  readonly interview: Interview;
  readonly note: Note;
  readonly guide: GuideHere;
  readonly session: SessionState;
  readonly current: string | null;
  readonly onCurrent: (questionId: string) => void;
  readonly onAnswer: (questionId: string, state: AnswerState | null) => void;
}

/** A time box needs no finer clock. */
const COARSE_MS = 5_000;

/** The questions beside the notes. */
export function SessionGuide(props: SessionGuideProps): ReactNode {
  const { interview, note, guide, session, current, onCurrent, onAnswer } = props;
  const t = useText();
  const lines = useLive((app) => linesByQuestion(app, note), [note]);
  const elapsed = useElapsed(session.clock, COARSE_MS);
  return (
    <aside aria-label={t('interviewMode.guide')} className={styles.guide} data-session-guide>
      <GuideSelect interviewId={interview.id} inUse={guide} />
      {guide === null ? (
        <p className={styles.note}>{t('interviewMode.guide.none')}</p>
      ) : (
        <GuidePanel
          guide={guide.guide}
          answers={interview.answers}
          current={current}
          lines={lines}
          elapsed={elapsed}
          onCurrent={onCurrent}
          onAnswer={onAnswer}
        />
      )}
    </aside>
  );
}
