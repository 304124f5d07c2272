import { applyPatch, type Change, reverse, squash } from './change.ts';
import type { EvidenceGraph } from './evidence-graph.ts';
import type { JsonObject } from './json.ts';
import { type GraphChange, type GraphList, patchGraph } from './patch-graph.ts';
import type { TableName } from './records.ts';

/** The tables whose records stand on the line, and the graph's list of each. */
export const GRAPH_LISTS: Readonly<Partial<Record<TableName, GraphList>>> = {
  goals: 'goals',
  needs: 'needs',
  insights: 'insights',
  highlights: 'highlights',
  interviews: 'interviews',
  participants: 'participants',
  evidence: 'links',
};

/**
 * The line as it stood before `changes`, which are the newest of the log, oldest first. `rows` are the rows of the records that the
 * changes name as they stand now, trashed ones too; a record removed for good has none.
 */
export function graphBefore(
  graph: EvidenceGraph,
  changes: readonly Change[],
  rows: ReadonlyMap<string, JsonObject>,
): EvidenceGraph {
  const ops = reverse(squash(changes.map((change) => change.ops.filter(({ table }) => table in GRAPH_LISTS))));
  const back = ops.flatMap(({ table, key, before, after }): GraphChange[] => {
    const list = GRAPH_LISTS[table];
    if (list === undefined) return [];
    const row = after === null ? null : applyPatch(before === null ? {} : (rows.get(key) ?? {}), after);
    // A row of a graph's table, patched with what the log says stood in it, is a record of that table.
    return [{ list, id: key, record: row as GraphChange['record'] }];
  });
  return patchGraph(graph, back);
}
