/** A stretch of a text that a highlight covers: `[start, end)` in UTF-16 units. */
export interface MarkRange {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** Neighbouring words covered by the same highlights. `ids` is empty between highlights. */
export interface MarkRun {
  readonly start: number;
  readonly end: number;
  readonly ids: readonly string[];
}

/** Cuts a text of `length` at every edge of a highlight. The runs cover the text without gap or overlap; ids keep the ranges' order. */
export function markRuns(length: number, ranges: readonly MarkRange[]): MarkRun[] {
  const inside = ranges
    .map(({ id, start, end }) => ({ id, start: Math.max(0, start), end: Math.min(length, end) }))
    .filter(({ start, end }) => start < end);
  const edges = [...new Set([0, length, ...inside.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  const runs: MarkRun[] = [];
  for (const [i, start] of edges.entries()) {
    const end = edges[i + 1];
    if (end === undefined) break;
    runs.push({ start, end, ids: inside.filter((r) => r.start <= start && r.end >= end).map((r) => r.id) });
  }
  return runs;
}
