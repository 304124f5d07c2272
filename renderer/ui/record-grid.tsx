import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useId, useMemo, useRef, useState } from 'react';
import { keepHere, keptHere } from './kept-place.ts';
import styles from './record-grid.module.css';
import { moveInGrid, rangeBetween, toggled } from './record-grid-keys.ts';
import { type Column, GridHead, GridRow, type GridSort } from './record-grid-row.tsx';

export interface RecordGridProps<Row> {
  readonly label: string;
  /** In the order in which they are shown. */
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly keyOf: (row: Row) => string;
  /** CSS pixels: 28, 36 or 44. */
  readonly rowHeight?: number | undefined;
  readonly sort?: GridSort | null | undefined;
  readonly onSort?: ((sort: GridSort) => void) | undefined;
  /** Present with `onSelectedChange`: several rows can be selected. */
  readonly selected?: ReadonlySet<string> | undefined;
  readonly onSelectedChange?: ((selected: ReadonlySet<string>) => void) | undefined;
  /** The row of the cursor, where the caller wants to hold it. */
  readonly focused?: string | null | undefined;
  readonly onFocusedChange?: ((key: string) => void) | undefined;
  readonly onOpen?: ((row: Row) => void) | undefined;
  readonly onOpenBeside?: ((row: Row) => void) | undefined;
  readonly onContextMenu?: ((row: Row, anchor: DOMRect) => void) | undefined;
  readonly autoFocus?: boolean | undefined;
}

const HEAD = 32;
const VIRTUAL_ABOVE = 200;
const NOTHING: ReadonlySet<string> = new Set();

/**
 * A list of records as a grid with one tab stop. The focus stays on the grid and aria-activedescendant names the row or cell of
 * the cursor: a row that scrolls out of sight can then leave the document without taking the focus with it.
 */
export function RecordGrid<Row>(props: RecordGridProps<Row>): ReactNode {
  const { label, rows, columns, keyOf, rowHeight = 36, sort = null } = props;
  const id = useId();
  const grid = useRef<HTMLDivElement>(null);
  const keys = useMemo(() => rows.map(keyOf), [rows, keyOf]);
  const cursor = useCursor(props, keys);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => grid.current,
    estimateSize: () => rowHeight,
    overscan: rows.length <= VIRTUAL_ABOVE ? rows.length : 10,
    rangeExtractor: (range) => withCursor(range, cursor.row),
    scrollMargin: HEAD,
    scrollPaddingStart: HEAD,
    // Flushing inside a scroll event makes React 19 warn about updates during rendering.
    useFlushSync: false,
  });
  const act = useActions(
    props,
    keys,
    cursor,
    (row) => {
      if (row >= 0) virtual.scrollToIndex(row, { align: 'auto' });
    },
    () => Math.max(1, Math.floor(((grid.current?.clientHeight ?? 0) - HEAD) / rowHeight) - 1),
  );
  const selectable = props.onSelectedChange !== undefined;
  const rowId = (row: number): string => `${id}-${row < 0 ? 'head' : keys[row]}`;
  const activeId = rows.length === 0 ? undefined : rowId(cursor.row) + (cursor.column < 0 ? '' : `-${cursor.column}`);
  return (
    <div
      ref={grid}
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      aria-multiselectable={selectable || undefined}
      aria-activedescendant={activeId}
      tabIndex={0}
      // biome-ignore lint/a11y/noAutofocus: the caller opened this list by an action of the person
      autoFocus={props.autoFocus}
      data-scope="grid"
      data-kept-scroll={label}
      className={styles.grid}
      style={{ '--columns': columns.map((column) => column.width ?? 'minmax(0, 1fr)').join(' ') }}
      onKeyDown={act.onKeyDown}
      onClick={act.onClick}
      onDoubleClick={act.onDoubleClick}
      onContextMenu={act.onContextMenu}
      onFocus={act.onFocus}
    >
      <GridHead id={rowId(-1)} columns={columns} sort={sort} cursor={cursor.row < 0 ? cursor.column : null} />
      <div role="rowgroup" className={styles.body} style={{ blockSize: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          const key = keys[item.index];
          if (row === undefined || key === undefined) return null;
          return (
            <GridRow
              key={key}
              id={rowId(item.index)}
              row={row}
              rowKey={key}
              index={item.index}
              top={item.start - HEAD}
              height={item.size}
              columns={columns}
              selected={selectable ? (props.selected ?? NOTHING).has(key) : undefined}
              cursor={cursor.row === item.index ? cursor.column : null}
            />
          );
        })}
      </div>
    </div>
  );
}

interface Cursor {
  readonly row: number;
  readonly column: number;
  readonly set: (row: number, column: number) => void;
}

/** Follows its row by key when rows are sorted or come and go; where the row is gone, the next one takes its place. */
function useCursor<Row>(props: RecordGridProps<Row>, keys: readonly string[]): Cursor {
  const { label, focused, onFocusedChange } = props;
  const [own, setOwn] = useState({ key: keptHere(`row:${label}`) ?? '', row: 0, column: -1 });
  const key = focused ?? own.key;
  const found = useMemo(() => keys.indexOf(key), [keys, key]);
  const row = own.row < 0 ? -1 : found >= 0 ? found : Math.max(0, Math.min(own.row, keys.length - 1));
  const set = (nextRow: number, column: number): void => {
    const next = keys[nextRow];
    setOwn({ key: next ?? own.key, row: nextRow, column });
    if (next !== undefined) keepHere(`row:${label}`, next);
    if (next !== undefined && next !== focused) onFocusedChange?.(next);
  };
  return { row, column: own.column, set };
}

