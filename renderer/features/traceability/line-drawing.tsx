import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { go } from '#renderer/routes.ts';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { type Layout, layoutLine, lightChain, relight } from './layout.ts';
import { COLUMNS, type Line } from './line.ts';
import { LineCard } from './line-card.tsx';
import styles from './line-drawing.module.css';
import { LineThreads } from './line-threads.tsx';
import { move, type Step } from './move.ts';
import { placeOfNode } from './node-place.ts';
import { useAfterPaint } from './use-after-paint.ts';
import { type Seen, useWindow } from './use-window.ts';

export interface LineDrawingProps {
  readonly line: Line;
  readonly titles: ReadonlyMap<string, string>;
  readonly chosen: string | null;
  readonly chain: ReadonlySet<string> | null;
  readonly onChoose: (id: string | null) => void;
}

const HEAD = 36;
const MARGIN = 16;
const OVERSCAN = 320;
const MORE_AT_ONCE = 50;

/** Five columns and the threads between them. One tab stop: arrows move, Enter chooses and then opens, Escape lets go. */
export function LineDrawing({ line, titles, chosen, chain, onChoose }: LineDrawingProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const scroller = useRef<HTMLDivElement>(null);
  const seen = useWindow(scroller);
  const [asked, setAsked] = useState<ReadonlyMap<string, number>>(new Map());
  const [active, setActive] = useState<string | null>(chosen);
  const view = useMemo(
    () => ({ width: Math.max(0, seen.width - 2 * MARGIN), height: Math.max(240, seen.height - HEAD - 2 * MARGIN) }),
    [seen.width, seen.height],
  );
  const still = useMemo(() => layoutLine(line, { asked, view }), [line, asked, view]);
  // What is chosen lights at once where it stands; gathering a large chain at the top comes a frame later.
  const gathered = useAfterPaint(chain);
  const isSeen = inWindow(still.byId.get(chosen ?? ''), seen);
  const layout = useMemo(() => {
    if (chain === null) return still;
    return gathered === chain || !isSeen
      ? lightChain(line, still, chain, { asked, view })
      : relight(line, still, chain);
  }, [line, still, chain, isSeen, gathered, asked, view]);
  const tabStop = active !== null && layout.byId.has(active) ? active : (chosen ?? layout.placed[0]?.id ?? null);
  // Before the sheet is drawn there is nothing to scroll.
  const reveal = useReveal(scroller, seen.width > 0 ? layout : null, chosen, view.height);
  const [from, to] = [seen.top - HEAD - OVERSCAN, seen.top + seen.height + OVERSCAN];
  const shown = layout.placed.filter((one) => (one.y + one.height >= from && one.y <= to) || one.id === tabStop);
  const threads = useMemo(
    () =>
      layout.threads.filter((one) => {
        const [top, end] = [Math.min(one.from.y, one.to.y), Math.max(one.from.y, one.to.y) + 72];
        return end >= from && top <= to;
      }),
    [layout, from, to],
  );

  const press = (id: string, byKey: boolean): void => {
    const one = layout.byId.get(id);
    if (one?.more) {
      const { id: more } = one.more;
      setAsked((last) => new Map(last).set(more, (last.get(more) ?? 0) + MORE_AT_ONCE));
    } else if (one?.node && !one.node.gap) {
      if (chosen === id && byKey) open(id);
      else onChoose(chosen === id ? null : id);
    }
    setActive(id);
  };
  const open = (id: string): void => {
    const place = placeOfNode(line.graph, id);
    if (place && layout.byId.get(id)?.node?.gap === null) go(place);
  };
  const onClick = (event: MouseEvent): void => {
    const id = placeUnder(event.target);
    // A second click of a double click opens: it must not let go first.
    if (id !== null && event.detail <= 1) press(id, event.detail === 0);
  };
  const onDoubleClick = (event: MouseEvent): void => {
    const id = placeUnder(event.target);
    if (id !== null) open(id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const id = placeUnder(event.target);
    if (event.key === 'Escape' && chosen !== null) {
      event.preventDefault();
      onChoose(null);
    }
    const step = STEPS[event.key];
    if (id === null || step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = move(layout, id, document.documentElement.dir === 'rtl' ? mirrored(step) : step);
    if (!next) return;
    setActive(next.id);
    reveal(next.id);
  };

  return (
    <section
      ref={scroller}
      data-kept-scroll="drawing"
      aria-label={t('traceability.drawing')}
      className={styles.scroller}
      onClick={onClick}
      onDoubleClick={onDoubleClick}
      onKeyDown={onKeyDown}
    >
      <div className={styles.heads} style={{ inlineSize: layout.width + 2 * MARGIN }}>
        {COLUMNS.map((kind, column) => (
          <span
            key={kind}
            className={styles.head}
            style={{
              insetInlineStart: MARGIN + (layout.columns[column]?.x ?? 0),
              inlineSize: layout.columns[column]?.width,
            }}
          >
            {t(`traceability.column.${kind}`, { count: line.counts[column] ?? 0 })}
            <span className={styles.count}>{format.number(line.counts[column] ?? 0)}</span>
          </span>
        ))}
      </div>
      {seen.width > 0 && (
        <div className={styles.sheet} style={{ inlineSize: layout.width, blockSize: layout.height, margin: MARGIN }}>
          <LineThreads threads={threads} width={layout.width} height={layout.height} chosen={chain !== null} />
          {layout.restFrom !== null && (
            <p className={styles.rest} style={{ insetBlockStart: layout.restFrom + 12, inlineSize: layout.width }}>
              {t('traceability.rest')}
            </p>
          )}
          {shown.map((one) => (
            <LineCard
              key={one.id}
              one={one}
              line={line}
              titles={titles}
              chosen={one.id === chosen}
              choosing={chain !== null}
              tabStop={one.id === tabStop}
            />
          ))}
        </div>
      )}
    </section>
  );
}

/** A link from elsewhere chooses what is out of sight: going there first would be a frame for nothing. */
const inWindow = (one: { readonly y: number } | undefined, { top, height }: Seen): boolean =>
  one !== undefined && one.y >= top - HEAD && one.y <= top + height;

const STEPS: Readonly<Record<string, Step>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'toClaim',
  ArrowRight: 'toEvidence',
  Home: 'first',
  End: 'last',
};
const mirrored = (step: Step): Step => (step === 'toClaim' ? 'toEvidence' : step === 'toEvidence' ? 'toClaim' : step);

function placeUnder(target: EventTarget): string | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-place]') : null;
  return element?.dataset.place ?? null;
}

