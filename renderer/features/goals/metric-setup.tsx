import type { ReactNode } from 'react';
import { setFields } from '#renderer/data/actions/field-actions.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { DraftField } from '#renderer/record-ui/draft-field.tsx';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { background } from '#renderer/ui/background.ts';
import { DateField } from '#renderer/ui/date-field.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Metric } from '#shared/domain/metric.ts';
import styles from './metric.module.css';

type Settable = Partial<Pick<Metric, 'name' | 'unit' | 'baseline' | 'target' | 'dueAt' | 'cadenceDays'>>;

/** How a metric is read. Every field saves as it is typed in. */
export function MetricSetup({ metric }: { readonly metric: Metric }): ReactNode {
  const t = useText();
  const app = useApp();
  const set = async (fields: Settable, session?: string): Promise<void> => {
    told(t, await setFields(app, 'metrics', metric.id, fields, session));
  };
  const number = (field: 'baseline' | 'target' | 'cadenceDays') => {
    const session = `field:${metric.id}/${field}`;
    return {
      value: metric[field],
      onChange: (value: number | null) => background(set({ [field]: value }, session), t('links.problem.storage')),
      onBlur: () => app.history.seal(session),
    };
  };
  return (
    <div className={styles.setup}>
      <DraftField
        name={`${metric.id}/name`}
        label={t('goals.metric.name')}
        value={metric.name}
        onSave={(name, session) => set({ name }, session)}
      />
      <DraftField
        name={`${metric.id}/unit`}
        label={t('goals.metric.unit')}
        placeholder={t('goals.metric.unit.placeholder')}
        value={metric.unit}
        onSave={(unit, session) => set({ unit }, session)}
      />
      <NumberField label={t('goals.metric.baseline')} unit={metric.unit} {...number('baseline')} />
      <NumberField label={t('goals.metric.target')} unit={metric.unit} {...number('target')} />
      <DateField
        label={t('goals.metric.dueAt')}
        value={metric.dueAt ?? ''}
        onChange={(dueAt) => background(set({ dueAt: dueAt === '' ? null : dueAt }), t('links.problem.storage'))}
      />
      <NumberField label={t('goals.metric.cadence')} unit={t('goals.metric.days')} min={1} {...number('cadenceDays')} />
    </div>
  );
}
