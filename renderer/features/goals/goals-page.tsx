import { Newspaper, Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { liveRecords } from '#renderer/data/queries/record-queries.ts';
import { useApp, useGraph, useLive } from '#renderer/data/use-live.ts';
import { GoalCard } from '#renderer/record-ui/goal-card.tsx';
import { nodesOf } from '#renderer/record-ui/graph-nodes.ts';
import { NewRecordField } from '#renderer/record-ui/new-record-field.tsx';
import { go, hrefOf, type PlaceProps } from '#renderer/routes.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useCommand } from '#renderer/ui/commands.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { VisuallyHidden } from '#renderer/ui/visually-hidden.tsx';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import { GOAL_STATUSES, type Goal } from '#shared/domain/goal.ts';
import type { Metric } from '#shared/domain/metric.ts';
import styles from './goals-page.module.css';
import { MetricLine, metricsByGoal } from './metric-line.tsx';
import { nestedOrder } from './nested-goals.ts';

/** What should be different, how far it has come, and which needs carry it. */
export function GoalsPage({ place }: PlaceProps<'goals'>): ReactNode {
  const t = useText();
  const graph = useGraph();
  const metrics = useLive((app) => liveRecords(app, 'metrics'), []);
  const [adding, setAdding] = useState(false);
  useCommand('goal.new', { run: () => setAdding(true) });
  const all = graph ? goalsInOrder(graph) : [];
  const words = (place.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const chosen = all.filter(({ title }) => words.every((word) => title.toLowerCase().includes(word)));
  return (
    <Page
      title={t('goals.title')}
      subtitle={all.length > 0 && t('goals.count', { count: all.length })}
      width="content"
      toolbar={
        <>
          {all.length > 0 && (
            <SearchField
              label={t('goals.find')}
              value={place.q ?? ''}
              onChange={(q) => go({ ...place, q }, { replace: true })}
            />
          )}
          {all.length > 0 && (
            <LinkButton icon={Newspaper} href={hrefOf({ kind: 'digest' })}>
              {t('goals.digest')}
            </LinkButton>
          )}
          <Button variant="primary" icon={Plus} onClick={() => setAdding(true)}>
            {t('goals.new')}
          </Button>
        </>
      }
    >
      {adding && (
        <div className={styles.adding}>
          <NewRecordField
            kind="goal"
            label={t('goals.new.label')}
            placeholder={t('goals.new.placeholder')}
            onLeave={() => setAdding(false)}
          />
        </div>
      )}
      {graph && all.length === 0 && !adding && (
        <EmptyState
          title={t('goals.empty')}
          primary={
            <Button variant="primary" onClick={() => setAdding(true)}>
              {t('goals.new')}
            </Button>
          }
        />
      )}
      {graph && all.length > 0 && chosen.length === 0 && (
        <EmptyState
          drawing="search"
          title={t('goals.filterEmpty', { words: place.q ?? '' })}
          primary={<Button onClick={() => go({ kind: 'goals' }, { replace: true })}>{t('common.clearFilters')}</Button>}
        />
      )}
      {graph && metrics && <GoalGroups graph={graph} goals={chosen} metrics={metrics} />}
    </Page>
  );
}

interface GoalGroupsProps {
  readonly graph: EvidenceGraph;
  readonly goals: readonly Goal[];
  readonly metrics: readonly Metric[];
}

/** Active goals first; what was reached or dropped below, under its own heading. */
function GoalGroups({ graph, goals, metrics }: GoalGroupsProps): ReactNode {
  const t = useText();
  const today = useApp().today();
  const byGoal = metricsByGoal(metrics);
  return GOAL_STATUSES.map((status) => {
    const group = goals.filter((goal) => goal.status === status);
    if (group.length === 0) return null;
    const name = t(`goals.status.${status}`);
    return (
      <section key={status} aria-label={name} className={styles.group}>
        {status === 'active' ? (
          <VisuallyHidden as="h2">{name}</VisuallyHidden>
        ) : (
          <h2 className={styles.groupTitle}>{name}</h2>
        )}
        <ul className={styles.goals}>
          {nestedOrder(group).map(({ goal, depth }) => (
            <li key={goal.id} style={{ '--depth': depth }}>
              <GoalCard goal={goal} graph={graph} today={today}>
                {byGoal.has(goal.id) ? (
                  <ul aria-label={t('goals.metrics')}>
                    {byGoal.get(goal.id)?.map((metric) => (
                      <MetricLine key={metric.id} metric={metric} today={today} startsAt={goal.startsAt} />
                    ))}
                  </ul>
                ) : (
                  <p className={styles.noMetric}>{t('goals.metrics.none')}</p>
                )}
              </GoalCard>
            </li>
          ))}
        </ul>
      </section>
    );
  });
}

function goalsInOrder(graph: EvidenceGraph): readonly Goal[] {
  const byId = new Map(graph.records.goals.map((goal) => [goal.id as string, goal]));
  return nodesOf(graph, 'goal').flatMap(({ id }) => byId.get(id) ?? []);
}
