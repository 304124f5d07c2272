import { type Op, squash } from '../domain/change.ts';
import type { AnyId, Id } from '../domain/ids.ts';
import type { Authorship } from '../domain/record-base.ts';
import type { TableName } from '../domain/records.ts';
import { putClaims, putSolutions } from './import-claims.ts';
import { putInterviews } from './import-interviews.ts';
import { putLinks, putMemos, putScores } from './import-joins.ts';
import { knownRecords, type ProjectRows } from './import-known.ts';
import { putAuthors, putGuides, putParticipants, putStudies } from './import-people.ts';
import type { PlanConflict, Planning } from './import-put.ts';
import type { ImportDraft, ImportProblem, Key } from './import-records.ts';
import { putTags } from './import-tags.ts';
import { recordProblems } from './record-problems.ts';

export interface PlanInput extends Authorship {
  /** The rows of the project, trashed ones too. */
  readonly rows: ProjectRows;
  readonly newUuid: () => string;
  /** `count` order keys in a row after `before`. */
  readonly orderKeys: (before: string | null, count: number) => readonly string[];
  /** The study of what names none itself. */
  readonly studyId?: Id<'study'> | null | undefined;
  /** Named in problems. */
  readonly file?: string | undefined;
}

export interface ImportPlan {
  /** Of one change. */
  readonly ops: readonly Op[];
  /** The records that the keys of the draft are now. */
  readonly ids: ReadonlyMap<Key, AnyId>;
  readonly made: ReadonlyMap<TableName, number>;
  readonly updated: ReadonlyMap<TableName, number>;
  /** Records that were there already and did not change. */
  readonly same: ReadonlyMap<TableName, number>;
  /** Fields that a person and the file both changed: the person's value stays. */
  readonly conflicts: readonly PlanConflict[];
  readonly problems: readonly ImportProblem[];
}

/** The draft as the ops of one change. Importing the same draft again gives no ops. */
export function planImport(draft: ImportDraft, input: PlanInput): ImportPlan {
  const steps = planSteps(draft, input);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** `planImport` step by step: it yields every few hundred records, so that the caller can let the window answer in between. */
export function* planSteps(draft: ImportDraft, input: PlanInput): Generator<number, ImportPlan> {
  const plan: Planning = {
    who: { now: input.now, by: input.by },
    known: knownRecords(input.rows),
    newUuid: input.newUuid,
    orderKeys: input.orderKeys,
    problems: recordProblems(input.file ?? ''),
    ops: [],
    ids: new Map(),
    given: new Set(),
    made: new Map(),
    updated: new Map(),
    same: new Map(),
    conflicts: [],
  };
  putAuthors(plan, draft);
  putStudies(plan, draft);
  putGuides(plan, draft, input.studyId ?? null);
  yield* putParticipants(plan, draft, input.studyId ?? null);
  putTags(plan, draft);
  yield* putInterviews(plan, draft, input.studyId ?? null);
  putClaims(plan, draft);
  putSolutions(plan, draft);
  putScores(plan, draft);
  putMemos(plan, draft);
  putLinks(plan, draft);
  return {
    ops: squash([plan.ops]),
    ids: plan.ids,
    made: plan.made,
    updated: plan.updated,
    same: plan.same,
    conflicts: plan.conflicts,
    problems: plan.problems.all(),
  };
}
