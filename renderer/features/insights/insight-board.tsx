import { Ellipsis } from 'lucide-react';
import { type DragEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useApp } from '#renderer/data/use-live.ts';
import { InsightCard } from '#renderer/record-ui/insight-card.tsx';
import { RecordPicker } from '#renderer/record-ui/record-picker.tsx';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useCommand } from '#renderer/ui/commands.tsx';
import { announce } from '#renderer/ui/live-region.tsx';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Insight } from '#shared/domain/insight.ts';
import { type BoardBy, type BoardColumn, boardColumns } from './board-columns.ts';
import { moveToColumn } from './insight-actions.ts';
import styles from './insights-page.module.css';
import { useMerge } from './use-merge.tsx';

export interface InsightBoardProps {
  readonly graph: EvidenceGraph;
  readonly insights: readonly Insight[];
  readonly by: BoardBy;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

const AT_ONCE = 40;

/** Columns are statuses or themes. A card changes column by dragging, by "Move to...", or by Alt+Shift and the arrows. */
export function InsightBoard({ graph, insights, by, today }: InsightBoardProps): ReactNode {
  const t = useText();
  const app = useApp();
  const [dragged, setDragged] = useState<Id<'insight'> | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const [moving, setMoving] = useState<Insight | null>(null);
  const [current, setCurrent] = useState<Insight | null>(null);
  const landing = useRef<{ readonly id: Id<'insight'>; readonly from: Element | null } | null>(null);
  const [, drawAgain] = useState(0);
  const merge = useMerge(graph);
  const columns = boardColumns(t, insights, by);
  const put = async (id: Id<'insight'>, column: Pick<BoardColumn, 'name' | 'fields'>): Promise<void> => {
    const from = cardOf(id)?.closest('section') ?? null;
    if (told(t, await moveToColumn(app, [id], column.fields)) === null) return;
    announce(t('insights.moved', { column: column.name }));
    landing.current = { id, from };
    drawAgain((n) => n + 1);
  };
  // In its new column it is another element, which comes with a later drawing than the one after the save.
  useEffect(() => {
    const card = landing.current && cardOf(landing.current.id);
    if (!card || card.closest('section') === landing.current?.from) return;
    landing.current = null;
    card.querySelector('a')?.focus();
  });
  const move = (id: Id<'insight'>, column: Pick<BoardColumn, 'name' | 'fields'>): void =>
    background(put(id, column), t('links.problem.storage'));
  useCommand('record.move', { run: () => setMoving(current), enabled: current !== null });

  const onDrop = (event: DragEvent, column: BoardColumn): void => {
    event.preventDefault();
    setOver(null);
    if (dragged !== null) move(dragged, column);
    setDragged(null);
  };
  const onKeyDown = (event: KeyboardEvent, insight: Insight, at: number): void => {
    const step = event.altKey && event.shiftKey ? STEPS[event.key] : undefined;
    const column = step === undefined ? undefined : columns[at + (document.dir === 'rtl' ? -step : step)];
    if (column === undefined) return;
    event.preventDefault();
    move(insight.id, column);
  };
  return (
    <>
      <div className={styles.board}>
        {columns.map((column, at) => (
          <section
            key={column.id}
            className={styles.column}
            data-over={over === column.id || undefined}
            aria-label={t('insights.column', { status: column.name, count: column.insights.length })}
            onDragOver={(event) => {
              event.preventDefault();
              setOver(column.id);
            }}
            onDragLeave={() => setOver(null)}
            onDrop={(event) => onDrop(event, column)}
          >
            <ColumnCards column={column}>
              {(insight) => (
                // The links and buttons of the card take the focus; the row only hears their keys.
                <li
                  key={insight.id}
                  data-card={insight.id}
                  draggable
                  onDragStart={(event) => {
                    event.dataTransfer.effectAllowed = 'move';
                    event.dataTransfer.setData('text/plain', insight.title);
                    setDragged(insight.id);
                  }}
                  onDragEnd={() => setDragged(null)}
                  onFocus={() => setCurrent(insight)}
                  onKeyDown={(event) => onKeyDown(event, insight, at)}
                >
                  <InsightCard insight={insight} graph={graph} today={today}>
                    <div className={styles.cardFoot}>
                      <MenuButton
                        iconOnly
                        icon={Ellipsis}
                        label={t('links.more', { title: insight.title || t('common.untitled') })}
                        items={[
                          {
                            kind: 'item',
                            id: 'move',
                            label: t('insights.moveTo'),
                            keys: 'Mod+Shift+M',
                            onSelect: () => setMoving(insight),
                          },
                          {
                            kind: 'item',
                            id: 'merge',
                            label: t('insights.merge'),
                            onSelect: () => merge.ask([insight]),
                          },
                        ]}
                      />
                    </div>
                  </InsightCard>
                </li>
              )}
            </ColumnCards>
          </section>
        ))}
      </div>
      {moving && (
        <RecordPicker
          title={t('insights.moveTo.title', { title: moving.title || t('common.untitled') })}
          placeholder={t('insights.moveTo.placeholder')}
          options={columns.map(({ id, name }) => ({ id, title: name }))}
          onPick={(id) => {
            const column = columns.find((one) => one.id === id);
            if (column) move(moving.id, column);
          }}
          create={
            by === 'theme'
              ? {
                  label: (title) => t('insights.moveTo.create', { title }),
                  run: (theme) => move(moving.id, { name: theme, fields: { theme } }),
                }
              : undefined
          }
          onClose={() => setMoving(null)}
        />
      )}
      {merge.dialog}
    </>
  );
}

const cardOf = (id: string): HTMLElement | null => document.querySelector<HTMLElement>(`[data-card="${id}"]`);

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

interface ColumnCardsProps {
  readonly column: BoardColumn;
  readonly children: (insight: Insight) => ReactNode;
}

/** A column's heading and cards: the first forty, then as many more as are asked for. */
function ColumnCards({ column, children }: ColumnCardsProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const [shown, setShown] = useState(AT_ONCE);
  const left = column.insights.length - shown;
  return (
    <>
      <h2 className={styles.columnTitle} dir="auto">
        {column.name} <span>{format.number(column.insights.length)}</span>
      </h2>
      {column.insights.length === 0 && <p className={styles.nothing}>{t('insights.column.empty')}</p>}
      <ul className={styles.cards}>{column.insights.slice(0, shown).map(children)}</ul>
      {left > 0 && (
        <Button variant="quiet" onClick={() => setShown(shown + AT_ONCE)}>
          {t('traceability.gaps.show', { count: Math.min(AT_ONCE, left) })}
        </Button>
      )}
    </>
  );
}
