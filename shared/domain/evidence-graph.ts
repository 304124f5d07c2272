import type { EvidenceLink, Stance } from './evidence-link.ts';
import { readingsOf, strongest } from './evidence-readings.ts';
import type { Goal } from './goal.ts';
import { remembered, WHOLE } from './graph-memo.ts';
import type { Highlight } from './highlight.ts';
import type { AnyId, Id } from './ids.ts';
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

/** A record that is a place on the line. */
export type LineRecord = Goal | Need | Insight | Highlight | Interview;

export interface EvidenceGraph {
  /** Live records only, each list in the order of its ids; of the links those that are accepted. */
  readonly records: GraphRecords;
  /** Edges by their evidence side: the way up to the goals. */
  readonly up: ReadonlyMap<string, readonly GraphEdge[]>;
  /** Edges by their claim side: the way down to what was said. */
  readonly down: ReadonlyMap<string, readonly GraphEdge[]>;
  readonly places: ReadonlyMap<string, LineRecord>;
  readonly links: ReadonlyMap<string, EvidenceLink>;
  readonly highlights: ReadonlyMap<string, Highlight>;
  readonly interviews: ReadonlyMap<string, Interview>;
  readonly participants: ReadonlyMap<string, Participant>;
}

/** The line between goals and interviews, to be walked both ways. Links with a missing or trashed end are left out. */
export function buildGraph(all: GraphRecords): EvidenceGraph {
  const records: GraphRecords = {
    goals: standing(all.goals),
    needs: standing(all.needs),
    insights: standing(all.insights),
    highlights: standing(all.highlights),
    interviews: standing(all.interviews),
    participants: standing(all.participants),
    links: standing(all.links),
  };
  const { goals, needs, insights, highlights, interviews, participants, links } = records;
  const lines: readonly (readonly LineRecord[])[] = [goals, needs, insights, highlights, interviews];
  const places = new Map<string, LineRecord>();
  for (const list of lines) for (const record of list) places.set(record.id, record);
  const edges: GraphEdge[] = [];
  for (const list of [links, needs, highlights]) {
    for (const record of list) {
      const edge = edgeOf(record, places);
      if (edge) edges.push(edge);
    }
  }
  return {
    records,
    up: groupBy(edges, (edge) => edge.from),
    down: groupBy(edges, (edge) => edge.to),
    places,
    links: byId(links),
    highlights: byId(highlights),
    interviews: byId(interviews),
    participants: byId(participants),
  };
}

/** Whether a record takes part in the line: live, and of a link accepted. */
export const stands = (record: { readonly deletedAt: string | null; readonly status?: string }): boolean =>
  record.deletedAt === null && record.status !== 'rejected' && record.status !== 'proposed';

/** The one edge that a record makes, as long as both its ends are there. */
export function edgeOf(record: LineRecord | EvidenceLink, places: ReadonlyMap<string, unknown>): GraphEdge | null {
  const edge = edgeWithin(record);
  return edge !== null && places.has(edge.from) && places.has(edge.to) ? edge : null;
}

function edgeWithin(record: LineRecord | EvidenceLink): GraphEdge | null {
  if ('from' in record) {
    const { id, from, to, stance } = record;
    return { from, to, stance, kind: 'link', linkId: id };
  }
  if ('interviewId' in record) {
    return { from: record.interviewId, to: record.id, stance: 'supports', kind: 'said', linkId: null };
  }
  // Goals nest too, but a goal below another is no evidence for it.
  if ('form' in record && record.parentId !== null) {
    return { from: record.id, to: record.parentId, stance: 'supports', kind: 'nest', linkId: null };
  }
  return null;
}

/** Every edge, by the claim it leads to. */
export const edgesOf = (graph: EvidenceGraph): readonly GraphEdge[] => [...graph.down.values()].flat();

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
export const evidenceFor = (graph: EvidenceGraph, id: AnyId): readonly Evidence[] =>
  remembered(graph, EVIDENCE, id, () => findEvidence(graph, id));

const EVIDENCE = {};

