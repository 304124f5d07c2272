import { Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { setFields } from '#renderer/data/actions/field-actions.ts';
import { setThreshold, tellOutcome } from '#renderer/data/actions/solution-actions.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { DraftArea } from '#renderer/record-ui/draft-area.tsx';
import { DraftField } from '#renderer/record-ui/draft-field.tsx';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { useTrash } from '#renderer/record-ui/use-trash.tsx';
import { background } from '#renderer/ui/background.ts';
import { DateField } from '#renderer/ui/date-field.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import {
  ASSUMPTION_RISKS,
  EXPERIMENT_OUTCOMES,
  EXPERIMENT_STATUSES,
  type Experiment,
} from '#shared/domain/experiment.ts';
import { fail } from '#shared/domain/result.ts';
import styles from './solution-page.module.css';

/** One assumption: how it is tested, what would count as true, what came out, and how much surer that made us. */
export function ExperimentCard({ experiment }: { readonly experiment: Experiment }): ReactNode {
  const t = useText();
  const format = useFormat();
  const app = useApp();
  const { trash, dialog } = useTrash();
  const { id, confidenceBefore, confidenceAfter } = experiment;
  const failed = t('links.problem.storage');
  const save = async (fields: Partial<Experiment>, session?: string): Promise<void> => {
    told(t, await setFields(app, 'experiments', id, fields, session));
  };
  const set = (fields: Partial<Experiment>): void => background(save(fields), failed);
  const conclude = async (value: string): Promise<void> => {
    const outcome = EXPERIMENT_OUTCOMES.find((one) => one === value) ?? null;
    const done = await tellOutcome(app, id, outcome);
    if (done.ok) return;
    const { problem } = done;
    if (problem.kind === 'no-threshold') toast({ text: t('solutions.experiment.threshold.first'), tone: 'error' });
    else told(t, fail(problem));
  };
  const gain = confidenceBefore === null || confidenceAfter === null ? null : confidenceAfter - confidenceBefore;
  return (
    <article className={styles.experiment}>
      <div className={styles.head}>
        <div className={styles.grow}>
          <DraftField
            name={`${id}/assumption`}
            label={t('solutions.experiment.assumption')}
            value={experiment.assumption}
            onSave={(assumption, session) => save({ assumption }, session)}
          />
        </div>
        <IconButton
          icon={Trash2}
          label={t('solutions.experiment.trash')}
          onClick={() => trash({ table: 'experiments', id, title: experiment.assumption })}
        />
      </div>
      <div className={styles.fields}>
        <Select
          label={t('solutions.experiment.risk')}
          value={experiment.risk}
          options={ASSUMPTION_RISKS.map((value) => ({ value, label: t(`solutions.risk.${value}`) }))}
          onChange={(risk) => set({ risk })}
        />
        <Select
          label={t('solutions.experiment.status')}
          value={experiment.status}
          options={EXPERIMENT_STATUSES.map((value) => ({ value, label: t(`solutions.experiment.status.${value}`) }))}
          onChange={(status) => set({ status })}
        />
        <DateField
          label={t('solutions.experiment.startedAt')}
          value={experiment.startedAt ?? ''}
          onChange={(value) => set({ startedAt: value === '' ? null : value })}
        />
        <DateField
          label={t('solutions.experiment.endedAt')}
          value={experiment.endedAt ?? ''}
          min={experiment.startedAt ?? undefined}
          onChange={(value) => set({ endedAt: value === '' ? null : value })}
        />
      </div>
      <DraftArea
        name={`${id}/method`}
        label={t('solutions.experiment.method')}
        rows={2}
        value={experiment.method}
        onSave={(method, session) => save({ method }, session)}
      />
      <DraftArea
        name={`${id}/threshold`}
        label={t('solutions.experiment.threshold')}
        hint={thresholdHint(t, format.date, experiment)}
        rows={2}
        value={experiment.threshold}
        onSave={async (threshold, session) => told(t, await setThreshold(app, id, threshold, session))}
      />
      <DraftArea
        name={`${id}/result`}
        label={t('solutions.experiment.result')}
        rows={2}
        value={experiment.result}
        onSave={(result, session) => save({ result }, session)}
      />
      <div className={styles.fields}>
        <Select
          label={t('solutions.experiment.outcome')}
          value={experiment.outcome ?? 'none'}
          options={(['none', ...EXPERIMENT_OUTCOMES] as const).map((value) => ({
            value,
            label: t(`solutions.outcome.${value}`),
          }))}
          onChange={(value) => background(conclude(value), failed)}
        />
        <NumberField
          label={t('solutions.experiment.before')}
          unit="%"
          min={0}
          max={100}
          value={confidenceBefore}
          onChange={(value) => set({ confidenceBefore: value })}
        />
        <NumberField
          label={t('solutions.experiment.after')}
          unit="%"
          min={0}
          max={100}
          value={confidenceAfter}
          onChange={(value) => set({ confidenceAfter: value })}
        />
      </div>
      {gain !== null && <p className={styles.meta}>{t('solutions.experiment.gain', { count: gain })}</p>}
      {dialog}
    </article>
  );
}

/** A threshold set after the end shows in the open. */
function thresholdHint(
  t: ReturnType<typeof useText>,
  date: (iso: string) => string,
  { threshold, thresholdSetAt, endedAt }: Experiment,
): string {
  if (threshold.trim() === '' || thresholdSetAt === null) return t('solutions.experiment.threshold.hint');
  const late = endedAt !== null && thresholdSetAt > endedAt;
  return t(late ? 'solutions.experiment.threshold.late' : 'solutions.experiment.threshold.set', {
    date: date(thresholdSetAt),
  });
}
