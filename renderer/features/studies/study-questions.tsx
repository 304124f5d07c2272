import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { useApp } from '#renderer/data/use-live.ts';
import { Section, SectionNote } from '#renderer/record-ui/section.tsx';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { useFieldDraft } from '#renderer/record-ui/use-field-draft.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import type { Study } from '#shared/domain/study.ts';
import { editStudyList, movedItem, withItemAt, withoutItemAt } from './study-actions.ts';
import styles from './study-page.module.css';

/** What the study must answer, beside its one question. */
export function StudyQuestions({ study }: { readonly study: Study }): ReactNode {
  const t = useText();
  const app = useApp();
  const within = useRef<HTMLOListElement>(null);
  const wanted = useRef<number | null>(null);
  const { questions } = study;
  useEffect(() => {
    if (wanted.current === null) return;
    const field = within.current?.querySelectorAll('input')[wanted.current];
    if (!field) return;
    wanted.current = null;
    field.focus();
  });
  const edit = (change: (now: readonly string[]) => string[], focus: number | null): void => {
    wanted.current = focus;
    const work = async () => told(t, await editStudyList(app, study.id, 'questions', change));
    background(work(), t('links.problem.storage'));
  };
  const add = (at: number): void => edit((now) => [...now.slice(0, at), '', ...now.slice(at)], at);
  return (
    <Section
      title={t('studies.questions')}
      count={questions.length}
      action={
        <Button icon={Plus} onClick={() => add(questions.length)}>
          {t('studies.questions.add')}
        </Button>
      }
    >
      {questions.length === 0 && <SectionNote>{t('studies.questions.none')}</SectionNote>}
      <ol ref={within} className={styles.questions}>
        {questions.map((question, at) => (
          <QuestionField
            // Questions are words without an id of their own: their place is what tells them apart.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            key={at}
            study={study}
            question={question}
            at={at}
            count={questions.length}
            onAddBelow={() => add(at + 1)}
            onRemove={() => edit((now) => withoutItemAt(now, at), Math.max(0, at - 1))}
            onMove={(by) => edit((now) => movedItem(now, at, by), at + by)}
          />
        ))}
      </ol>
    </Section>
  );
}

interface QuestionFieldProps {
  readonly study: Study;
  readonly question: string;
  readonly at: number;
  readonly count: number;
  readonly onAddBelow: () => void;
  readonly onRemove: () => void;
  readonly onMove: (by: 1 | -1) => void;
}

function QuestionField({ study, question, at, count, onAddBelow, onRemove, onMove }: QuestionFieldProps): ReactNode {
  const t = useText();
  const app = useApp();
  const format = useFormat();
  const number = at + 1;
  const draft = useFieldDraft(`${study.id}/questions/${at}`, question, async (value, session) => {
    told(t, await editStudyList(app, study.id, 'questions', (now) => withItemAt(now, at, value), session));
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') onAddBelow();
    else if (event.key === 'Backspace' && draft.value === '') onRemove();
    else return;
    event.preventDefault();
  };
  return (
    <li className={styles.questionRow}>
      <span aria-hidden="true" className={styles.number}>
        {format.number(number)}
      </span>
      <input
        type="text"
        dir="auto"
        aria-label={t('studies.questions.one', { number })}
        placeholder={t('studies.questions.placeholder')}
        className={styles.questionText}
        value={draft.value}
        onChange={(event) => draft.onChange(event.currentTarget.value)}
        onBlur={draft.onBlur}
        onKeyDown={onKeyDown}
      />
      <IconButton
        icon={ArrowUp}
        size="small"
        label={t('studies.questions.up', { number })}
        disabled={at === 0}
        onClick={() => onMove(-1)}
      />
      <IconButton
        icon={ArrowDown}
        size="small"
        label={t('studies.questions.down', { number })}
        disabled={at === count - 1}
        onClick={() => onMove(1)}
      />
      <IconButton icon={X} size="small" label={t('studies.questions.remove', { number })} onClick={onRemove} />
    </li>
  );
}
