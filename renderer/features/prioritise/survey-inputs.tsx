import type { ReactNode } from 'react';
import { useGraph } from '#renderer/data/use-live.ts';
import { scoreWords } from '#renderer/record-ui/figure-words.ts';
import { hrefOf } from '#renderer/routes.ts';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import type { NeedInputs } from '#shared/analysis/need-inputs.ts';
import { opportunityOfAnswers } from '#shared/analysis/opportunity-score.ts';
import type { Score, ScoreKind } from '#shared/domain/score.ts';
import { inputName } from './framework-words.ts';
import styles from './prioritise-page.module.css';

export interface SurveyInputsProps {
  readonly framework: 'opportunitySurvey' | 'kano';
  readonly inputs: NeedInputs;
}

const KINDS: Readonly<Record<SurveyInputsProps['framework'], readonly ScoreKind[]>> = {
  opportunitySurvey: ['importance', 'satisfaction'],
  kano: ['kanoPresent', 'kanoAbsent'],
};
const MOST = 40;

/** The answers behind a score of a survey: what was answered how often, and each answer's own row. No estimate joins them. */
export function SurveyInputs({ framework, inputs }: SurveyInputsProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const answered = KINDS[framework].map((kind) => {
    const answers = inputs.answers(kind);
    const spread = [1, 2, 3, 4, 5].map((value) => answers.filter((score) => score.value === value).length);
    const name = inputName(t, kind);
    return (
      <section key={kind} aria-label={name} className={styles.history}>
        <h3 className={styles.historyTitle}>{t('prioritise.survey.answers', { name, count: answers.length })}</h3>
        <p className={styles.note}>
          {spread
            .map((count, i) => t('prioritise.survey.value', { value: i + 1, n: format.number(count) }))
            .join(' · ')}
        </p>
        <ul className={styles.answers}>
          {answers.slice(0, MOST).map(({ id, value, interviewId, at }) => (
            <li key={id}>
              {interviewId === null ? (
                t('prioritise.survey.answer', { value, at: format.date(at) })
              ) : (
                <a href={hrefOf({ kind: 'interview', id: interviewId, tab: 'details' })}>
                  {t('prioritise.survey.answer', { value, at: format.date(at) })}
                </a>
              )}
            </li>
          ))}
        </ul>
      </section>
    );
  });
  return (
    <>
      {framework === 'opportunitySurvey' && <BySegment inputs={inputs} />}
      {answered}
    </>
  );
}

/** The score of each segment beside that of all: one group's need must not hide in the mean. */
function BySegment({ inputs }: Pick<SurveyInputsProps, 'inputs'>): ReactNode {
  const t = useText();
  const format = useFormat();
  const graph = useGraph();
  if (graph === undefined) return null;
  const segmentOf = ({ participantId, interviewId }: Score): string => {
    const person = participantId ?? graph.interviews.get(interviewId ?? '')?.participantIds[0];
    return graph.participants.get(person ?? '')?.segment ?? '';
  };
  const [importance, satisfaction] = [inputs.answers('importance'), inputs.answers('satisfaction')];
  const segments = [...new Set([...importance, ...satisfaction].map(segmentOf))].filter((one) => one !== '').sort();
  if (segments.length === 0) return null;
  const valuesOf = (answers: readonly Score[], segment: string): readonly number[] =>
    answers.filter((one) => segmentOf(one) === segment).map(({ value }) => value);
  return (
    <section aria-label={t('prioritise.bySegment')} className={styles.history}>
      <h3 className={styles.historyTitle}>{t('prioritise.bySegment')}</h3>
      <ul>
        {segments.map((segment) => {
          const found = opportunityOfAnswers(valuesOf(importance, segment), valuesOf(satisfaction, segment));
          return (
            <li key={segment} dir="auto">
              {found.value === null
                ? t('prioritise.segment.none', { segment })
                : t('prioritise.segment', {
                    segment,
                    score: scoreWords(format, found.value),
                    importance: format.number(found.parts.nImportance),
                    satisfaction: format.number(found.parts.nSatisfaction),
                  })}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
