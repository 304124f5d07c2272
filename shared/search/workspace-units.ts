import type { Body } from '../domain/body.ts';
import type { Decision } from '../domain/decision.ts';
import { stands } from '../domain/evidence-graph.ts';
import type { EvidenceLink } from '../domain/evidence-link.ts';
import type { Experiment } from '../domain/experiment.ts';
import type { Goal } from '../domain/goal.ts';
import type { Guide } from '../domain/guide.ts';
import type { Highlight } from '../domain/highlight.ts';
import type { Insight } from '../domain/insight.ts';
import type { Interview } from '../domain/interview.ts';
import type { Memo } from '../domain/memo.ts';
import type { Metric } from '../domain/metric.ts';
import type { Need } from '../domain/need.ts';
import type { Note } from '../domain/note.ts';
import type { Report } from '../domain/report.ts';
import type { Solution } from '../domain/solution.ts';
import type { Segment, Transcript } from '../domain/transcript.ts';
import type { NamedRecords } from './resolve-names.ts';
import {
  decisionUnit,
  experimentUnit,
  goalUnit,
  guideUnit,
  highlightUnit,
  insightUnit,
  interviewUnits,
  memoUnit,
  metricUnit,
  needUnit,
  noteUnits,
  participantUnit,
  reportUnit,
  solutionUnit,
  studyUnit,
  tagUnit,
  trashedUnits,
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
  readonly memos: readonly Memo[];
  readonly decisions: readonly Decision[];
  readonly reports: readonly Report[];
  readonly solutions: readonly Solution[];
  readonly experiments: readonly Experiment[];
  readonly guides: readonly Guide[];
}

/** Every unit of a workspace at once: what the command line searches, and what an index kept up to date must equal. */
export function* workspaceUnits(all: SearchedRecords): Generator<SearchUnit> {
  const bodyOf = new Map<string, Body>(all.bodies.map((body) => [body.ownerId, body]));
  const metrics = groupBy(live(all.metrics), (metric) => metric.goalId);
  yield* each(all.goals, (goal) => [goalUnit(goal, metrics.get(goal.id) ?? [])]);
  yield* each(all.needs, (need) => [needUnit(need)]);
  yield* each(all.insights, (insight) => [insightUnit(insight, bodyOf.get(insight.id) ?? null)]);
  yield* each(all.tags, (tag) => [tagUnit(tag)]);
  yield* each(all.studies, (study) => [studyUnit(study)]);
  yield* each(all.participants, (participant) => [participantUnit(participant)]);
  yield* each(all.metrics, (metric) => [metricUnit(metric)]);
  yield* each(all.memos, (memo) => [memoUnit(memo)]);
  yield* each(all.decisions, (decision) => [decisionUnit(decision)]);
  yield* each(all.reports, (report) => [reportUnit(report)]);
  yield* each(all.solutions, (solution) => [solutionUnit(solution)]);
  yield* each(all.experiments, (experiment) => [experimentUnit(experiment)]);
  yield* each(all.guides, (guide) => [guideUnit(guide)]);
  const interviews = new Map<string, Interview>(all.interviews.map((interview) => [interview.id, interview]));
  const tags = new Map<string, (typeof all.tags)[number]>(live(all.tags).map((tag) => [tag.id, tag]));
  const linked = new Set<string>(all.evidence.filter(stands).map((link) => link.from));
  yield* each(all.highlights, (highlight) => {
    const interview = interviews.get(highlight.interviewId);
    const own = highlight.tagIds.flatMap((id) => tags.get(id) ?? []);
    return interview ? [highlightUnit(highlight, own, interview, all.participants, linked.has(highlight.id))] : [];
  });
  yield* each(all.notes, (note) => {
    const interview = interviews.get(note.interviewId);
    return interview ? noteUnits(note, bodyOf.get(note.id) ?? null, interview, all.participants) : [];
  });
  const transcripts = groupBy(all.transcripts, (one) => one.interviewId);
  const segments = groupBy(all.segments, (segment) => segment.transcriptId);
  yield* each(all.interviews, (interview) => {
    const transcript = shownTranscript(interview, transcripts.get(interview.id) ?? []);
    const own = (segments.get(transcript?.id ?? '') ?? []).filter((segment) => isShown(interview, segment));
    return interviewUnits(interview, own.toSorted(inOrder), all.participants);
  });
}

/** Of an interview in the trash its transcript and segments are there with it. */
export const isShown = (
  interview: { readonly deletedAt: string | null },
  part: { readonly deletedAt: string | null },
): boolean => interview.deletedAt !== null || part.deletedAt === null;

export const shownTranscript = (interview: Interview, transcripts: readonly Transcript[]): Transcript | undefined =>
  transcripts.filter((one) => isShown(interview, one)).sort((a, b) => (a.id < b.id ? -1 : 1))[0];

function* each<T extends { readonly deletedAt: string | null }>(
  records: readonly T[],
  unitsOf: (record: T) => readonly SearchUnit[],
): Generator<SearchUnit> {
  for (const record of records) yield* record.deletedAt === null ? unitsOf(record) : trashedUnits(unitsOf(record));
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
