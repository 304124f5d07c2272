import type { ReactNode } from 'react';
import { momentsOf } from '#renderer/data/queries/moment-queries.ts';
import { useLive } from '#renderer/data/use-live.ts';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import type { Highlight } from '#shared/domain/highlight.ts';
import { EvidenceQuote } from './evidence-quote.tsx';
import styles from './evidence-quotes.module.css';

export interface EvidenceQuotesProps {
  readonly graph: EvidenceGraph;
  readonly highlights: readonly Highlight[];
  readonly label: string;
}

/** Quotes one below the other, to be read. */
export function EvidenceQuotes({ graph, highlights, label }: EvidenceQuotesProps): ReactNode {
  const moments = useLive((app) => momentsOf(app, highlights), [highlights.map((h) => h.id).join(' ')]);
  return (
    <ul aria-label={label} className={styles.quotes}>
      {highlights.map((highlight) => (
        <li key={highlight.id}>
          <EvidenceQuote graph={graph} highlight={highlight} at={moments?.get(highlight.id)} />
        </li>
      ))}
    </ul>
  );
}
