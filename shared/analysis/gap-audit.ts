import { chainOf, type EvidenceGraph, type GapKind, gapsOf, supportOf } from '../domain/evidence-graph.ts';
import type { Experiment } from '../domain/experiment.ts';
import { type AnyId, isId } from '../domain/ids.ts';
import type { Metric } from '../domain/metric.ts';
import type { Solution } from '../domain/solution.ts';
import { metricProgress } from './metric-progress.ts';
import { isStale } from './staleness.ts';

export type AuditKind =
  | GapKind
  | 'need-on-one-person'
  | 'insight-stale'
  | 'goal-evidence-stale'
  | 'contradicted-unreviewed'
  | 'goal-without-metric'
  | 'metric-overdue'
  | 'solution-without-need'
  | 'experiment-without-result';

export interface AuditGap {
  readonly kind: AuditKind;
  /** Where it is mended: the record that lacks something. Of a metric, its goal; of a solution or experiment, itself. */
  readonly id: AnyId;
  /** The metric that is overdue, the solution or experiment. */
  readonly partId: AnyId | null;
}

export interface AuditInput {
  readonly graph: EvidenceGraph;
  readonly metrics: readonly Metric[];
  readonly solutions: readonly Solution[];
  readonly experiments: readonly Experiment[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** Kinds in the order in which a team should look at them: what a goal lacks first, what is merely unused last. */
const AUDIT_ORDER: readonly AuditKind[] = [
  'goal-without-need',
  'goal-without-metric',
  'metric-overdue',
  'goal-evidence-stale',
  'contradicted-unreviewed',
  'need-without-goal',
  'need-without-evidence',
  'need-on-one-person',
  'insight-without-evidence',
  'insight-on-one-person',
  'insight-stale',
  'insight-without-need',
  'solution-without-need',
  'experiment-without-result',
  'highlight-without-insight',
];

/** Every place where the line from quote to goal is broken, thin or old, each with the record that mends it. */
export function auditOf(input: AuditInput): readonly AuditGap[] {
  const { graph, metrics, solutions, experiments, today } = input;
  const gaps: AuditGap[] = gapsOf(graph).map((gap) => ({ ...gap, partId: null }));
  const add = (kind: AuditKind, id: AnyId, partId: AnyId | null = null): void => void gaps.push({ kind, id, partId });
  const live = metrics.filter(({ deletedAt }) => deletedAt === null);
  const read = new Set<string>(live.map(({ goalId }) => goalId));
  for (const goal of graph.records.goals) {
    if (goal.status !== 'active') continue;
    if (!read.has(goal.id)) add('goal-without-metric', goal.id);
    if (isAllStale(graph, goal.id, today)) add('goal-evidence-stale', goal.id);
    for (const metric of live) {
      if (metric.goalId !== goal.id || !metricProgress(metric, today, goal.startsAt).checkIn.overdue) continue;
      add('metric-overdue', goal.id, metric.id);
    }
  }
  for (const { id } of graph.records.needs) {
    const { quotes, people } = supportOf(graph, id);
    if (quotes > 0 && people <= 1) add('need-on-one-person', id);
  }
  for (const insight of graph.records.insights) {
    if (isStale(insight, today)) add('insight-stale', insight.id);
    if (insight.status === 'draft' && supportOf(graph, insight.id).against > 0) {
      add('contradicted-unreviewed', insight.id);
    }
  }
  for (const { id, needId, deletedAt, status } of solutions) {
    if (deletedAt === null && status !== 'dropped' && !graph.places.has(needId)) add('solution-without-need', id, id);
  }
  const standing = new Set<string>(solutions.filter(({ deletedAt }) => deletedAt === null).map(({ id }) => id));
  for (const { id, solutionId, deletedAt, status, outcome, endedAt } of experiments) {
    const over = status === 'done' || (status === 'running' && endedAt !== null && endedAt < today);
    if (deletedAt === null && standing.has(solutionId) && over && outcome === null) {
      add('experiment-without-result', id, id);
    }
  }
  return gaps.sort((a, b) => AUDIT_ORDER.indexOf(a.kind) - AUDIT_ORDER.indexOf(b.kind));
}

/** The gaps on the line below a goal. */
export function gapsUnder(graph: EvidenceGraph, gaps: readonly AuditGap[], goalId: AnyId): readonly AuditGap[] {
  const below = chainOf(graph, goalId);
  return gaps.filter(({ id }) => below.has(id));
}

/** Whether every insight below a goal is past its day; false where there is none. */
function isAllStale(graph: EvidenceGraph, goalId: AnyId, today: string): boolean {
  let found = false;
  for (const id of chainOf(graph, goalId)) {
    const record = isId('insight', id) ? graph.places.get(id) : undefined;
    if (record === undefined || !('confidence' in record) || record.status === 'retired') continue;
    if (!isStale(record, today)) return false;
    found = true;
  }
  return found;
}