function useActions<Row>(
  props: RecordGridProps<Row>,
  keys: readonly string[],
  cursor: Cursor,
  show: (row: number) => void,
  pageRows: () => number,
) {
  const { rows, columns, sort = null, onSort, onOpen, onOpenBeside, onContextMenu, onSelectedChange } = props;
  const selected = props.selected ?? NOTHING;
  const anchor = useRef<string | null>(null);

  const sortBy = (id: string | undefined): void => {
    const column = columns.find((one) => one.id === id);
    if (!column?.sortable || !onSort) return;
    const again = sort?.column === column.id;
    onSort({ column: column.id, descending: again ? !sort.descending : column.sortFirst === 'descending' });
  };
  const select = (key: string, how: 'only' | 'toggle' | 'range'): void => {
    if (how === 'range') onSelectedChange?.(new Set(rangeBetween(keys, anchor.current ?? key, key)));
    else {
      anchor.current = key;
      onSelectedChange?.(how === 'only' ? new Set([key]) : toggled(selected, key));
    }
  };
  const moveTo = (row: number, column: number, extend: boolean): void => {
    const before = keys[cursor.row];
    cursor.set(row, column);
    show(row);
    const key = keys[row];
    if (!extend || key === undefined) return;
    anchor.current ??= before ?? key;
    select(key, 'range');
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.nativeEvent.isComposing || isTyping(event.target)) return;
    const mod = event.ctrlKey || event.metaKey;
    const size = {
      rows: rows.length,
      columns: columns.length,
      page: pageRows(),
      rtl: document.documentElement.dir === 'rtl',
    };
    // Alt with arrows goes back and forward in the window.
    const next = event.altKey ? null : moveInGrid(cursor, { key: event.key, mod }, size);
    const row = rows[cursor.row];
    const key = keys[cursor.row];
    if (next !== null) {
      if (rows.length > 0) moveTo(next.row, next.column, event.shiftKey && next.row >= 0);
    } else if (event.key === 'Enter' && cursor.row < 0) sortBy(columns[cursor.column]?.id);
    else if (event.key === 'Enter' && row !== undefined && mod) onOpenBeside?.(row);
    else if (event.key === 'Enter' && row !== undefined) onOpen?.(row);
    else if (event.key === ' ' && key !== undefined && onSelectedChange)
      select(key, event.shiftKey ? 'range' : 'toggle');
    else if (event.key.toLowerCase() === 'a' && mod && onSelectedChange) onSelectedChange(new Set(keys));
    else if (event.key === 'Escape' && selected.size > 0) onSelectedChange?.(NOTHING);
    else if (
      (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) &&
      row !== undefined &&
      key !== undefined
    ) {
      const element = event.currentTarget.querySelector(`[data-key="${CSS.escape(key)}"]`);
      if (element) onContextMenu?.(row, element.getBoundingClientRect());
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const onClick = (event: MouseEvent<HTMLDivElement>): void => {
    const target = pressed(event.target);
    if (target.sort !== undefined) sortBy(target.sort);
    const row = target.key === undefined ? -1 : keys.indexOf(target.key);
    if (row < 0 || target.key === undefined) return;
    cursor.set(row, -1);
    if (onSelectedChange)
      select(target.key, event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : 'only');
  };
  const rowAt = (target: EventTarget): Row | undefined => rows[keys.indexOf(pressed(target).key ?? '')];
  return {
    onKeyDown,
    onClick,
    onDoubleClick: (event: MouseEvent<HTMLDivElement>): void => {
      const row = rowAt(event.target);
      if (row !== undefined && !isTyping(event.target)) onOpen?.(row);
    },
    onContextMenu: (event: MouseEvent<HTMLDivElement>): void => {
      const row = rowAt(event.target);
      if (row === undefined || !onContextMenu) return;
      event.preventDefault();
      cursor.set(rows.indexOf(row), -1);
      onContextMenu(row, new DOMRect(event.clientX, event.clientY, 0, 0));
    },
    /** The first time: the caller learns on which row the cursor stands. */
    onFocus: (): void => {
      if (cursor.row >= 0 && keys.length > 0) cursor.set(cursor.row, cursor.column);
    },
  };
}

const isTyping = (target: EventTarget): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable="true"]') !== null;

function pressed(target: EventTarget): { readonly sort?: string | undefined; readonly key?: string | undefined } {
  if (!(target instanceof Element)) return {};
  const sort = target.closest<HTMLElement>('[data-sort]')?.dataset.sort;
  return { sort, key: target.closest<HTMLElement>('[data-key]')?.dataset.key };
}

/** The row of the cursor stays in the document, wherever the list is scrolled to: aria-activedescendant points at it. */
function withCursor(range: Range, cursor: number): number[] {
  const shown = defaultRangeExtractor(range);
  if (cursor < 0 || cursor >= range.count || shown.includes(cursor)) return shown;
  return [...shown, cursor].sort((a, b) => a - b);
}
