import type { EvidenceGraph } from './evidence-graph.ts';
import type { Stance } from './evidence-link.ts';
import { remembered, WHOLE } from './graph-memo.ts';
import { type AnyId, isId } from './ids.ts';
import type { Need } from './need.ts';

/** Highlight id -> how it speaks over the paths that lead to it: one bit a stance. */
export type Readings = ReadonlyMap<string, number>;

/** How each highlight below a record speaks for it, over all paths. */
export const readingsOf = (graph: EvidenceGraph, id: AnyId): Readings =>
  hasCircle(graph) ? walkReadings(graph, id) : readingsBelow(graph, id);

/** Put together from what stands directly below, each part of which is worked out once for all that stand on it. */
const readingsBelow = (graph: EvidenceGraph, id: AnyId): Readings =>
  remembered(graph, READINGS, id, () => {
    const readings = new Map<string, number>();
    if (isId('highlight', id)) return readings.set(id, BITS.supports);
    for (const { from, stance, kind } of graph.down.get(id) ?? []) {
      if (kind === 'said') continue;
      if (isId('highlight', from)) readings.set(from, (readings.get(from) ?? 0) | BITS[stance]);
      else {
        for (const [highlight, bits] of readingsBelow(graph, from)) {
          readings.set(highlight, (readings.get(highlight) ?? 0) | through(stance, bits));
        }
      }
    }
    return readings;
  });

const READINGS = {};

/** The same where needs nest in a circle, as a merge can make one: each record is passed once per stance. */
function walkReadings(graph: EvidenceGraph, id: AnyId): Readings {
  const readings = new Map<string, number>();
  const seen = new Map<string, number>();
  const visit = (at: AnyId, stance: Stance): void => {
    const before = seen.get(at) ?? 0;
    if ((before & BITS[stance]) !== 0) return;
    seen.set(at, before | BITS[stance]);
    if (isId('highlight', at)) {
      readings.set(at, (readings.get(at) ?? 0) | BITS[stance]);
      return;
    }
    for (const edge of graph.down.get(at) ?? []) {
      if (edge.kind !== 'said') visit(edge.from, along(stance, edge.stance));
    }
  };
  visit(id, 'supports');
  return readings;
}

/** Whether a walk down may come back to where it was: needs that nest in a circle, or links that do not lead down the line. */
const hasCircle = (graph: EvidenceGraph): boolean =>
  remembered(graph, CIRCLE, WHOLE, () => {
    const { needs, links } = graph.records;
    return links.some(({ from, to }) => rankOf(from) <= rankOf(to)) || nestInCircle(needs);
  });

/** How far down the line a record of the claims stands. */
const rankOf = (id: string): number => LINE_ORDER.indexOf(id.slice(0, 2));
const LINE_ORDER = ['gl', 'nd', 'in', 'hl', 'ex', 'rd'];

function nestInCircle(needs: readonly Need[]): boolean {
  const parents = new Map<string, string | null>(needs.map(({ id, parentId }) => [id, parentId]));
  const safe = new Set<string>();
  for (const { id } of needs) {
    const path = new Set<string>();
    for (let at: string | null | undefined = id; at && !safe.has(at); at = parents.get(at)) {
      if (path.has(at)) return true;
      path.add(at);
    }
    for (const at of path) safe.add(at);
  }
  return false;
}

const CIRCLE = {};

const BITS: Readonly<Record<Stance, number>> = { supports: 1, contradicts: 2, qualifies: 4 };

/** Contradicts over supports over qualifies. */
export const strongest = (bits: number): Stance =>
  (bits & BITS.contradicts) !== 0 ? 'contradicts' : (bits & BITS.supports) !== 0 ? 'supports' : 'qualifies';

/** Readings as they are seen through one more step. */
function through(step: Stance, bits: number): number {
  if (step === 'supports') return bits;
  if (step === 'qualifies') return BITS.qualifies;
  const turned = (bits & BITS.supports) !== 0 ? BITS.contradicts : 0;
  return (bits & (BITS.contradicts | BITS.qualifies)) !== 0 ? turned | BITS.qualifies : turned;
}

/** A path's stance: all supports stays; one contradicts turns it; any qualifies, or two contradicts, qualifies. */
function along(path: Stance, step: Stance): Stance {
  if (path === 'qualifies' || step === 'qualifies') return 'qualifies';
  if (path === 'contradicts') return step === 'contradicts' ? 'qualifies' : 'contradicts';
  return step;
}
