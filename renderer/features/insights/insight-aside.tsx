import type { ReactNode } from 'react';
import { setFields } from '#renderer/data/actions/field-actions.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { DraftField } from '#renderer/record-ui/draft-field.tsx';
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
  const save = async (fields: Partial<Insight>, session?: string): Promise<void> => {
    told(t, await setFields(app, 'insights', insight.id, fields, session));
  };
  const set = (fields: Partial<Insight>): void => background(save(fields), t('links.problem.storage'));
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
        <DraftField
          name={`${insight.id}/owner`}
          label={t('insights.owner')}
          placeholder={t('insights.owner.placeholder')}
          value={insight.owner}
          onSave={(owner, session) => save({ owner }, session)}
        />
        <DraftField
          name={`${insight.id}/theme`}
          label={t('insights.theme')}
          placeholder={t('insights.theme.placeholder')}
          value={insight.theme}
          onSave={(theme, session) => save({ theme }, session)}
        />
      </div>
    </div>
  );
}
