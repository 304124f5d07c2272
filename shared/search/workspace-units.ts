import type { Body } from '../domain/body.ts';
import type { EvidenceLink } from '../domain/evidence-link.ts';
import type { Goal } from '../domain/goal.ts';
import type { Highlight } from '../domain/highlight.ts';
import type { Insight } from '../domain/insight.ts';
import type { Interview } from '../domain/interview.ts';
import type { Metric } from '../domain/metric.ts';
import type { Need } from '../domain/need.ts';
import type { Note } from '../domain/note.ts';
import type { Segment, Transcript } from '../domain/transcript.ts';
import type { NamedRecords } from './resolve-names.ts';
import {
  goalUnit,
  highlightUnit,
  insightUnit,
  interviewUnits,
  needUnit,
  noteUnits,
  participantUnit,
  studyUnit,
  tagUnit,
} from './search-document.ts';
import type { SearchUnit } from './unit.ts';

/** All records that search sees; trashed ones may be among them. */
export interface SearchedRecords extends NamedRecords {
  readonly bodies: readonly Body[];
  readonly evidence: readonly EvidenceLink[];
  readonly goals: readonly Goal[];
  readonly highlights: readonly Highlight[];
  readonly insights: readonly Insight[];
  readonly interviews: readonly Interview[];
  readonly metrics: readonly Metric[];
  readonly needs: readonly Need[];
  readonly notes: readonly Note[];
  readonly segments: readonly Segment[];
  readonly transcripts: readonly Transcript[];
}

/** Every unit of a workspace at once: what the command line searches, and what an index kept up to date must equal. */
export function* workspaceUnits(all: SearchedRecords): Generator<SearchUnit> {
  const bodyOf = new Map<string, Body>(all.bodies.map((body) => [body.ownerId, body]));
  const metrics = groupBy(live(all.metrics), (metric) => metric.goalId);
  for (const goal of live(all.goals)) yield goalUnit(goal, metrics.get(goal.id) ?? []);
  for (const need of live(all.needs)) yield needUnit(need);
  for (const insight of live(all.insights)) yield insightUnit(insight, bodyOf.get(insight.id) ?? null);
  for (const tag of live(all.tags)) yield tagUnit(tag);
  for (const study of live(all.studies)) yield studyUnit(study);
  for (const participant of live(all.participants)) yield participantUnit(participant);
  const interviews = new Map<string, Interview>(live(all.interviews).map((interview) => [interview.id, interview]));
  const tags = new Map<string, (typeof all.tags)[number]>(live(all.tags).map((tag) => [tag.id, tag]));
  const linked = new Set<string>(all.evidence.map((link) => link.from));
  for (const highlight of live(all.highlights)) {
    const interview = interviews.get(highlight.interviewId);
    if (!interview) continue;
    const own = highlight.tagIds.flatMap((id) => tags.get(id) ?? []);
    yield highlightUnit(highlight, own, interview, all.participants, linked.has(highlight.id));
  }
  for (const note of live(all.notes)) {
    const interview = interviews.get(note.interviewId);
    if (interview) yield* noteUnits(note, bodyOf.get(note.id) ?? null, interview, all.participants);
  }
  const transcripts = new Map<string, Transcript>(live(all.transcripts).map((one) => [one.interviewId, one]));
  const segments = groupBy(live(all.segments), (segment) => segment.transcriptId);
  for (const interview of interviews.values()) {
    const own = segments.get(transcripts.get(interview.id)?.id ?? '') ?? [];
    yield* interviewUnits(interview, own.toSorted(inOrder), all.participants);
  }
}

const live = <T extends { readonly deletedAt: string | null }>(list: readonly T[]): T[] =>
  list.filter((record) => record.deletedAt === null);

const inOrder = (a: Segment, b: Segment): number =>
  a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1;

function groupBy<T>(list: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const known = groups.get(key(item));
    if (known) known.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
