import { ChevronDown, ChevronUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { hrefOf } from '#renderer/routes.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Clock } from '#renderer/ui/moments.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CoverageRow } from '#shared/domain/guide-coverage.ts';
import type { CoverageColumn } from './coverage-data.ts';
import styles from './coverage-page.module.css';

export interface CoverageAnswersProps {
  /** The question that was chosen. */
  readonly row: CoverageRow | undefined;
  readonly columns: readonly CoverageColumn[];
  readonly onStep: (by: 1 | -1) => void;
  readonly hasPrevious: boolean;
  readonly hasNext: boolean;
}

/** One question over all interviews: what each person answered, side by side. */
export function CoverageAnswers({ row, columns, onStep, hasPrevious, hasNext }: CoverageAnswersProps): ReactNode {
  const t = useText();
  if (row === undefined) return <p className={styles.ask}>{t('coverage.answers.choose')}</p>;
  const { question, states } = row;
  return (
    <div className={styles.answers}>
      <header className={styles.answersHead}>
        <h2 dir="auto" className={styles.answersTitle}>
          {question.text || t('guides.question.empty')}
        </h2>
        <span>
          <IconButton
            icon={ChevronUp}
            label={t('coverage.previous')}
            disabled={!hasPrevious}
            onClick={() => onStep(-1)}
          />
          <IconButton icon={ChevronDown} label={t('coverage.next')} disabled={!hasNext} onClick={() => onStep(1)} />
        </span>
      </header>
      {question.aim !== '' && (
        <p className={styles.meta} dir="auto">
          {t('guides.aim.is', { aim: question.aim })}
        </p>
      )}
      {columns.map(({ interview, name, words }, i) => {
        const said = words.get(question.id) ?? [];
        const state = states[i] ?? 'not-in-guide';
        return (
          <section key={interview.id} aria-label={name} className={styles.answer}>
            <h3 className={styles.answerHead}>
              <a href={hrefOf({ kind: 'interview', id: interview.id, tab: 'notes' })} dir="auto">
                {name || t('common.untitled')}
              </a>
              <span className={styles.meta}>{t(`guides.state.${state}`)}</span>
            </h3>
            {said.map(({ text, atMs, segmentId }, at) => (
              // The lines are in reading order and are not sorted here.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <p key={at} className={styles.line}>
                {atMs !== null && (
                  <span className={styles.time}>
                    {segmentId === null ? (
                      <Clock ms={atMs} />
                    ) : (
                      <a href={hrefOf({ kind: 'interview', id: interview.id, seg: segmentId })}>
                        <Clock ms={atMs} />
                      </a>
                    )}
                  </span>
                )}
                <span dir="auto">{text}</span>
              </p>
            ))}
            {said.length === 0 && state === 'answered' && (
              <p className={styles.meta}>{t('coverage.answers.noWords')}</p>
            )}
          </section>
        );
      })}
    </div>
  );
}
