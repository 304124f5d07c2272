import type { Change } from '#shared/domain/change.ts';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import { GRAPH_LISTS, graphBefore } from '#shared/domain/graph-before.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import type { App } from '../app.ts';
import { tableOf } from '../db.ts';

/** The line as it stood before a period and at its end, taken back from the change log. */
export interface LineOfPeriod {
  readonly before: EvidenceGraph;
  readonly now: EvidenceGraph;
  /** Changes within the period, oldest first. */
  readonly changes: readonly Change[];
}

/** `graph` is the line as it stands; `from` and `to` are local days, `YYYY-MM-DD`, both included. */
export async function lineOfPeriod(app: App, graph: EvidenceGraph, from: string, to: string): Promise<LineOfPeriod> {
  // The newest first, as far as the period goes: an import of last year is not read for the digest of a week.
  const newest = await app.db.changes
    .orderBy('seq')
    .reverse()
    .until(({ at }) => localDay(at) < from)
    .toArray();
  const log = newest.reverse();
  const rows = await rowsOf(app, log);
  const cut = log.findIndex(({ at }) => localDay(at) > to);
  const changes = cut < 0 ? log : log.slice(0, cut);
  const now = cut < 0 ? graph : graphBefore(graph, log.slice(cut), rows);
  return { now, before: graphBefore(graph, log, rows), changes };
}

async function rowsOf(app: App, log: readonly Change[]): Promise<ReadonlyMap<string, JsonObject>> {
  const rows = new Map<string, JsonObject>();
  for (const table of Object.keys(GRAPH_LISTS) as (keyof typeof GRAPH_LISTS)[]) {
    const keys = new Set(log.flatMap(({ ops }) => ops.flatMap((op) => (op.table === table ? [op.key as string] : []))));
    for (const row of await tableOf(app.db, table).bulkGet([...keys])) {
      // Records are JSON by their schemas.
      if (row) rows.set(row.id, row as unknown as JsonObject);
    }
  }
  return rows;
}

/** The day of an instant where this computer stands. */
function localDay(at: string): string {
  const date = new Date(at);
  const pad = (n: number): string => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}
