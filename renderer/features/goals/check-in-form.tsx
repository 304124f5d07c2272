import { type FormEvent, type ReactNode, useState } from 'react';
import { useApp } from '#renderer/data/use-live.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DateField } from '#renderer/ui/date-field.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import type { Metric } from '#shared/domain/metric.ts';
import { checkIn } from './goal-actions.ts';
import styles from './metric.module.css';

export interface CheckInFormProps {
  readonly metric: Metric;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** What the metric is today, or was on another day, and what explains it. */
export function CheckInForm({ metric, today }: CheckInFormProps): ReactNode {
  const t = useText();
  const app = useApp();
  const [draft, setDraft] = useState(EMPTY);
  const [missing, setMissing] = useState(false);
  const day = draft.at ?? today;
  const add = async (value: number): Promise<void> => {
    if (told(t, await checkIn(app, metric.id, { at: day, value, note: draft.note })) === null) return;
    setDraft({ ...EMPTY, round: draft.round + 1 });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setMissing(draft.value === null);
    if (draft.value !== null && day !== '') background(add(draft.value), t('links.problem.storage'));
  };
  return (
    <form className={styles.form} aria-label={t('goals.checkIn.add')} onSubmit={submit} noValidate>
      <DateField label={t('goals.checkIn.date')} value={day} onChange={(at) => setDraft({ ...draft, at })} />
      <NumberField
        // The field keeps odd words while they are typed: a new round starts with an empty one.
        key={draft.round}
        label={t('goals.checkIn.value')}
        unit={metric.unit}
        value={draft.value}
        error={missing && draft.value === null ? t('goals.checkIn.needValue') : null}
        onChange={(value) => setDraft({ ...draft, value })}
      />
      <TextField
        label={t('goals.checkIn.note')}
        placeholder={t('goals.checkIn.note.placeholder')}
        value={draft.note}
        onChange={(note) => setDraft({ ...draft, note })}
      />
      <Button type="submit">{t('goals.checkIn.add')}</Button>
    </form>
  );
}

interface Draft {
  readonly at: string | null;
  readonly value: number | null;
  readonly note: string;
  readonly round: number;
}

const EMPTY: Draft = { at: null, value: null, note: '', round: 0 };
