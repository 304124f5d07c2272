import type { CodedQuote } from '#shared/analysis/coded-quote.ts';
import { type EvidenceGraph, evidenceFor } from '#shared/domain/evidence-graph.ts';
import type { Id } from '#shared/domain/ids.ts';

export interface NeedQuotes {
  readonly id: Id<'need'>;
  readonly title: string;
  /** Those of the quotes given that the need stands on. */
  readonly quotes: readonly CodedQuote[];
}

/** The needs with the quotes that they stand on, in the order of the opportunity tree's list; needs with none of them are in too. */
export function quotesByNeed(graph: EvidenceGraph, quotes: readonly CodedQuote[]): readonly NeedQuotes[] {
  const byId = new Map(quotes.map((quote) => [quote.id, quote]));
  return [...graph.records.needs]
    .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0))
    .map(({ id, title }) => ({
      id,
      title,
      quotes: evidenceFor(graph, id).flatMap(({ highlight }) => byId.get(highlight.id) ?? []),
    }));
}
