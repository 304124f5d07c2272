import type { ReactNode } from 'react';
import { setFields } from '#renderer/data/actions/field-actions.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { InsightCard } from '#renderer/record-ui/insight-card.tsx';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { background } from '#renderer/ui/background.ts';
import { Select } from '#renderer/ui/select.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import { INSIGHT_STATUSES, type Insight } from '#shared/domain/insight.ts';
import styles from './insights-page.module.css';

export interface InsightBoardProps {
  readonly graph: EvidenceGraph;
  readonly insights: readonly Insight[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** Columns are statuses; a card changes column by its own status field. */
export function InsightBoard({ graph, insights, today }: InsightBoardProps): ReactNode {
  const t = useText();
  const format = useFormat();
  return (
    <div className={styles.board}>
      {INSIGHT_STATUSES.map((status) => {
        const cards = insights.filter((insight) => insight.status === status);
        const name = t(`insights.status.${status}`);
        return (
          <section
            key={status}
            className={styles.column}
            aria-label={t('insights.column', { status: name, count: cards.length })}
          >
            <h2 className={styles.columnTitle}>
              {name} <span>{format.number(cards.length)}</span>
            </h2>
            {cards.length === 0 && <p className={styles.nothing}>{t('insights.column.empty')}</p>}
            <ul className={styles.cards}>
              {cards.map((insight) => (
                <li key={insight.id}>
                  <InsightCard insight={insight} graph={graph} today={today}>
                    <StatusSelect insight={insight} />
                  </InsightCard>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function StatusSelect({ insight }: { readonly insight: Insight }): ReactNode {
  const t = useText();
  const app = useApp();
  const change = async (status: Insight['status']): Promise<void> => {
    told(t, await setFields(app, 'insights', insight.id, { status }));
  };
  return (
    <div className={styles.cardFoot}>
      <Select
        label={t('insights.statusOf', { title: insight.title })}
        labelHidden
        value={insight.status}
        options={INSIGHT_STATUSES.map((value) => ({ value, label: t(`insights.status.${value}`) }))}
        onChange={(status) => background(change(status), t('links.problem.storage'))}
      />
    </div>
  );
}
