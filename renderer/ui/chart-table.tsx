import { clsx } from 'clsx';
import { type ReactNode, useId, useRef } from 'react';
import styles from './chart.module.css';
import { useTableKeys } from './chart-table-keys.ts';

export interface ChartCell {
  /** What is copied and exported: figures unrounded, null for nothing. */
  readonly value: string | number | null;
  /** What is shown, where that is not the value itself. */
  readonly text?: string | undefined;
  /** 0..1: how dark the ground is. The figure stands on it, so the shade says nothing alone. */
  readonly shade?: number | undefined;
  /** More about it, for whoever asks. */
  readonly title?: string | undefined;
  readonly href?: string | undefined;
  /** Shows what stands behind the figure. */
  readonly onOpen?: ((anchor: HTMLElement) => void) | undefined;
}

export interface ChartRow {
  readonly id: string;
  /** The first names the row. */
  readonly cells: readonly ChartCell[];
}

export interface ChartTable {
  readonly columns: readonly { readonly id: string; readonly label: string; readonly isText?: boolean | undefined }[];
  readonly rows: readonly ChartRow[];
}

export interface ChartTableViewProps {
  readonly caption: string;
  readonly table: ChartTable;
}

/** Figures with a head for each row and column. A figure that stands on quotes is a button that opens them. */
export function ChartTableView({ caption, table }: ChartTableViewProps): ReactNode {
  const id = useId();
  const ref = useRef<HTMLTableElement>(null);
  const onKeyDown = useTableKeys(ref);
  return (
    <table ref={ref} aria-label={caption} className={styles.table} onKeyDown={onKeyDown}>
      <thead>
        <tr>
          {table.columns.map((column, i) => (
            <th
              key={column.id}
              id={`${id}-${i}`}
              scope="col"
              dir="auto"
              className={clsx(i === 0 ? styles.corner : column.isText ? styles.text : styles.number)}
            >
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <tr key={row.id}>
            {row.cells.map((cell, i) =>
              i === 0 ? (
                <th key="name" scope="row" dir="auto" className={styles.name}>
                  <CellContent cell={cell} />
                </th>
              ) : (
                <td
                  key={table.columns[i]?.id ?? i}
                  className={table.columns[i]?.isText ? styles.text : styles.number}
                  style={cell.shade === undefined ? undefined : { '--shade': `${Math.round(cell.shade * 100)}%` }}
                  data-shaded={cell.shade === undefined ? undefined : ''}
                >
                  <CellContent cell={cell} />
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What a cell shows: its own words, else its value. */
export const cellText = ({ value, text }: ChartCell): string => text ?? (value === null ? '' : String(value));

function CellContent({ cell }: { readonly cell: ChartCell }): ReactNode {
  const text = cellText(cell);
  const { onOpen, href, title } = cell;
  if (href !== undefined)
    return (
      <a href={href} title={title}>
        {text}
      </a>
    );
  if (onOpen)
    return (
      <button
        type="button"
        data-figure
        title={title}
        className={styles.open}
        onClick={(event) => onOpen(event.currentTarget)}
      >
        {text}
      </button>
    );
  return title === undefined ? text : <span title={title}>{text}</span>;
}
