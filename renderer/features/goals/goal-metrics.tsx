import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { createMetric } from '#renderer/data/actions/create-actions.ts';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { Section, SectionNote } from '#renderer/record-ui/section.tsx';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import type { Goal } from '#shared/domain/goal.ts';
import { metricsOf } from './goal-queries.ts';
import styles from './metric.module.css';
import { MetricCard } from './metric-card.tsx';

export function GoalMetrics({ goal }: { readonly goal: Goal }): ReactNode {
  const t = useText();
  const metrics = useLive((app) => metricsOf(app, goal.id), [goal.id]);
  const [adding, setAdding] = useState(false);
  return (
    <Section
      title={t('goals.metrics')}
      action={
        <Button icon={Plus} onClick={() => setAdding(true)}>
          {t('goals.metric.add')}
        </Button>
      }
    >
      {metrics?.length === 0 && !adding && <SectionNote>{t('goals.metrics.none')}</SectionNote>}
      {metrics && metrics.length > 0 && (
        <div className={styles.metrics}>
          {metrics.map((metric) => (
            <MetricCard key={metric.id} goal={goal} metric={metric} />
          ))}
        </div>
      )}
      {adding && <NewMetric goal={goal} onLeave={() => setAdding(false)} />}
    </Section>
  );
}

function NewMetric({ goal, onLeave }: { readonly goal: Goal; readonly onLeave: () => void }): ReactNode {
  const t = useText();
  const app = useApp();
  const [name, setName] = useState('');
  const make = async (): Promise<void> => {
    if (told(t, await createMetric(app, { goalId: goal.id, name })) !== null) onLeave();
  };
  return (
    <TextField
      label={t('goals.metric.new')}
      placeholder={t('goals.metric.new.placeholder')}
      value={name}
      onChange={setName}
      autoFocus
      onEnter={() => background(make(), t('links.problem.storage'))}
      onEscape={onLeave}
      onBlur={() => name.trim() === '' && onLeave()}
    />
  );
}
