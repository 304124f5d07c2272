import { clsx } from 'clsx';
import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useRef } from 'react';
import { useCommand } from '#renderer/ui/commands.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { type Guide, questionsOf } from '#shared/domain/guide.ts';
import type { Answer, Interview } from '#shared/domain/interview.ts';
import styles from './guide-panel.module.css';
import { GuideQuestionRow } from './guide-question-row.tsx';

export type AnswerState = Answer['state'];

export interface GuidePanelProps {
  readonly guide: Guide;
  readonly answers: Interview['answers'];
  /** The question that is being talked about: what is written now stands under it. */
  readonly current: string | null;
  readonly onCurrent: (questionId: string) => void;
  readonly onAnswer: (questionId: string, state: AnswerState | null) => void;
  /** How many lines of the notes stand under each question. */
  readonly lines?: ReadonlyMap<string, number> | undefined;
  /** Milliseconds on the session's clock: says when a time box is over. */
  readonly elapsed?: number | undefined;
  readonly ref?: Ref<HTMLElement> | undefined;
}

/** The questions of a guide while an interview is held: one tab stop, arrows walk, 1, 2, 3 and 0 say how it went. */
export function GuidePanel(props: GuidePanelProps): ReactNode {
  const { guide, answers, current, onCurrent, onAnswer, lines, elapsed } = props;
  const t = useText();
  const format = useFormat();
  const list = useRef<HTMLDivElement>(null);
  const questions = questionsOf(guide);
  const at = questions.findIndex(({ id }) => id === current);
  const stop = Math.max(0, at);
  const say = (state: AnswerState | null): void => {
    const question = questions[stop];
    if (question) onAnswer(question.id, state);
  };
  useCommand('guide.asked', { run: () => say('asked') });
  useCommand('guide.answered', { run: () => say('answered') });
  useCommand('guide.skipped', { run: () => say('skipped') });
  useCommand('guide.clear', { run: () => say(null) });
  useEffect(() => {
    if (current === null) return;
    const row = list.current?.querySelector(`[data-question="${CSS.escape(current)}"]`);
    row?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return;
    if (!event.target.matches('[data-question]')) return;
    const next = questions[nextIndex(event.key, stop, questions.length)];
    if (next === undefined) return;
    event.preventDefault();
    onCurrent(next.id);
    list.current?.querySelector<HTMLElement>(`[data-question="${CSS.escape(next.id)}"]`)?.focus();
  };
  let until = 0;
  return (
    <section ref={props.ref} aria-label={t('guides.panel', { title: guide.title })} className={styles.panel}>
      <div ref={list} data-scope="guide" onKeyDown={onKeyDown} role="group" aria-label={t('guides.questions')}>
        {guide.sections.map((section) => {
          until += (section.minutes ?? 0) * 60_000;
          const isLate = elapsed !== undefined && section.minutes !== null && elapsed > until;
          const isOpen = section.questions.some(({ id, required }) => required && answers[id] === undefined);
          return (
            <section key={section.id} className={styles.section} aria-label={section.title || t('guides.section')}>
              <header className={styles.head}>
                <h2 className={styles.title} dir="auto">
                  {section.title || t('guides.section')}
                </h2>
                {section.minutes !== null && (
                  <span className={clsx(styles.box, isLate && isOpen && styles.late)}>
                    {isLate && isOpen
                      ? t('guides.panel.over', { clock: format.clock(until) })
                      : t('guides.panel.until', { minutes: section.minutes, clock: format.clock(until) })}
                  </span>
                )}
              </header>
              <ol className={styles.list}>
                {section.questions.map((question) => {
                  const index = questions.indexOf(question);
                  return (
                    <GuideQuestionRow
                      key={question.id}
                      question={question}
                      number={index + 1}
                      answer={answers[question.id]}
                      lines={lines?.get(question.id) ?? 0}
                      isCurrent={question.id === current}
                      tabIndex={index === stop ? 0 : -1}
                      onCurrent={() => onCurrent(question.id)}
                      onAnswer={(state) => onAnswer(question.id, state)}
                    />
                  );
                })}
              </ol>
            </section>
          );
        })}
      </div>
    </section>
  );
}

function nextIndex(key: string, at: number, count: number): number {
  if (key === 'ArrowDown') return Math.min(count - 1, at + 1);
  if (key === 'ArrowUp') return Math.max(0, at - 1);
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : -1;
}