function findEvidence(graph: EvidenceGraph, id: AnyId): readonly Evidence[] {
  const readings = readingsOf(graph, id);
  const found: Evidence[] = [];
  // Sorting plain strings is several times faster than sorting by a function, and goals stand on thousands of quotes.
  for (const highlightId of [...readings.keys()].sort()) {
    const highlight = graph.highlights.get(highlightId);
    if (highlight) found.push({ highlight, stance: strongest(readings.get(highlightId) ?? 0) });
  }
  return found;
}

/**
 * The person behind a highlight: its participant. Where that is not known, one of the interview's people, so that nobody is counted
 * beside those who were there; one nameless person for an interview without any.
 */
export const personOf = (graph: EvidenceGraph, { participantId, interviewId }: Highlight): string =>
  participantId ?? graph.interviews.get(interviewId)?.participantIds[0] ?? interviewId;

/** Segments with an interview in the project. */
export function segmentsHeard(graph: Pick<EvidenceGraph, 'records' | 'participants'>): ReadonlySet<string> {
  const segments = new Set<string>();
  for (const { participantIds } of graph.records.interviews) {
    for (const id of participantIds) {
      const segment = graph.participants.get(id)?.segment;
      if (segment) segments.add(segment);
    }
  }
  return segments;
}

/** Who must have been heard: a segment, a study, or both; left out means anybody. */
export interface HeardFilter {
  readonly segment?: string | undefined;
  readonly study?: Id<'study'> | undefined;
}

/** Whether somebody of the segment, in the study, was heard on a record. */
export function heardBy(graph: EvidenceGraph, id: AnyId, { segment, study }: HeardFilter): boolean {
  if (!segment && study === undefined) return true;
  return evidenceFor(graph, id).some(
    ({ highlight }) =>
      (!segment || graph.participants.get(personOf(graph, highlight))?.segment === segment) &&
      (study === undefined || graph.interviews.get(highlight.interviewId)?.studyId === study),
  );
}

export interface Support {
  readonly quotes: number;
  readonly people: number;
  /** People whose words speak against it. */
  readonly against: number;
}

export const supportOf = (graph: EvidenceGraph, id: AnyId): Support =>
  remembered(graph, SUPPORT, id, () => countSupport(graph, id));

const SUPPORT = {};

function countSupport(graph: EvidenceGraph, id: AnyId): Support {
  const evidence = evidenceFor(graph, id);
  const [people, against] = [new Set<string>(), new Set<string>()];
  for (const { highlight, stance } of evidence) {
    if (stance === 'supports') people.add(personOf(graph, highlight));
    else if (stance === 'contradicts') against.add(personOf(graph, highlight));
  }
  return { quotes: evidence.length, people: people.size, against: against.size };
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
export const gapsOf = (graph: EvidenceGraph): readonly Gap[] => remembered(graph, GAPS, WHOLE, () => findGaps(graph));

const GAPS = {};

function findGaps(graph: EvidenceGraph): readonly Gap[] {
  const has = (edges: ReadonlyMap<string, readonly GraphEdge[]>, id: AnyId, kind: string): boolean =>
    (edges.get(id) ?? []).some(
      (edge) => edge.kind !== 'said' && edge[edges === graph.up ? 'to' : 'from'].startsWith(kind),
    );
  const gaps: Gap[] = [];
  for (const { id } of graph.records.goals)
    if (!has(graph.down, id, 'nd_')) gaps.push({ kind: 'goal-without-need', id });
  for (const { id } of graph.records.needs) {
    if (!servesGoal(graph, id)) gaps.push({ kind: 'need-without-goal', id });
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

/** Whether a need leads up to a goal. */
const servesGoal = (graph: EvidenceGraph, id: AnyId): boolean => {
  for (const at of chainUp(graph, id)) if (at.startsWith('gl_')) return true;
  return false;
};

/** A record and all that it serves. */
export function chainUp(graph: EvidenceGraph, id: AnyId): ReadonlySet<AnyId> {
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

/** Ordered by id: a list that is brought up to date and one that is read anew are the same. */
const standing = <T extends { readonly id: string; readonly deletedAt: string | null }>(list: readonly T[]): T[] =>
  list.filter(stands).sort((a, b) => (a.id < b.id ? -1 : 1));

const byId = <T extends { readonly id: string }>(list: readonly T[]): Map<string, T> =>
  new Map(list.map((record) => [record.id, record]));

function groupBy<T>(list: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
