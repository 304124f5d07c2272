import { type ReactNode, useState } from 'react';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Board } from '#shared/domain/board.ts';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import type { Highlight } from '#shared/domain/highlight.ts';
import type { Id } from '#shared/domain/ids.ts';
import styles from './canvas-page.module.css';
import { QuoteCard, type QuoteCardProps } from './quote-card.tsx';

export interface CanvasTrayProps {
  readonly board: Board;
  readonly graph: EvidenceGraph;
  readonly study: Id<'study'> | undefined;
  readonly card: Omit<QuoteCardProps, 'highlight'>;
}

const SHOWN = 40;

/** Quotes that are not on the canvas yet: those in no insight first. */
export function CanvasTray({ board, graph, study, card }: CanvasTrayProps): ReactNode {
  const t = useText();
  const [text, setText] = useState('');
  const waiting = trayQuotes(graph, board, study, text);
  return (
    <section className={styles.tray} aria-label={t('canvas.tray')} data-tray>
      <h2 className={styles.trayTitle}>{t('canvas.tray.count', { count: waiting.length })}</h2>
      <SearchField label={t('canvas.tray.find')} value={text} onChange={setText} />
      <div className={styles.trayQuotes}>
        {waiting.slice(0, SHOWN).map((highlight) => (
          <QuoteCard key={highlight.id} highlight={highlight} {...card} />
        ))}
        {waiting.length > SHOWN && (
          <p className={styles.meta}>{t('canvas.tray.more', { count: waiting.length - SHOWN })}</p>
        )}
        {waiting.length === 0 && <p className={styles.meta}>{t('canvas.tray.none')}</p>}
      </div>
    </section>
  );
}

function trayQuotes(
  graph: EvidenceGraph,
  board: Board,
  study: Id<'study'> | undefined,
  text: string,
): readonly Highlight[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const within = study ?? board.studyId ?? undefined;
  const linked = (id: string): number => ((graph.up.get(id) ?? []).length > 0 ? 1 : 0);
  return graph.records.highlights
    .filter(({ id }) => board.places[id] === undefined)
    .filter(({ interviewId }) => within === undefined || graph.interviews.get(interviewId)?.studyId === within)
    .filter(({ anchor }) => words.every((word) => anchor.quote.toLowerCase().includes(word)))
    .sort((a, b) => linked(a.id) - linked(b.id) || (a.id < b.id ? 1 : -1));
}
