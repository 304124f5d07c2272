import type { ReactNode } from 'react';
import { setFields } from '#renderer/data/actions/field-actions.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { figuresOf } from '#renderer/record-ui/evidence-figures.ts';
import { EvidenceWords } from '#renderer/record-ui/evidence-words.tsx';
import { StrengthParts } from '#renderer/record-ui/strength.tsx';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { background } from '#renderer/ui/background.ts';
import { DateField } from '#renderer/ui/date-field.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import { CONFIDENCES, INSIGHT_STATUSES, type Insight } from '#shared/domain/insight.ts';
import styles from './insight-page.module.css';

export interface InsightAsideProps {
  readonly insight: Insight;
  readonly graph: EvidenceGraph | undefined;
}

/** How strong it is, and what the team says about it. Each field saves as it is changed. */
export function InsightAside({ insight, graph }: InsightAsideProps): ReactNode {
  const t = useText();
  const app = useApp();
  const set = (fields: Partial<Pick<Insight, 'status' | 'confidence' | 'reviewAt'>>): void => {
    const work = async (): Promise<void> => {
      told(t, await setFields(app, 'insights', insight.id, fields));
    };
    background(work(), t('links.problem.storage'));
  };
  const figures = graph && figuresOf(graph, insight.id, app.today());
  return (
    <div className={styles.aside}>
      {figures && (
        <div className={styles.fields}>
          <StrengthParts strength={figures.strength} />
          <EvidenceWords
            quotes={figures.strength.quotes}
            people={figures.strength.people}
            segments={figures.segments}
          />
        </div>
      )}
      <div className={styles.fields}>
        <Select
          label={t('insights.status')}
          value={insight.status}
          options={INSIGHT_STATUSES.map((value) => ({ value, label: t(`insights.status.${value}`) }))}
          onChange={(status) => set({ status })}
        />
        <Select
          label={t('insights.confidence')}
          value={insight.confidence ?? 'unset'}
          options={(['unset', ...CONFIDENCES] as const).map((value) => ({
            value,
            label: t(`insights.confidence.${value}`),
          }))}
          onChange={(value) => set({ confidence: value === 'unset' ? null : value })}
        />
        <DateField
          label={t('insights.reviewAt')}
          value={insight.reviewAt ?? ''}
          onChange={(value) => set({ reviewAt: value === '' ? null : value })}
        />
      </div>
    </div>
  );
}
