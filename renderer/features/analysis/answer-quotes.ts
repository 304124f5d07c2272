import { overlaps } from '#shared/analysis/overlaps.ts';
import { periodOf } from '#shared/analysis/timeline.ts';
import { wordsOf } from '#shared/analysis/word-counts.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Cell } from './analysis-questions.ts';
import type { AnalysisRow } from './analysis-rows.ts';

/** The quotes behind one figure, ordered by id. */
export function quotesIn(
  rows: readonly AnalysisRow[],
  cell: Cell,
  readerOf: (key: string) => (row: AnalysisRow) => string | null,
  heldAt: (interviewId: string) => string | null,
): readonly Id<'highlight'>[] {
  const { tagId, withTag, attribute, value, period, at, word } = cell;
  const among = cell.among && new Set(cell.among);
  const read = attribute === undefined ? null : readerOf(attribute);
  const near = withTag === undefined ? null : idsNear(rows, withTag);
  return rows
    .filter((row) => {
      const day = period === undefined ? null : heldAt(row.interviewId);
      return (
        (among === undefined || among.has(row.id)) &&
        (tagId === undefined || row.tagIds.includes(tagId)) &&
        (near === null || near.has(row.id)) &&
        (read === null || read(row) === value) &&
        (period === undefined || (day !== null && periodOf(day, period) === at)) &&
        (word === undefined || wordsOf(row.words).includes(word))
      );
    })
    .map(({ id }) => id)
    .sort();
}

/** Quotes that share a character with one of this tag, or carry it themselves. */
function idsNear(rows: readonly AnalysisRow[], tag: string): ReadonlySet<string> {
  const bySource = new Map<string, AnalysisRow[]>();
  for (const row of rows) {
    const list = bySource.get(row.source);
    if (list) list.push(row);
    else bySource.set(row.source, [row]);
  }
  const near = new Set<string>();
  for (const list of bySource.values()) {
    const found = overlaps(list);
    for (const [i, row] of list.entries()) {
      const touches = found[i]?.some((j) => list[j]?.tagIds.includes(tag)) ?? false;
      if (touches || row.tagIds.includes(tag)) near.add(row.id);
    }
  }
  return near;
}
