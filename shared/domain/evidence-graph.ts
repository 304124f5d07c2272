import type { EvidenceLink, Stance } from './evidence-link.ts';
import type { Goal } from './goal.ts';
import type { Highlight } from './highlight.ts';
import type { AnyId } from './ids.ts';
import type { Insight } from './insight.ts';
import type { Interview } from './interview.ts';
import type { Need } from './need.ts';
import type { Participant } from './participant.ts';

/** The records that stand on the line. Trashed ones are left out by `buildGraph`. */
export interface GraphRecords {
  readonly goals: readonly Goal[];
  readonly needs: readonly Need[];
  readonly insights: readonly Insight[];
  readonly highlights: readonly Highlight[];
  readonly interviews: readonly Interview[];
  readonly participants: readonly Participant[];
  readonly links: readonly EvidenceLink[];
}

export interface GraphEdge {
  /** The evidence side. */
  readonly from: AnyId;
  /** The claim side. */
  readonly to: AnyId;
  readonly stance: Stance;
  /** `link`: an EvidenceLink; `nest`: a need under its parent need; `said`: a highlight's interview under the highlight. */
  readonly kind: 'link' | 'nest' | 'said';
  readonly linkId: EvidenceLink['id'] | null;
}

export interface EvidenceGraph {
  readonly records: GraphRecords;
  readonly edges: readonly GraphEdge[];
  /** Edges by their evidence side: the way up to the goals. */
  readonly up: ReadonlyMap<string, readonly GraphEdge[]>;
  /** Edges by their claim side: the way down to what was said. */
  readonly down: ReadonlyMap<string, readonly GraphEdge[]>;
  readonly highlights: ReadonlyMap<string, Highlight>;
  readonly interviews: ReadonlyMap<string, Interview>;
  readonly participants: ReadonlyMap<string, Participant>;
}

/** The line between goals and interviews, to be walked both ways. Links with a missing or trashed end are left out. */
export function buildGraph(all: GraphRecords): EvidenceGraph {
  const live = <T extends { readonly deletedAt: string | null }>(list: readonly T[]): T[] =>
    list.filter((record) => record.deletedAt === null);
  const records: GraphRecords = {
    goals: live(all.goals),
    needs: live(all.needs),
    insights: live(all.insights),
    highlights: live(all.highlights),
    interviews: live(all.interviews),
    participants: live(all.participants),
    links: live(all.links).filter((link) => link.status === 'accepted'),
  };
  const present = new Set<string>();
  for (const list of [records.goals, records.needs, records.insights, records.highlights, records.interviews]) {
    for (const record of list) present.add(record.id);
  }
  const edges: GraphEdge[] = [];
  const add = (edge: GraphEdge): void => {
    if (present.has(edge.from) && present.has(edge.to)) edges.push(edge);
  };
  for (const { id, from, to, stance } of records.links) add({ from, to, stance, kind: 'link', linkId: id });
  for (const { id, parentId } of records.needs) {
    if (parentId) add({ from: id, to: parentId, stance: 'supports', kind: 'nest', linkId: null });
  }
  for (const { id, interviewId } of records.highlights) {
    add({ from: interviewId, to: id, stance: 'supports', kind: 'said', linkId: null });
  }
  return {
    records,
    edges,
    up: groupBy(edges, (edge) => edge.from),
    down: groupBy(edges, (edge) => edge.to),
    highlights: new Map(records.highlights.map((r) => [r.id, r])),
    interviews: new Map(records.interviews.map((r) => [r.id, r])),
    participants: new Map(records.participants.map((r) => [r.id, r])),
  };
}

/** Everything on the line through `id`: all that it rests on and all that it serves, itself included. */
export function chainOf(graph: EvidenceGraph, id: AnyId): ReadonlySet<AnyId> {
  const chain = new Set<AnyId>([id]);
  walk(id, (at) => graph.up.get(at)?.map((edge) => edge.to), chain);
  walk(id, (at) => graph.down.get(at)?.map((edge) => edge.from), chain);
  return chain;
}

/** A highlight under a record, with how it speaks for it (`measures.md` 10: the strongest reading over all paths). */
export interface Evidence {
  readonly highlight: Highlight;
  readonly stance: Stance;
}

