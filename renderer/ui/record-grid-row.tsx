// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names the active row by aria-activedescendant
import { clsx } from 'clsx';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import styles from './record-grid.module.css';

export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  /** What stands there is to be looked at; a link in it carries `tabIndex={-1}`, since the grid is one tab stop. */
  readonly cell: (row: Row) => ReactNode;
  /** A CSS grid track; `minmax(0, 1fr)` unless said. */
  readonly width?: string | undefined;
  readonly align?: 'start' | 'end' | undefined;
  readonly sortable?: boolean | undefined;
  /** The direction that the first press gives. */
  readonly sortFirst?: 'ascending' | 'descending' | undefined;
}

export interface GridSort {
  readonly column: string;
  readonly descending: boolean;
}

interface GridRowProps<Row> {
  readonly id: string;
  readonly row: Row;
  readonly rowKey: string;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly columns: readonly Column<Row>[];
  readonly selected: boolean | undefined;
  /** The column of the cursor when it stands in this row; null when it does not. */
  readonly cursor: number | null;
}

/** Generic components lose their parameter in memo(): the cast gives it back. */
export const GridRow = memo(PlainGridRow) as typeof PlainGridRow;

function PlainGridRow<Row>(props: GridRowProps<Row>): ReactNode {
  const { id, row, rowKey, index, top, height, columns, selected, cursor } = props;
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-key={rowKey}
      data-cursor={cursor === null ? undefined : cursor < 0 ? 'row' : 'cell'}
      className={styles.row}
      style={{ transform: `translateY(${top}px)`, blockSize: height }}
    >
      {columns.map((column, at) => (
        <div
          key={column.id}
          id={`${id}-${at}`}
          role="gridcell"
          aria-colindex={at + 1}
          data-column={column.id}
          data-cursor={cursor === at ? 'cell' : undefined}
          className={clsx(styles.cell, column.align === 'end' && styles.end)}
        >
          {column.cell(row)}
        </div>
      ))}
    </div>
  );
}

interface GridHeadProps<Row> {
  readonly id: string;
  readonly columns: readonly Column<Row>[];
  readonly sort: GridSort | null;
  readonly cursor: number | null;
}

export function GridHead<Row>({ id, columns, sort, cursor }: GridHeadProps<Row>): ReactNode {
  return (
    <div role="rowgroup" className={styles.head}>
      <div id={id} role="row" aria-rowindex={1} className={styles.headRow}>
        {columns.map((column, at) => (
          <div
            key={column.id}
            id={`${id}-${at}`}
            role="columnheader"
            aria-colindex={at + 1}
            aria-sort={column.sortable ? direction(column.id, sort) : undefined}
            data-sort={column.sortable ? column.id : undefined}
            data-cursor={cursor === at ? 'cell' : undefined}
            className={clsx(styles.cell, column.align === 'end' && styles.end)}
          >
            {column.header}
            <SortMark descending={sort?.column === column.id ? sort.descending : null} />
          </div>
        ))}
      </div>
    </div>
  );
}

function direction(column: string, sort: GridSort | null): 'ascending' | 'descending' | 'none' {
  if (sort?.column !== column) return 'none';
  return sort.descending ? 'descending' : 'ascending';
}

function SortMark({ descending }: { readonly descending: boolean | null }): ReactNode {
  if (descending === null) return null;
  const Mark = descending ? ArrowDown : ArrowUp;
  return <Mark aria-hidden="true" size={12} strokeWidth={1.5} className={styles.sort} />;
}
