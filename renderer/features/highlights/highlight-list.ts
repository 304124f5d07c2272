import { useMemo, useState } from 'react';
import { momentsOf } from '#renderer/data/queries/moment-queries.ts';
import { useGraph, useLive } from '#renderer/data/use-live.ts';
import { type Codebook, useCodebook } from '#renderer/record-ui/tag-queries.ts';
import type { PlaceOf } from '#renderer/routes.ts';
import { useFormat } from '#renderer/ui/text.tsx';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import type { Highlight } from '#shared/domain/highlight.ts';
import {
  filteredHighlights,
  HIGHLIGHT_VIEWS,
  type HighlightRow,
  type HighlightView,
  highlightRows,
  inView,
  sortedHighlights,
} from './highlight-rows.ts';

/** What the page shows of all quotes. Each part is worked out again only when what it rests on has changed. */
export interface HighlightList {
  readonly graph: EvidenceGraph;
  readonly codebook: Codebook;
  /** All there are, whatever the filter. */
  readonly total: number;
  /** In the order in which they are shown. */
  readonly shown: readonly HighlightRow[];
  readonly counts: Readonly<Record<HighlightView, number>>;
  /** Where in the recording, in milliseconds, where that is known. */
  readonly moments: ReadonlyMap<string, number>;
}

export const USUAL_SORT = '-date';

/** Undefined until the first answer. */
export function useHighlightList(place: PlaceOf<'highlights'>): HighlightList | undefined {
  const { q, tag, study, interview, participant, sort = USUAL_SORT, view = 'all' } = place;
  const graph = useGraph();
  const codebook = useCodebook();
  const moments = useMoments(graph);
  const { compare } = useFormat();
  const rows = useMemo(() => graph && codebook && highlightRows(graph, codebook.byId), [graph, codebook]);
  const found = useMemo(
    () => rows && filteredHighlights(rows, { q, tag, study, interview, participant }),
    [rows, q, tag, study, interview, participant],
  );
  const counts = useMemo(() => found && countsOf(found), [found]);
  const shown = useMemo(() => {
    const kept = found?.filter((row) => inView(row, view));
    return kept && sortedHighlights(kept, sort, moments, compare);
  }, [found, view, sort, moments, compare]);
  if (!graph || !codebook || !rows || !shown || !counts) return undefined;
  return { graph, codebook, total: rows.length, shown, counts, moments };
}

const NONE: ReadonlyMap<string, number> = new Map();

/** Read again only when highlights come, go or move: tagging one of 15,000 must not look up the times of all. */
function useMoments(graph: EvidenceGraph | undefined): ReadonlyMap<string, number> {
  const highlights = graph?.records.highlights ?? NO_QUOTES;
  const [placed, setPlaced] = useState(highlights);
  const isSame = placed === highlights || samePlaces(placed, highlights);
  if (!isSame) setPlaced(highlights);
  const shown = isSame ? placed : highlights;
  return useLive((app) => momentsOf(app, shown), [shown]) ?? NONE;
}

const NO_QUOTES: readonly never[] = [];

const samePlaces = (a: readonly Highlight[], b: readonly Highlight[]): boolean =>
  a.length === b.length && a.every(({ id, anchor }, i) => id === b[i]?.id && anchor.block === b[i].anchor.block);

function countsOf(rows: readonly HighlightRow[]): Readonly<Record<HighlightView, number>> {
  const counts = { all: 0, review: 0, unlinked: 0, themes: 0 };
  for (const row of rows) {
    for (const view of HIGHLIGHT_VIEWS) if (inView(row, view)) counts[view] += 1;
  }
  return counts;
}
