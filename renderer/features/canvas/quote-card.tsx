import { clsx } from 'clsx';
import { Move } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { hrefOfHighlight } from '#renderer/record-ui/graph-nodes.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import type { Highlight } from '#shared/domain/highlight.ts';
import type { Id } from '#shared/domain/ids.ts';
import styles from './canvas-page.module.css';

export interface QuoteCardProps {
  readonly highlight: Highlight;
  readonly graph: EvidenceGraph;
  readonly onMove: (id: Id<'highlight'>) => void;
  readonly onFocus: (id: Id<'highlight'>) => void;
  /** What is being dragged now. */
  readonly dragged: string | null;
  /** Of a loose card: its place in canvas units. */
  readonly at?: { readonly x: number; readonly y: number } | undefined;
  readonly over?: boolean | undefined;
  /** Of a loose card: one step by an arrow key. */
  readonly onStep?: ((x: number, y: number) => void) | undefined;
}

/** A quote that can be dragged, moved by keys, and sent anywhere by "Move to...". */
export function QuoteCard(props: QuoteCardProps): ReactNode {
  const { highlight, graph, onMove, onFocus, dragged, at, over = false, onStep } = props;
  const t = useText();
  const { id, anchor, participantId, interviewId } = highlight;
  const who = participantId === null ? undefined : graph.participants.get(participantId)?.alias;
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (event.target !== event.currentTarget || step === undefined || !onStep) return;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const times = event.shiftKey ? 4 : 1;
    onStep(step[0] * times, step[1] * times);
  };
  return (
    <div
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the card itself is moved by the arrow keys
      tabIndex={0}
      aria-label={t('canvas.quote', { words: anchor.quote })}
      aria-description={t(onStep ? 'canvas.quote.keys' : 'canvas.quote.move')}
      data-quote={id}
      data-loose={at ? id : undefined}
      data-grip={id}
      className={clsx(styles.quote, at && styles.loose, dragged === id && styles.dragged, over && styles.over)}
      style={at && { insetInlineStart: at.x, insetBlockStart: at.y }}
      onFocus={() => onFocus(id)}
      onKeyDown={onKeyDown}
    >
      <p className={styles.words} dir="auto">
        {anchor.quote}
      </p>
      <p className={styles.foot}>
        <a href={hrefOfHighlight(highlight)}>
          {[who, graph.interviews.get(interviewId)?.title].filter(Boolean).join(' · ') || t('links.quote.open')}
        </a>
        <IconButton icon={Move} label={t('canvas.move.of', { words: anchor.quote })} onClick={() => onMove(id)} />
      </p>
    </div>
  );
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
