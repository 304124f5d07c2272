import { dayAfter } from '../domain/calendar.ts';
import type { Decision } from '../domain/decision.ts';
import { chainOf, type EvidenceGraph, evidenceFor, personOf, supportOf } from '../domain/evidence-graph.ts';
import type { Stance } from '../domain/evidence-link.ts';
import type { Experiment } from '../domain/experiment.ts';
import type { Goal } from '../domain/goal.ts';
import type { Highlight } from '../domain/highlight.ts';
import { type AnyId, isId } from '../domain/ids.ts';
import type { Insight } from '../domain/insight.ts';
import type { Memo } from '../domain/memo.ts';
import type { Metric } from '../domain/metric.ts';
import type { Need } from '../domain/need.ts';
import type { Solution } from '../domain/solution.ts';
import { type EvidenceStrength, evidenceStrength } from './evidence-strength.ts';
import { type AuditGap, auditOf, gapsUnder } from './gap-audit.ts';
import { isStale } from './staleness.ts';

export interface DigestInput {
  /** The line as it stood before the first change of the period, and after the last. */
  readonly before: EvidenceGraph;
  readonly now: EvidenceGraph;
  readonly metrics: readonly Metric[];
  readonly solutions: readonly Solution[];
  readonly experiments: readonly Experiment[];
  readonly decisions: readonly Decision[];
  readonly memos: readonly Memo[];
  /** First and last day, `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
}

export interface MetricMove {
  readonly metric: Metric;
  /** The last check-in before the period, and by its end; null where there was none. */
  readonly before: number | null;
  readonly now: number | null;
}

export interface NewVoices {
  /** People who did not speak like this before. */
  readonly people: number;
  /** Quotes that are new or speak like this now, the newest first; three at most. */
  readonly quotes: readonly Highlight[];
}

export interface GoalDigest {
  readonly goal: Goal;
  readonly metrics: readonly MetricMove[];
  readonly strength: { readonly before: EvidenceStrength; readonly now: EvidenceStrength };
  readonly supporting: NewVoices;
  readonly contradicting: NewVoices;
  readonly needs: {
    readonly added: readonly Need[];
    readonly pruned: readonly Need[];
    readonly moved: readonly Need[];
  };
  readonly experiments: readonly Experiment[];
  readonly decided: readonly Decision[];
  /** Decisions whose review falls due by the end of the period. */
  readonly due: readonly Decision[];
  readonly stale: readonly Insight[];
  /** Needs and insights that one person carries. */
  readonly oneVoice: readonly (Need | Insight)[];
  readonly questions: readonly Memo[];
  readonly gaps: readonly AuditGap[];
  /** Whether anything at all changed. */
  readonly quiet: boolean;
}

const MOST_QUOTES = 3;

/** What changed for each active goal in a period, from the records alone. */
export function strategyDigest(input: DigestInput): readonly GoalDigest[] {
  const gaps = auditOf({ ...input, graph: input.now, today: input.to });
  return input.now.records.goals
    .filter((goal) => goal.status === 'active')
    .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1))
    .map((goal) => goalDigest(input, goal, gaps));
}

function goalDigest(input: DigestInput, goal: Goal, gaps: readonly AuditGap[]): GoalDigest {
  const { before, now, from, to } = input;
  const below = chainOf(now, goal.id);
  const metrics = input.metrics
    .filter((metric) => metric.goalId === goal.id && metric.deletedAt === null)
    .map((metric) => ({ metric, before: valueBy(metric, dayAfter(from, -1)), now: valueBy(metric, to) }));
  const strength = {
    before: evidenceStrength(before, goal.id, dayAfter(from, -1)),
    now: evidenceStrength(now, goal.id, to),
  };
  const supporting = newVoices(before, now, goal.id, 'supports');
  const contradicting = newVoices(before, now, goal.id, 'contradicts');
  const needs = needMoves(before, now, goal.id);
  const isAbout = (ids: readonly AnyId[]): boolean => ids.some((id) => below.has(id));
  const solutions = new Set<string>(input.solutions.filter(({ needId }) => below.has(needId)).map(({ id }) => id));
  const experiments = input.experiments.filter(
    ({ solutionId, status, endedAt, deletedAt }) =>
      deletedAt === null && status === 'done' && solutions.has(solutionId) && inside(endedAt, from, to),
  );
  const live = input.decisions.filter(
    ({ deletedAt, aboutIds }) => deletedAt === null && (isAbout(aboutIds) || aboutIds.some((id) => solutions.has(id))),
  );
  const decided = live.filter(({ decidedAt }) => inside(decidedAt, from, to));
  const due = live.filter(({ status, reviewAt }) => status === 'decided' && reviewAt !== null && reviewAt <= to);
  const claims = [...below].flatMap((id): (Need | Insight)[] => {
    const record = isId('need', id) || isId('insight', id) ? now.places.get(id) : undefined;
    // The places under ids of needs and insights are needs and insights.
    return record ? [record as Need | Insight] : [];
  });
  const questions = input.memos.filter(
    ({ kind, aboutId, deletedAt }) => kind === 'question' && deletedAt === null && below.has(aboutId),
  );
  return {
    goal,
    metrics,
    strength,
    supporting,
    contradicting,
    needs,
    experiments,
    decided,
    due,
    stale: claims.filter((record): record is Insight => 'confidence' in record && isStale(record, to)),
    oneVoice: claims.filter(({ id }) => supportOf(now, id).people === 1),
    questions,
    gaps: gapsUnder(now, gaps, goal.id),
    quiet:
      supporting.quotes.length + contradicting.quotes.length + experiments.length + decided.length === 0 &&
      needs.added.length + needs.pruned.length + needs.moved.length === 0 &&
      metrics.every((one) => one.before === one.now),
  };
}

function newVoices(earlier: EvidenceGraph, now: EvidenceGraph, id: AnyId, stance: Stance): NewVoices {
  const before = evidenceFor(earlier, id).filter((one) => one.stance === stance);
  const known = new Set<string>(before.map(({ highlight }) => highlight.id));
  const heard = new Set(before.map(({ highlight }) => personOf(earlier, highlight)));
  const after = evidenceFor(now, id).filter((one) => one.stance === stance);
  const people = new Set(after.map(({ highlight }) => personOf(now, highlight)).filter((one) => !heard.has(one)));
  const fresh = after.map(({ highlight }) => highlight).filter((highlight) => !known.has(highlight.id));
  return { people: people.size, quotes: fresh.sort((a, b) => (a.id < b.id ? 1 : -1)).slice(0, MOST_QUOTES) };
}

function needMoves(earlier: EvidenceGraph, now: EvidenceGraph, goalId: AnyId): GoalDigest['needs'] {
  const [before, after] = [needsUnder(earlier, goalId), needsUnder(now, goalId)];
  return {
    added: [...after.values()].filter(({ id }) => !before.has(id)),
    pruned: [...before.values()].filter(({ id }) => !after.has(id)),
    moved: [...after.values()].filter(({ id, parentId }) => before.has(id) && before.get(id)?.parentId !== parentId),
  };
}

/** In the order of their ids. */
function needsUnder(graph: EvidenceGraph, goalId: AnyId): ReadonlyMap<string, Need> {
  if (!graph.places.has(goalId)) return new Map();
  const below = chainOf(graph, goalId);
  return new Map(graph.records.needs.filter(({ id }) => below.has(id)).map((need) => [need.id, need]));
}

const valueBy = (metric: Metric, day: string): number | null =>
  metric.checkIns.findLast(({ at }) => at <= day)?.value ?? null;

const inside = (day: string | null, from: string, to: string): boolean => day !== null && day >= from && day <= to;
