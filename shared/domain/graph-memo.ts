import type { EvidenceGraph } from './evidence-graph.ts';

/**
 * What follows from the evidence of one record: worked out once per graph, and handed on to the next graph for every record below
 * which nothing changed. `what` names the thing worked out; the same `what` always makes the same type.
 */
export function remembered<T>(graph: EvidenceGraph, what: object, id: string, make: () => T): T {
  const of = workedOut(graph, what);
  if (of.has(id)) return of.get(id) as T; // The function that owns `what` is the only one that puts values under it.
  const made = make();
  of.set(id, made);
  return made;
}

/** Hands on from one graph to the next all but what stands on `dirty`; null: all of it may differ. */
export function handOn(from: EvidenceGraph, to: EvidenceGraph, dirty: ReadonlySet<string> | null): void {
  const known = MEMOS.get(from);
  if (known === undefined || dirty === null) return;
  const next: Memo = new Map();
  for (const [what, values] of known) {
    const kept = new Map(values);
    for (const id of dirty) kept.delete(id);
    // What follows from the graph as a whole follows from no part of it.
    kept.delete(WHOLE);
    next.set(what, kept);
  }
  MEMOS.set(to, next);
}

/** The id under which what follows from the whole graph is remembered. */
export const WHOLE = '';

type Memo = Map<object, Map<string, unknown>>;

const MEMOS = new WeakMap<EvidenceGraph, Memo>();

function workedOut(graph: EvidenceGraph, what: object): Map<string, unknown> {
  let memo = MEMOS.get(graph);
  if (memo === undefined) {
    memo = new Map();
    MEMOS.set(graph, memo);
  }
  let of = memo.get(what);
  if (of === undefined) {
    of = new Map();
    memo.set(what, of);
  }
  return of;
}
