import {
  chainUp,
  type EvidenceGraph,
  edgeOf,
  type GraphEdge,
  type GraphRecords,
  type LineRecord,
  segmentsHeard,
  stands,
} from './evidence-graph.ts';
import type { EvidenceLink } from './evidence-link.ts';
import { handOn } from './graph-memo.ts';
import type { AnyId } from './ids.ts';
import type { Participant } from './participant.ts';

export type GraphList = keyof GraphRecords;
type Listed = LineRecord | EvidenceLink | Participant;

/** A record as it stands now; null when it is gone. */
export interface GraphChange {
  readonly list: GraphList;
  readonly id: AnyId;
  readonly record: Listed | null;
}

/**
 * The graph after these changes: the same as one built anew from all records, at the cost of what changed. What was worked out for
 * records that the changes do not reach stays worked out.
 */
export function patchGraph(graph: EvidenceGraph, changes: readonly GraphChange[]): EvidenceGraph {
  const wanted = changes.map((one) => (one.record !== null && stands(one.record) ? one : { ...one, record: null }));
  const next = { ...graph, ...recordsAfter(graph, wanted) };
  const flipped = new Set(
    wanted.filter(({ id }) => graph.places.has(id) !== next.places.has(id)).map(({ id }): string => id),
  );
  const touched = new Set<string>(wanted.map(({ id }) => id));
  if (flipped.size > 0) {
    for (const list of [graph, next]) for (const id of hangingOn(list, flipped)) touched.add(id);
  }
  const seeds = new Set<AnyId>(wanted.filter(({ list }) => list !== 'participants').map(({ id }) => id));
  const [up, down] = [new Map(graph.up), new Map(graph.down)];
  let edgesChanged = false;
  for (const id of touched) {
    const before = ownEdge(graph, id);
    const after = ownEdge(next, id);
    if (sameEdge(before, after)) continue;
    edgesChanged = true;
    if (before) {
      takeOut(up, before.from, before);
      takeOut(down, before.to, before);
      seeds.add(before.to);
    }
    if (after) {
      putIn(up, after.from, after);
      putIn(down, after.to, after);
      seeds.add(after.to);
    }
  }
  const patched: EvidenceGraph = edgesChanged ? { ...next, up, down } : next;
  handOn(graph, patched, reached(graph, patched, wanted, seeds));
  return patched;
}

/** All ids whose evidence may read otherwise now; null when it may be any. */
function reached(
  before: EvidenceGraph,
  after: EvidenceGraph,
  changes: readonly GraphChange[],
  seeds: ReadonlySet<AnyId>,
): ReadonlySet<string> | null {
  const people = changes.some(
    ({ list, id }) =>
      list === 'participants' && before.participants.get(id)?.segment !== after.participants.get(id)?.segment,
  );
  const heard = changes.some(({ list }) => list === 'interviews') || people;
  if (people || (heard && !sameSet(segmentsHeard(before), segmentsHeard(after)))) return null;
  const dirty = new Set<string>();
  for (const graph of [before, after]) for (const id of seeds) for (const at of chainUp(graph, id)) dirty.add(at);
  return dirty;
}

type Parts = Pick<EvidenceGraph, 'records' | 'places' | 'links' | 'highlights' | 'interviews' | 'participants'>;

function recordsAfter(graph: EvidenceGraph, changes: readonly GraphChange[]): Parts {
  const records: Record<GraphList, readonly Listed[]> = { ...graph.records };
  const maps: Record<string, Map<string, Listed>> = {};
  const map = (name: 'places' | 'links' | 'highlights' | 'interviews' | 'participants'): Map<string, Listed> => {
    maps[name] ??= new Map<string, Listed>(graph[name]);
    return maps[name];
  };
  for (const list of new Set(changes.map((one) => one.list))) {
    const own = changes.filter((one) => one.list === list);
    records[list] = listAfter(records[list], own);
    const names =
      list === 'links' || list === 'participants'
        ? [list]
        : list === 'highlights' || list === 'interviews'
          ? (['places', list] as const)
          : (['places'] as const);
    for (const name of names) for (const { id, record } of own) set(map(name), id, record);
  }
  // Each list and map got records of its own kind back: a change names the list that its record stands in.
  return { ...graph, ...maps, records: records as unknown as GraphRecords };
}

function listAfter(list: readonly Listed[], changes: readonly GraphChange[]): readonly Listed[] {
  const after = [...list];
  for (const { id, record } of changes) {
    const at = placeIn(after, id);
    const known = after[at]?.id === id;
    if (record === null) {
      if (known) after.splice(at, 1);
    } else after.splice(at, known ? 1 : 0, record);
  }
  return after;
}

/** Where an id stands, or would stand, in a list ordered by id. */
function placeIn(list: readonly Listed[], id: string): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.id ?? '') < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Records whose edge comes or goes with these. */
function hangingOn(graph: EvidenceGraph | Parts, ids: ReadonlySet<string>): string[] {
  const { links, needs, highlights } = graph.records;
  return [
    ...links.filter(({ from, to }) => ids.has(from) || ids.has(to)),
    ...needs.filter(({ parentId }) => parentId !== null && ids.has(parentId)),
    ...highlights.filter(({ interviewId }) => ids.has(interviewId)),
  ].map(({ id }) => id);
}

function ownEdge(graph: Pick<EvidenceGraph, 'places' | 'links'>, id: string): GraphEdge | null {
  const record = graph.places.get(id) ?? graph.links.get(id);
  return record === undefined ? null : edgeOf(record, graph.places);
}

const sameEdge = (a: GraphEdge | null, b: GraphEdge | null): boolean =>
  a === b || (a !== null && b !== null && a.from === b.from && a.to === b.to && a.stance === b.stance);

type Edges = Map<string, readonly GraphEdge[]>;

function takeOut(edges: Edges, id: string, edge: GraphEdge): void {
  const left = (edges.get(id) ?? []).filter((one) => placeOf(one) !== placeOf(edge));
  if (left.length === 0) edges.delete(id);
  else edges.set(id, left);
}

function putIn(edges: Edges, id: string, edge: GraphEdge): void {
  const all = [...(edges.get(id) ?? []), edge];
  edges.set(
    id,
    all.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1)),
  );
}

/** Links, then what nests, then what was said: as `buildGraph` makes them. */
const placeOf = ({ kind, linkId, from, to }: GraphEdge): string =>
  kind === 'link' ? `1 ${linkId}` : kind === 'nest' ? `2 ${from}` : `3 ${to}`;

function set(map: Map<string, Listed>, id: string, record: Listed | null): void {
  if (record === null) map.delete(id);
  else map.set(id, record);
}

const sameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((one) => b.has(one));
