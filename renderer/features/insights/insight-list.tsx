import { Link2, Merge } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Contradictions } from '#renderer/record-ui/contradictions.tsx';
import { figuresOf } from '#renderer/record-ui/evidence-figures.ts';
import { EvidenceWords } from '#renderer/record-ui/evidence-words.tsx';
import { usedIn } from '#renderer/record-ui/graph-nodes.ts';
import { StrengthMark } from '#renderer/record-ui/strength.tsx';
import { useLinkPicker } from '#renderer/record-ui/use-link-picker.tsx';
import { useTrash } from '#renderer/record-ui/use-trash.tsx';
import { go } from '#renderer/routes.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useCommand } from '#renderer/ui/commands.tsx';
import { DateText } from '#renderer/ui/moments.tsx';
import { RecordGrid } from '#renderer/ui/record-grid.tsx';
import type { Column } from '#renderer/ui/record-grid-row.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { isStale, reviewDay } from '#shared/analysis/staleness.ts';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import type { Insight } from '#shared/domain/insight.ts';
import styles from './insights-page.module.css';
import { useMerge } from './use-merge.tsx';

export interface InsightListProps {
  readonly graph: EvidenceGraph;
  readonly insights: readonly Insight[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** A column's id, with `-` before it when the highest comes first. */
  readonly sort: string | undefined;
  readonly onSort: (sort: string) => void;
}

export function InsightList({ graph, insights, today, sort, onSort }: InsightListProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const { trash, dialog } = useTrash();
  const [focused, setFocused] = useState<string | null>(null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const picker = useLinkPicker();
  const merge = useMerge(graph);
  const chosen = insights.filter(({ id }) => selected.has(id));
  const link = (): void => {
    const subjects = chosen.length > 0 ? chosen : insights.filter(({ id }) => id === focused);
    if (subjects.length > 0) picker.open({ subjects: subjects.map(({ id }) => id), kind: 'need' });
  };
  useCommand('record.link', { run: link, enabled: chosen.length > 0 || focused !== null });
  const figures = (insight: Insight) => figuresOf(graph, insight.id, today);
  const current = insights.find((insight) => insight.id === focused);
  useCommand('record.trash', {
    run: () => current && trash({ table: 'insights', id: current.id, title: current.title }),
    enabled: current !== undefined,
  });
  const columns: readonly Column<Insight>[] = [
    {
      id: 'claim',
      header: t('insights.claim'),
      width: 'minmax(14rem, 1fr)',
      sortable: true,
      cell: (insight) => (
        <bdi className={styles.claim} title={insight.title}>
          {insight.title || t('common.untitled')}
        </bdi>
      ),
    },
    {
      id: 'status',
      header: t('insights.status'),
      width: '5.5rem',
      sortable: true,
      cell: (insight) => t(`insights.status.${insight.status}`),
    },
    {
      id: 'strength',
      header: t('links.strength'),
      width: '10rem',
      sortable: true,
      sortFirst: 'descending',
      cell: (insight) => <StrengthMark strength={figures(insight).strength} />,
    },
    {
      id: 'people',
      header: t('insights.evidence'),
      width: '14rem',
      sortable: true,
      sortFirst: 'descending',
      cell: (insight) => (
        <>
          <EvidenceWords quotes={figures(insight).strength.quotes} people={figures(insight).strength.people} />{' '}
          <Contradictions count={figures(insight).contradictions} />
        </>
      ),
    },
    {
      id: 'needs',
      header: t('insights.needs.short'),
      width: '4rem',
      align: 'end',
      cell: (insight) => format.number(usedIn(graph, insight.id).length),
    },
    {
      id: 'review',
      header: t('insights.reviewAt'),
      width: '7.5rem',
      sortable: true,
      cell: (insight) => (
        <span className={isStale(insight, today) ? styles.stale : undefined}>
          <DateText iso={reviewDay(insight)} />
        </span>
      ),
    },
  ];
  const order = readSort(sort);
  const measures: Readonly<Record<string, (a: Insight, b: Insight) => number>> = {
    claim: (a, b) => format.compare(a.title, b.title),
    status: (a, b) => STATUS_ORDER.indexOf(a.status) - STATUS_ORDER.indexOf(b.status),
    strength: (a, b) => figures(a).strength.value - figures(b).strength.value,
    people: (a, b) => figures(a).strength.people - figures(b).strength.people,
    review: (a, b) => reviewDay(a).localeCompare(reviewDay(b)),
  };
  const measure = order && measures[order.column];
  const rows = measure ? insights.toSorted((a, b) => (order.descending ? measure(b, a) : measure(a, b))) : insights;
  return (
    <>
      {chosen.length > 0 && (
        <div className={styles.bulk} role="toolbar" aria-label={t('insights.selected', { count: chosen.length })}>
          <span>{t('insights.selected', { count: chosen.length })}</span>
          <Button icon={Link2} onClick={link}>
            {t('insights.link')}
          </Button>
          <Button icon={Merge} onClick={() => merge.ask(chosen)}>
            {t('insights.merge')}
          </Button>
        </div>
      )}
      <RecordGrid
        label={t('insights.title')}
        selected={selected}
        onSelectedChange={setSelected}
        rows={rows}
        columns={columns}
        keyOf={(insight) => insight.id}
        rowHeight={44}
        sort={order}
        onSort={(next) => onSort(`${next.descending ? '-' : ''}${next.column}`)}
        focused={focused}
        onFocusedChange={setFocused}
        onOpen={(insight) => go({ kind: 'insight', id: insight.id })}
      />
      {picker.dialog}
      {merge.dialog}
      {dialog}
    </>
  );
}

const STATUS_ORDER: readonly Insight['status'][] = ['draft', 'reviewed', 'retired'];

function readSort(sort: string | undefined): { readonly column: string; readonly descending: boolean } | null {
  if (!sort) return null;
  return sort.startsWith('-') ? { column: sort.slice(1), descending: true } : { column: sort, descending: false };
}