/** All highlights that a record stands on, directly or through insights and nested needs. Ordered by id. */
export function evidenceFor(graph: EvidenceGraph, id: AnyId): readonly Evidence[] {
  const best = new Map<string, Stance>();
  const seen = new Set<string>();
  const visit = (at: AnyId, stance: Stance): void => {
    const state = `${at} ${stance}`;
    if (seen.has(state)) return;
    seen.add(state);
    if (graph.highlights.has(at)) {
      const known = best.get(at);
      if (known === undefined || READING[stance] > READING[known]) best.set(at, stance);
      return;
    }
    for (const edge of graph.down.get(at) ?? []) {
      if (edge.kind !== 'said') visit(edge.from, along(stance, edge.stance));
    }
  };
  visit(id, 'supports');
  return [...best]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([highlightId, stance]) => {
      const highlight = graph.highlights.get(highlightId);
      return highlight ? [{ highlight, stance }] : [];
    });
}

/**
 * The person behind a highlight: its participant. Where that is not known, one of the interview's people, so that nobody is counted
 * beside those who were there; one nameless person for an interview without any.
 */
export const personOf = (graph: EvidenceGraph, { participantId, interviewId }: Highlight): string =>
  participantId ?? graph.interviews.get(interviewId)?.participantIds[0] ?? interviewId;

export interface Support {
  readonly quotes: number;
  readonly people: number;
  /** People whose words speak against it. */
  readonly against: number;
}

export function supportOf(graph: EvidenceGraph, id: AnyId): Support {
  const evidence = evidenceFor(graph, id);
  const persons = (stance: Stance): number =>
    new Set(evidence.filter((e) => e.stance === stance).map((e) => personOf(graph, e.highlight))).size;
  return { quotes: evidence.length, people: persons('supports'), against: persons('contradicts') };
}

export type GapKind =
  | 'goal-without-need'
  | 'need-without-goal'
  | 'need-without-evidence'
  | 'insight-without-evidence'
  | 'insight-on-one-person'
  | 'insight-without-need'
  | 'highlight-without-insight';

export interface Gap {
  readonly kind: GapKind;
  readonly id: AnyId;
}

/** Where the line is broken or thin, in the order of the line and then of the records. */
export function gapsOf(graph: EvidenceGraph): readonly Gap[] {
  const has = (edges: ReadonlyMap<string, readonly GraphEdge[]>, id: AnyId, kind: string): boolean =>
    (edges.get(id) ?? []).some(
      (edge) => edge.kind !== 'said' && edge[edges === graph.up ? 'to' : 'from'].startsWith(kind),
    );
  const gaps: Gap[] = [];
  for (const { id } of graph.records.goals)
    if (!has(graph.down, id, 'nd_')) gaps.push({ kind: 'goal-without-need', id });
  for (const { id } of graph.records.needs) {
    if (![...chainUp(graph, id)].some((at) => at.startsWith('gl_'))) gaps.push({ kind: 'need-without-goal', id });
    if (evidenceFor(graph, id).length === 0) gaps.push({ kind: 'need-without-evidence', id });
  }
  for (const { id } of graph.records.insights) {
    const { quotes, people } = supportOf(graph, id);
    if (quotes === 0) gaps.push({ kind: 'insight-without-evidence', id });
    else if (people <= 1) gaps.push({ kind: 'insight-on-one-person', id });
    if (!has(graph.up, id, 'nd_')) gaps.push({ kind: 'insight-without-need', id });
  }
  for (const { id } of graph.records.highlights) {
    if (!has(graph.up, id, 'in_') && !has(graph.up, id, 'nd_')) gaps.push({ kind: 'highlight-without-insight', id });
  }
  return gaps;
}

function chainUp(graph: EvidenceGraph, id: AnyId): ReadonlySet<AnyId> {
  const chain = new Set<AnyId>([id]);
  walk(id, (at) => graph.up.get(at)?.map((edge) => edge.to), chain);
  return chain;
}

/** Adds everything reachable; cycles end because each record is visited once per direction. */
function walk(from: AnyId, next: (at: AnyId) => readonly AnyId[] | undefined, into: Set<AnyId>): void {
  const visited = new Set<AnyId>([from]);
  const waiting = [from];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const id of next(at) ?? []) {
      if (visited.has(id)) continue;
      visited.add(id);
      into.add(id);
      waiting.push(id);
    }
  }
}

/** Contradicts over supports over qualifies. */
const READING: Readonly<Record<Stance, number>> = { qualifies: 0, supports: 1, contradicts: 2 };

/** A path's stance: all supports stays; one contradicts turns it; any qualifies, or two contradicts, qualifies. */
function along(path: Stance, step: Stance): Stance {
  if (path === 'qualifies' || step === 'qualifies') return 'qualifies';
  if (path === 'contradicts') return step === 'contradicts' ? 'qualifies' : 'contradicts';
  return step;
}

function groupBy<T>(list: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
