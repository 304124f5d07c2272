import { buildGraph, chainUp, type EvidenceGraph, personOf } from './evidence-graph.ts';
import type { Id } from './ids.ts';

/** What of the interviews counts: those of a study, of a period, the words of a segment's people. All optional. */
export interface LineScope {
  readonly study?: Id<'study'> | undefined;
  readonly segment?: string | undefined;
  /** Days, `YYYY-MM-DD`, both included; an interview without a date is in no period. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export const isScoped = ({ study, segment, from, to }: LineScope): boolean =>
  study !== undefined || Boolean(segment) || Boolean(from) || Boolean(to);

/** The part of the line that a study's interviews speak for: its interviews, their highlights and all that stands on these. */
export const graphOfStudy = (graph: EvidenceGraph, study: Id<'study'>): EvidenceGraph => graphOfScope(graph, { study });

/** The part of the line that the interviews, or the voices, of a scope speak for, and nothing else below it. */
export function graphOfScope(graph: EvidenceGraph, { study, segment, from, to }: LineScope): EvidenceGraph {
  const kept = new Set<string>();
  for (const { id, studyId, heldAt, participantIds } of graph.records.interviews) {
    if (study !== undefined && studyId !== study) continue;
    if (from && (heldAt === null || heldAt < from)) continue;
    if (to && (heldAt === null || heldAt > to)) continue;
    if (segment && !participantIds.some((person) => graph.participants.get(person)?.segment === segment)) continue;
    kept.add(id);
  }
  for (const highlight of graph.records.highlights) {
    if (!kept.has(highlight.interviewId)) continue;
    if (segment && graph.participants.get(personOf(graph, highlight))?.segment !== segment) continue;
    for (const reached of chainUp(graph, highlight.id)) kept.add(reached);
  }
  return part(graph, kept);
}

/** The part of the line under a goal and the goals below it. */
export function graphOfGoal(graph: EvidenceGraph, goalId: Id<'goal'>): EvidenceGraph {
  const goals = new Set<string>([goalId]);
  for (let size = 0; size < goals.size; ) {
    size = goals.size;
    for (const { id, parentId } of graph.records.goals) if (parentId && goals.has(parentId)) goals.add(id);
  }
  const kept = new Set<string>(goals);
  const waiting: string[] = [...goals];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const { from } of graph.down.get(at) ?? []) {
      if (kept.has(from)) continue;
      kept.add(from);
      waiting.push(from);
    }
  }
  return part(graph, kept);
}

function part(graph: EvidenceGraph, kept: ReadonlySet<string>): EvidenceGraph {
  const of = <T extends { readonly id: string }>(list: readonly T[]): T[] => list.filter(({ id }) => kept.has(id));
  const { goals, needs, insights, highlights, interviews, participants, links } = graph.records;
  return buildGraph({
    goals: of(goals),
    needs: of(needs),
    insights: of(insights),
    highlights: of(highlights),
    interviews: of(interviews),
    participants,
    links,
  });
}
