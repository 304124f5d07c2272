import * as v from 'valibot';
import type { Id } from './ids.ts';
import {
  type Authorship,
  baseEntries,
  calendarDate,
  type Fresh,
  freshBase,
  idSchema,
  type Origin,
} from './record-base.ts';

export const EXPERIMENT_STATUSES = ['planned', 'running', 'done', 'dropped'] as const;
export const EXPERIMENT_OUTCOMES = ['supports', 'contradicts', 'qualifies'] as const;
export const ASSUMPTION_RISKS = ['desirable', 'usable', 'feasible', 'viable', 'ethical'] as const;

export const ExperimentSchema = v.object({
  id: idSchema('experiment'),
  ...baseEntries,
  solutionId: idSchema('solution'),
  /** What must be true for the solution to work, in one sentence. */
  assumption: v.string(),
  risk: v.picklist(ASSUMPTION_RISKS),
  /** How it is tested. */
  method: v.string(),
  /** What would count as true: set before the result. */
  threshold: v.string(),
  /** The day the threshold was last set: later than `endedAt` shows in the open. */
  thresholdSetAt: v.nullable(calendarDate),
  result: v.string(),
  outcome: v.nullable(v.picklist(EXPERIMENT_OUTCOMES)),
  /** How sure we were and are that the assumption holds, 0-100, or null. */
  confidenceBefore: v.nullable(v.number()),
  confidenceAfter: v.nullable(v.number()),
  status: v.picklist(EXPERIMENT_STATUSES),
  startedAt: v.nullable(calendarDate),
  endedAt: v.nullable(calendarDate),
  order: v.string(),
});
/** An assumption under a solution, its test, the threshold set before, and what came out. */
export type Experiment = Readonly<v.InferOutput<typeof ExperimentSchema>>;

export function newExperiment(
  id: Id<'experiment'>,
  input: Pick<Experiment, 'solutionId' | 'assumption' | 'order'> &
    Partial<
      Pick<
        Experiment,
        | 'risk'
        | 'method'
        | 'threshold'
        | 'thresholdSetAt'
        | 'result'
        | 'outcome'
        | 'confidenceBefore'
        | 'confidenceAfter'
        | 'status'
        | 'startedAt'
        | 'endedAt'
      >
    > & { readonly origin?: Origin | null },
  who: Authorship,
): Fresh<Experiment> {
  return {
    id,
    ...freshBase(who, input.origin ?? null),
    solutionId: input.solutionId,
    assumption: input.assumption.trim(),
    risk: input.risk ?? 'desirable',
    method: input.method ?? '',
    threshold: input.threshold ?? '',
    thresholdSetAt: input.thresholdSetAt ?? null,
    result: input.result ?? '',
    outcome: input.outcome ?? null,
    confidenceBefore: input.confidenceBefore ?? null,
    confidenceAfter: input.confidenceAfter ?? null,
    status: input.status ?? 'planned',
    startedAt: input.startedAt ?? null,
    endedAt: input.endedAt ?? null,
    order: input.order,
  };
}
