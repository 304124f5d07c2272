import { type ReactNode, useRef, useState } from 'react';
import { useApp } from '#renderer/data/use-live.ts';
import { type PickOption, RecordPicker } from '#renderer/record-ui/record-picker.tsx';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { background } from '#renderer/ui/background.ts';
import { useCommand } from '#renderer/ui/commands.tsx';
import { announce } from '#renderer/ui/live-region.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Board } from '#shared/domain/board.ts';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import { type Id, isId } from '#shared/domain/ids.ts';
import { type Drop, putQuotes } from './canvas-actions.ts';
import styles from './canvas-page.module.css';
import { CanvasTray } from './canvas-tray.tsx';
import { ClusterBox } from './cluster-box.tsx';
import { QuoteCard } from './quote-card.tsx';
import { useCanvasDrag } from './use-canvas-drag.ts';

export interface CanvasSheetProps {
  readonly board: Board;
  readonly graph: EvidenceGraph;
  readonly study: Id<'study'> | undefined;
}

const STEP = 24;
const MARGIN = 400;
const NEW_CLUSTER = 'new';
const LOOSE = 'loose';
const TRAY = 'tray';

/** The tray, the loose quotes and the clusters; every drag has its twin in "Move to..." and in the arrow keys. */
export function CanvasSheet({ board, graph, study }: CanvasSheetProps): ReactNode {
  const t = useText();
  const app = useApp();
  const sheet = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<Id<'highlight'> | null>(null);
  const [moving, setMoving] = useState<Id<'highlight'> | null>(null);
  const put = async (quote: Id<'highlight'>, drop: Drop): Promise<void> => {
    if (told(t, await putQuotes(app, board.id, [quote], drop)) === null) return;
    announce(words(drop));
    requestAnimationFrame(() => sheet.current?.querySelector<HTMLElement>(`[data-quote="${quote}"]`)?.focus());
  };
  const words = (drop: Drop): string => {
    if (drop.kind === 'tray') return t('canvas.said.tray');
    if (drop.kind === 'loose') return t('canvas.said.loose');
    const title = drop.kind === 'cluster' ? board.clusters[drop.cluster]?.title : '';
    return t('canvas.said.cluster', { title: title || t('canvas.cluster.unnamed') });
  };
  const move = (quote: Id<'highlight'>, drop: Drop): void => background(put(quote, drop), t('links.problem.storage'));
  const drag = useCanvasDrag(sheet, board, move);
  useCommand('record.move', { run: () => setMoving(current), enabled: current !== null });

  const placed = Object.entries(board.places).flatMap(([id, place]) => {
    const highlight = isId('highlight', id) ? graph.highlights.get(id) : undefined;
    return highlight ? [{ highlight, place }] : [];
  });
  const clusters = Object.entries(board.clusters).sort(([, a], [, b]) => a.y - b.y || a.x - b.x);
  const loose = placed.filter(({ place }) => place.cluster === null || board.clusters[place.cluster] === undefined);
  const free = freePlace(board);
  const options: PickOption[] = [
    ...clusters.map(([id, { title }]) => ({ id, title: title || t('canvas.cluster.unnamed') })),
    { id: NEW_CLUSTER, title: t('canvas.move.new') },
    { id: LOOSE, title: t('canvas.move.loose') },
    { id: TRAY, title: t('canvas.move.tray') },
  ];
  const pick = (quote: Id<'highlight'>, id: string): void => {
    if (id === NEW_CLUSTER) move(quote, { kind: 'new-cluster', ...free });
    else if (id === LOOSE) move(quote, { kind: 'loose', ...free });
    else if (id === TRAY) move(quote, { kind: 'tray' });
    else move(quote, { kind: 'cluster', cluster: id });
  };
  const card = { graph, onMove: setMoving, onFocus: setCurrent, dragged: drag.at?.id ?? null };
  const extent = extentOf(board);
  return (
    <div ref={sheet} className={styles.frame} onPointerDown={drag.onPointerDown} data-drop={drag.at?.over ?? undefined}>
      <CanvasTray board={board} graph={graph} study={study} card={card} />
      <section className={styles.scroller} aria-label={t('canvas.title')} data-canvas>
        <div className={styles.sheet} style={{ inlineSize: extent.x, blockSize: extent.y }}>
          {clusters.map(([key, cluster]) => (
            <ClusterBox
              key={key}
              board={board}
              id={key}
              cluster={cluster}
              over={drag.at?.over === key}
              at={drag.at?.id === key ? drag.at : cluster}
            >
              {placed
                .filter(({ place }) => place.cluster === key)
                .map(({ highlight }) => (
                  <QuoteCard key={highlight.id} highlight={highlight} {...card} />
                ))}
            </ClusterBox>
          ))}
          {loose.map(({ highlight, place }) => (
            <QuoteCard
              key={highlight.id}
              highlight={highlight}
              {...card}
              at={drag.at?.id === highlight.id ? drag.at : place}
              over={drag.at?.over === highlight.id}
              onStep={(x, y) =>
                move(highlight.id, {
                  kind: 'loose',
                  x: Math.max(0, place.x + STEP * x),
                  y: Math.max(0, place.y + STEP * y),
                })
              }
            />
          ))}
          {placed.length === 0 && <p className={styles.nothing}>{t('canvas.nothing')}</p>}
        </div>
      </section>
      {moving && (
        <RecordPicker
          title={t('canvas.move')}
          placeholder={t('links.move.placeholder')}
          options={options}
          onPick={(id) => pick(moving, id)}
          onClose={() => setMoving(null)}
        />
      )}
    </div>
  );
}

/** A spot below everything that lies on the canvas. */
function freePlace(board: Board): { readonly x: number; readonly y: number } {
  const extent = extentOf(board);
  return { x: STEP, y: extent.y - MARGIN + STEP };
}

function extentOf({ places, clusters }: Board): { readonly x: number; readonly y: number } {
  const counts = new Map<string, number>();
  for (const { cluster } of Object.values(places)) {
    if (cluster !== null) counts.set(cluster, (counts.get(cluster) ?? 0) + 1);
  }
  const ends = [
    ...Object.values(places)
      .filter(({ cluster }) => cluster === null)
      .map(({ x, y }) => ({ x: x + 240, y: y + 140 })),
    ...Object.entries(clusters).map(([id, { x, y }]) => ({ x: x + 280, y: y + 120 + 120 * (counts.get(id) ?? 0) })),
  ];
  return {
    x: Math.max(0, ...ends.map(({ x }) => x)) + MARGIN,
    y: Math.max(0, ...ends.map(({ y }) => y)) + MARGIN,
  };
}
