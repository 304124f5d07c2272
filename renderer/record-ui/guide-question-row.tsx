import { clsx } from 'clsx';
import { Check, CircleDot, type LucideIcon, SkipForward } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import type { GuideQuestion } from '#shared/domain/guide.ts';
import type { Answer } from '#shared/domain/interview.ts';
import styles from './guide-panel.module.css';

export interface GuideQuestionRowProps {
  readonly question: GuideQuestion;
  /** 1, 2, 3, ... over the whole guide. */
  readonly number: number;
  readonly answer: Answer | undefined;
  readonly lines: number;
  readonly isCurrent: boolean;
  readonly tabIndex: number;
  readonly onCurrent: () => void;
  readonly onAnswer: (state: Answer['state'] | null) => void;
}

const ANSWER_ICONS: Readonly<Record<Answer['state'], LucideIcon>> = {
  asked: CircleDot,
  answered: Check,
  skipped: SkipForward,
};

const STATES = ['asked', 'answered', 'skipped'] as const;

/** One question: its words, what to ask when the answer stays vague, and how it went. */
export function GuideQuestionRow(props: GuideQuestionRowProps): ReactNode {
  const { question, number, answer, lines, isCurrent, tabIndex, onCurrent, onAnswer } = props;
  const t = useText();
  const format = useFormat();
  const state = answer?.state ?? 'not-reached';
  const words = [
    t(`guides.state.${state}`),
    ...(answer?.atMs == null ? [] : [format.clock(answer.atMs)]),
    ...(lines > 0 ? [t('guides.lines', { count: lines })] : []),
  ].join(' · ');
  return (
    <li
      data-question={question.id}
      aria-label={`${format.number(number)}. ${question.text}`}
      aria-description={words}
      aria-current={isCurrent ? 'step' : undefined}
      tabIndex={tabIndex}
      className={clsx(styles.question, styles[state])}
      onFocus={(event) => {
        if (event.target === event.currentTarget) onCurrent();
      }}
      onPointerDown={(event) => {
        // Writing goes on: the press says which question is on, and leaves the caret in the notes.
        event.preventDefault();
        onCurrent();
      }}
    >
      <span aria-hidden="true" className={styles.number}>
        {format.number(number)}
      </span>
      <div className={styles.words}>
        <p dir="auto" className={styles.wording}>
          {question.text || t('guides.question.empty')}
          {question.required && (
            <abbr className={styles.required} title={t('guides.required')}>
              {t('guides.required.sign')}
            </abbr>
          )}
        </p>
        {isCurrent && question.aim !== '' && (
          <p className={styles.aim} dir="auto">
            {t('guides.aim.is', { aim: question.aim })}
          </p>
        )}
        {isCurrent && question.probes.length > 0 && (
          <ul className={styles.probes}>
            {question.probes.map((probe, i) => (
              // Follow-ups are words without an id of their own, and may be alike.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <li key={i} dir="auto">
                {probe}
              </li>
            ))}
          </ul>
        )}
        <p aria-hidden="true" className={styles.meta}>
          {words}
        </p>
      </div>
      <div className={styles.states}>
        {STATES.map((one) => (
          <IconButton
            key={one}
            icon={ANSWER_ICONS[one]}
            size="small"
            tabIndex={-1}
            pressed={answer?.state === one}
            label={t(`guides.mark.${one}`)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onAnswer(answer?.state === one ? null : one)}
          />
        ))}
      </div>
    </li>
  );
}
