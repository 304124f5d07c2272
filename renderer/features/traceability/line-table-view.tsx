import { type ReactNode, useMemo } from 'react';
import { go } from '#renderer/routes.ts';
import { RecordGrid } from '#renderer/ui/record-grid.tsx';
import type { Column } from '#renderer/ui/record-grid-row.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import { type LineRow, lineRows, MOST_ROWS, saidBy } from './line-table.ts';
import { titleOf } from './line-words.ts';
import { placeOfNode } from './node-place.ts';
import styles from './throughline-page.module.css';

export interface LineTableViewProps {
  readonly graph: EvidenceGraph;
  readonly only: ReadonlySet<string> | null;
  /** Only rows through one of these; null: all. */
  readonly chain: ReadonlySet<string> | null;
  readonly titles: ReadonlyMap<string, string>;
}

/** The line as a table: one row for each way from a goal to somebody's words. */
export function LineTableView({ graph, only, chain, titles }: LineTableViewProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const all = useMemo(() => lineRows(graph, only), [graph, only]);
  const rows = useMemo(() => (chain ? all.filter((row) => passes(row, chain)) : all), [all, chain]);
  const words = (id: string | null): ReactNode =>
    id && (
      <bdi className={styles.cellWords} title={titleOf(graph, titles, id)}>
        {titleOf(graph, titles, id)}
      </bdi>
    );
  const columns: readonly Column<LineRow>[] = [
    {
      id: 'goal',
      header: t('traceability.column.goal', { count: 1 }),
      width: 'minmax(8rem, 1fr)',
      cell: (row) => words(row.goalId),
    },
    {
      id: 'need',
      header: t('traceability.column.need', { count: 1 }),
      width: 'minmax(8rem, 1fr)',
      cell: (row) => words(row.needId),
    },
    {
      id: 'insight',
      header: t('traceability.column.insight', { count: 1 }),
      width: 'minmax(8rem, 1fr)',
      cell: (row) => words(row.insightId),
    },
    {
      id: 'quote',
      header: t('traceability.column.highlight', { count: 1 }),
      width: 'minmax(10rem, 1.6fr)',
      cell: (row) => words(row.quoteId),
    },
    {
      id: 'stance',
      header: t('traceability.table.stance'),
      width: '6.5rem',
      cell: ({ quoteId, stance }) => quoteId && t(`links.stance.${stance}`),
    },
    {
      id: 'who',
      header: t('traceability.table.who'),
      width: '4.5rem',
      cell: ({ quoteId }) => saidBy(graph, quoteId).who,
    },
    {
      id: 'held',
      header: t('traceability.table.date'),
      width: '6.5rem',
      cell: ({ quoteId }) => {
        const { heldAt } = saidBy(graph, quoteId);
        return heldAt && format.date(heldAt);
      },
    },
  ];
  return (
    <>
      {all.length >= MOST_ROWS && <p className={styles.hint}>{t('traceability.table.most', { count: MOST_ROWS })}</p>}
      <RecordGrid
        label={t('traceability.table')}
        rows={rows}
        columns={columns}
        keyOf={(row) => row.key}
        rowHeight={28}
        onOpen={(row) => {
          const id = row.quoteId ?? row.insightId ?? row.needId ?? row.goalId;
          const place = id && placeOfNode(graph, id);
          if (place) go(place);
        }}
      />
    </>
  );
}

const passes = ({ goalId, needId, insightId, quoteId }: LineRow, chain: ReadonlySet<string>): boolean =>
  [goalId, needId, insightId, quoteId].every((id) => id === null || chain.has(id));
