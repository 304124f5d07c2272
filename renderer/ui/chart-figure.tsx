import { Copy, Download, FilePlus2 } from 'lucide-react';
import { type ReactNode, useId, useRef, useState } from 'react';
import { Button } from './button.tsx';
import styles from './chart.module.css';
import { type ChartTable, ChartTableView } from './chart-table.tsx';
import { MenuButton } from './menu-button.tsx';
import { useText } from './text.tsx';

/** What somebody wants of a figure. `svg` is there where the figure has a drawing. */
export type ChartWish =
  | { readonly kind: 'copy'; readonly table: ChartTable; readonly caption: string }
  | { readonly kind: 'csv'; readonly table: ChartTable; readonly caption: string }
  | { readonly kind: 'svg'; readonly svg: SVGSVGElement; readonly caption: string }
  | { readonly kind: 'png'; readonly svg: SVGSVGElement; readonly caption: string }
  | {
      readonly kind: 'report';
      readonly table: ChartTable;
      readonly caption: string;
      readonly summary: string;
      readonly isDrawn: boolean;
    };

export interface ChartFigureProps {
  /** What is counted, of how many. */
  readonly caption: string;
  /** The one sentence that reads the result; also the name of the drawing. */
  readonly summary: string;
  readonly table: ChartTable;
  /** The drawing, one `svg`; absent where the table is the figure itself. */
  readonly children?: ReactNode;
  readonly onWish: (wish: ChartWish) => void;
}

/** A drawing with its twin as a table, its sentence, and the ways out. The drawing is hidden from assistive technology: the rest says the same. */
export function ChartFigure({ caption, summary, table, children, onWish }: ChartFigureProps): ReactNode {
  const t = useText();
  const id = useId();
  const drawing = useRef<HTMLDivElement>(null);
  const [asTable, setAsTable] = useState(false);
  const hasDrawing = children !== undefined;
  const showsTable = asTable || !hasDrawing;
  const wish = (kind: 'svg' | 'png'): void => {
    const svg = drawing.current?.querySelector('svg');
    if (svg) onWish({ kind, svg, caption });
  };
  const saves = [
    { kind: 'item', id: 'csv', label: t('chart.save.csv'), onSelect: () => onWish({ kind: 'csv', table, caption }) },
    ...(hasDrawing && !asTable
      ? ([
          { kind: 'item', id: 'svg', label: t('chart.save.svg'), onSelect: () => wish('svg') },
          { kind: 'item', id: 'png', label: t('chart.save.png'), onSelect: () => wish('png') },
        ] as const)
      : []),
  ] as const;
  return (
    <figure className={styles.figure} aria-labelledby={id}>
      <figcaption id={id} className={styles.caption}>
        {caption}
      </figcaption>
      <p className={styles.summary}>{summary}</p>
      {showsTable ? (
        <div
          className={styles.scroll}
          {...(hasStops(table) ? {} : { tabIndex: 0, role: 'group', 'aria-label': caption })}
        >
          <ChartTableView caption={caption} table={table} />
        </div>
      ) : (
        <div ref={drawing} role="img" aria-label={summary} className={styles.drawing}>
          {children}
        </div>
      )}
      <div className={styles.ways}>
        {hasDrawing && (
          <Button variant="quiet" pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {t('common.showAsTable')}
          </Button>
        )}
        <Button variant="quiet" icon={Copy} onClick={() => onWish({ kind: 'copy', table, caption })}>
          {t('chart.copy')}
        </Button>
        <Button
          variant="quiet"
          icon={FilePlus2}
          onClick={() => onWish({ kind: 'report', table, caption, summary, isDrawn: hasDrawing })}
        >
          {t('chart.report')}
        </Button>
        <MenuButton variant="quiet" icon={Download} label={t('chart.save')} items={saves} />
      </div>
    </figure>
  );
}

/** A table that can be wider than the page is scrolled by keys: from one of its figures, else from itself. */
const hasStops = ({ rows }: ChartTable): boolean =>
  rows.some(({ cells }) => cells.some(({ onOpen, href }) => onOpen !== undefined || href !== undefined));
