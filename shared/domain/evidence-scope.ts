import { buildGraph, chainOf, type EvidenceGraph } from './evidence-graph.ts';
import type { Id } from './ids.ts';

/** The part of the line that a study's interviews speak for: its interviews, their highlights and all that stands on these. */
export function graphOfStudy(graph: EvidenceGraph, studyId: Id<'study'>): EvidenceGraph {
  const interviews = graph.records.interviews.filter((interview) => interview.studyId === studyId);
  const kept = new Set<string>();
  for (const { id } of interviews) for (const reached of chainOf(graph, id)) kept.add(reached);
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
