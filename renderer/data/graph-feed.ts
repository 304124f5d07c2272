import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import { GRAPH_LISTS } from '#shared/domain/graph-before.ts';
import type { AnyId } from '#shared/domain/ids.ts';
import { type GraphChange, patchGraph } from '#shared/domain/patch-graph.ts';
import type { TableName } from '#shared/domain/records.ts';
import type { App } from './app.ts';
import { tableOf } from './db.ts';
import { evidenceGraph } from './queries/graph-queries.ts';
import { rowsByKey } from './rows-by-key.ts';
import { watchHead } from './watch-head.ts';

/** The whole line, read once and then brought up to date from the change log. */
export interface GraphFeed {
  subscribe(listener: () => void): () => void;
  /** The newest graph; undefined before the first. While nobody looks it may be old, and catches up at the next look. */
  current(): EvidenceGraph | undefined;
}

/** One per window, for everybody who looks at the line: a commit costs what it changed, not what there is. */
export function createGraphFeed(app: App): GraphFeed {
  const listeners = new Set<() => void>();
  let graph: EvidenceGraph | undefined;
  let seq = 0;
  let stop: (() => void) | null = null;
  let last: Promise<void> = Promise.resolve();

  const catchUp = async (): Promise<void> => {
    const news = graph === undefined ? null : await changesSince(app, seq);
    if (news === null) {
      const read = await readAll(app);
      graph = read.graph;
      seq = read.seq;
    } else {
      seq = news.seq;
      if (graph === undefined || news.changes.length === 0) return;
      graph = patchGraph(graph, news.changes);
    }
    for (const listener of listeners) listener();
  };
  const follow = (): (() => void) =>
    watchHead(app.db, (head) => {
      if (graph !== undefined && head.seq === seq) return;
      // One at a time: each starts from where the one before ended.
      last = last.then(catchUp).catch((cause: unknown) => {
        // A closed database ends every query; the save state is what tells the person.
        console.error('the line could not be read', cause);
      });
    });
  return {
    subscribe(listener) {
      listeners.add(listener);
      stop ??= follow();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        stop = null;
      };
    },
    current: () => graph,
  };
}

// Object.keys widens the keys of a record to string.
const TABLES = Object.keys(GRAPH_LISTS) as TableName[];

/** More than this many records at once are read faster all together. */
const MOST = 4_000;

async function readAll(app: App): Promise<{ readonly graph: EvidenceGraph; readonly seq: number }> {
  return app.db.transaction('r', [...TABLES, 'meta'], async () => {
    const head = await app.db.meta.get('head');
    return { graph: await evidenceGraph(app), seq: head?.seq ?? 0 };
  });
}

/** What the line's records are now that changed after `seq`; null where reading all of it anew is the better way. */
async function changesSince(
  app: App,
  seq: number,
): Promise<{ readonly changes: readonly GraphChange[]; readonly seq: number } | null> {
  return app.db.transaction('r', [...TABLES, 'changes', 'meta'], async () => {
    const head = await app.db.meta.get('head');
    if (head === undefined || head.seq < seq) return null;
    const log = await app.db.changes.where('seq').above(seq).toArray();
    // Another log than the one that was followed: the workspace was rebuilt meanwhile.
    if (log.length !== head.seq - seq) return null;
    const keys = new Map<TableName, Set<AnyId>>();
    for (const { ops } of log) {
      for (const { table, key } of ops)
        if (table in GRAPH_LISTS) keys.set(table, (keys.get(table) ?? new Set()).add(key));
    }
    if ([...keys.values()].reduce((sum, set) => sum + set.size, 0) > MOST) return null;
    const changes: GraphChange[] = [];
    for (const [table, wanted] of keys) {
      const ids = [...wanted];
      const list = GRAPH_LISTS[table];
      for (const [i, row] of (await rowsByKey(tableOf(app.db, table), ids)).entries()) {
        const id = ids[i];
        // A table of the line holds records of the line.
        if (id && list) changes.push({ list, id, record: (row as GraphChange['record'] | undefined) ?? null });
      }
    }
    return { changes, seq: head.seq };
  });
}