/** Scrolls to what was chosen when the choice or the drawing changes, and gives a function that moves the focus to a place. */
function useReveal(
  scroller: React.RefObject<HTMLDivElement | null>,
  layout: Layout | null,
  chosen: string | null,
  height: number,
): (id: string) => void {
  const last = useRef<string | null>(null);
  const lastAt = useRef('');
  useEffect(() => {
    const box = scroller.current;
    if (layout === null) return;
    // What was let go stays in sight too, where it stands now.
    const one = layout.byId.get(chosen ?? last.current ?? '');
    // Gathered at the top the chain stands elsewhere than where it was lit first.
    const at = `${chosen} ${layout.restFrom !== null}`;
    const changed = last.current !== chosen || lastAt.current !== at;
    if (!box || !one || (!changed && chosen === null)) return;
    if (changed) {
      last.current = chosen;
      lastAt.current = at;
      box.scrollTop = topFor(layout, one, height, box.scrollTop);
    }
  }, [scroller, layout, chosen, height]);
  return (id) => {
    const box = scroller.current;
    const one = layout?.byId.get(id);
    if (!box || !one) return;
    const [above, beneath] = [one.y - MARGIN, one.y + one.height + HEAD + 2 * MARGIN - box.clientHeight];
    if (box.scrollTop > above) box.scrollTop = above;
    else if (box.scrollTop < beneath) box.scrollTop = beneath;
    requestAnimationFrame(() => {
      const element = box.querySelector<HTMLElement>(`[data-place="${CSS.escape(id)}"]`);
      element?.focus({ preventScroll: true });
      element?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    });
  };
}

/** The scroll position at which a chain is seen: all of it if it fits, else the chosen place in the middle. */
function topFor(
  layout: Layout,
  chosen: { readonly y: number; readonly height: number },
  height: number,
  now: number,
): number {
  const lit = layout.placed.filter((one) => one.lit);
  const top = Math.min(...lit.map((one) => one.y));
  const end = Math.max(...lit.map((one) => one.y + one.height));
  if (lit.length === layout.placed.length) {
    const inView = chosen.y >= now && chosen.y + chosen.height <= now + height;
    return inView ? now : Math.max(0, chosen.y - height / 3);
  }
  if (end - top > height) return Math.max(0, chosen.y + chosen.height / 2 - height / 2);
  return now <= top && end <= now + height ? now : Math.max(0, top - (height - (end - top)) / 2);
}
