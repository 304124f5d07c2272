import { clsx } from 'clsx';
import { ChevronRight, type LucideIcon, MessageSquareText, Quote, Sparkle, Target, Waypoints } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { go } from '#renderer/routes.ts';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { COLUMNS, columnOf, type Line } from './line.ts';
import styles from './line-outline.module.css';
import { titleOf } from './line-words.ts';
import { placeOfNode } from './node-place.ts';
import { type OutlineRow, openPath, outlineRows } from './outline-rows.ts';
import { useWindow } from './use-window.ts';

export interface LineOutlineProps {
  readonly line: Line;
  readonly titles: ReadonlyMap<string, string>;
  readonly chosen: string | null;
  readonly chain: ReadonlySet<string> | null;
  readonly onChoose: (id: string | null) => void;
}

const ROW = 32;
const OVERSCAN = 12;

/** The same line as a tree: goal, need, insight, quote, interview. One tab stop; the choice is the drawing's. */
export function LineOutline({ line, titles, chosen, chain, onChoose }: LineOutlineProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const scroller = useRef<HTMLDivElement>(null);
  const seen = useWindow(scroller);
  const [toggled, setToggled] = useState(() => openPath(line, chosen));
  const rows = outlineRows(line, toggled);
  const [active, setActive] = useState<string | null>(
    () => rows.find((row) => row.id === chosen && chosen !== null)?.key ?? null,
  );
  const at = Math.max(
    0,
    rows.findIndex((row) => row.key === active),
  );
  const moved = useRef(false);

  useEffect(() => {
    const box = scroller.current;
    if (!box || active === null) return;
    const top = at * ROW;
    if (top < box.scrollTop) box.scrollTop = top;
    else if (top + ROW > box.scrollTop + box.clientHeight) box.scrollTop = top + ROW - box.clientHeight;
    if (!moved.current) return;
    moved.current = false;
    box.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true });
  }, [at, active]);

  const focus = (row: OutlineRow | undefined): void => {
    if (!row) return;
    moved.current = true;
    setActive(row.key);
  };
  const toggle = (row: OutlineRow): void => {
    const next = new Set(toggled);
    if (!next.delete(row.key)) next.add(row.key);
    setToggled(next);
  };
  const press = (row: OutlineRow, byKey: boolean): void => {
    setActive(row.key);
    if (row.id === null) toggle(row);
    else if (row.id !== chosen) onChoose(row.id);
    else if (byKey) open(row);
    else onChoose(null);
  };
  const open = (row: OutlineRow): void => {
    const place = row.id === null ? null : placeOfNode(line.graph, row.id);
    if (place) go(place);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = rows[at];
    if (!row || event.altKey || event.ctrlKey || event.metaKey) return;
    const rtl = document.documentElement.dir === 'rtl';
    const key = rtl ? (MIRRORED[event.key] ?? event.key) : event.key;
    if (key === 'ArrowDown') focus(rows[at + 1]);
    else if (key === 'ArrowUp') focus(rows[at - 1]);
    else if (key === 'Home') focus(rows[0]);
    else if (key === 'End') focus(rows.at(-1));
    else if (key === 'ArrowRight') {
      if (row.open === false) toggle(row);
      else if (row.open) focus(rows[at + 1]);
    } else if (key === 'ArrowLeft') {
      if (row.open) toggle(row);
      else focus(rows.slice(0, at).findLast((other) => other.level < row.level));
    } else if (key === 'Enter' || key === ' ') press(row, true);
    else if (key === 'Escape' && chosen !== null) onChoose(null);
    else return;
    event.preventDefault();
  };

  const from = Math.max(0, Math.floor(seen.top / ROW) - OVERSCAN);
  const to = Math.min(rows.length, Math.ceil((seen.top + seen.height) / ROW) + 2 * OVERSCAN);
  return (
    <div ref={scroller} data-kept-scroll="outline" className={styles.scroller}>
      <div
        role="tree"
        aria-label={t('traceability.outline')}
        className={styles.tree}
        style={{ blockSize: rows.length * ROW }}
        onKeyDown={onKeyDown}
      >
        {rows.map((row, i) => {
          // The row that has the focus stays, however far it was scrolled away.
          if ((i < from || i >= to) && i !== at) return null;
          const title = row.id === null ? t('traceability.loose') : titleOf(line.graph, titles, row.id);
          const kind = row.id === null ? null : (COLUMNS[columnOf(row.id)] ?? 'goal');
          const Icon = kind === null ? null : ICONS[kind];
          return (
            // The keys are the tree's: it has the one tab stop.
            // biome-ignore lint/a11y/useKeyWithClickEvents: see above
            <div
              key={row.key}
              role="treeitem"
              data-place={row.id ?? undefined}
              aria-level={row.level}
              aria-posinset={row.position}
              aria-setsize={row.siblings}
              aria-expanded={row.open ?? undefined}
              aria-selected={row.id !== null && row.id === chosen}
              tabIndex={i === at ? 0 : -1}
              className={clsx(styles.row, chain && (row.id === null || !chain.has(row.id)) && styles.faded)}
              style={{
                insetBlockStart: i * ROW,
                paddingInlineStart: `calc(${row.level - 1} * 1.25rem + var(--space-2))`,
              }}
              onClick={(event) => press(row, event.detail === 0)}
              onDoubleClick={() => open(row)}
            >
              <span
                aria-hidden="true"
                className={clsx(styles.twist, row.open && styles.open, row.open === null && styles.none)}
                onClick={(event) => {
                  event.stopPropagation();
                  if (row.open !== null) toggle(row);
                }}
              >
                <ChevronRight size={16} strokeWidth={1.5} />
              </span>
              {Icon && kind && (
                <span role="img" aria-label={t(`traceability.column.${kind}`, { count: 1 })} className={styles.icon}>
                  <Icon aria-hidden="true" size={16} strokeWidth={1.5} />
                </span>
              )}
              <span className={styles.title} dir="auto">
                {kind === 'highlight' ? format.quoted(title) : title}
              </span>
              {row.stance !== 'supports' && (
                <span className={styles.stance}>{t(`traceability.stance.${row.stance}`)}</span>
              )}
              {row.id !== null && <Figures line={line} id={row.id} />}
            </div>
          );
        })}
      </div>
    </div>
  );
}

const MIRRORED: Readonly<Record<string, string>> = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' };

const ICONS: Readonly<Record<(typeof COLUMNS)[number], LucideIcon>> = {
  goal: Target,
  need: Waypoints,
  insight: Sparkle,
  highlight: Quote,
  interview: MessageSquareText,
};

function Figures({ line, id }: { readonly line: Line; readonly id: string }): ReactNode {
  const t = useText();
  const figures = line.figures.get(id);
  const highlight = line.graph.highlights.get(id);
  if (highlight) {
    const alias = highlight.participantId && line.graph.participants.get(highlight.participantId)?.alias;
    return <span className={styles.figures}>{alias || t('traceability.unknownPerson')}</span>;
  }
  if (!figures) return null;
  if (figures.quotes === 0) return <span className={styles.gap}>{t('traceability.noEvidence')}</span>;
  const values = {
    quotes: t('traceability.quotes', { count: figures.quotes }),
    people: t('traceability.people', { count: figures.people }),
  };
  return <span className={styles.figures}>{t('traceability.figures', values)}</span>;
}
