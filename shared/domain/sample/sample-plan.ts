import { must } from '../assert.ts';
import { type BodyContent, newBody } from '../body.ts';
import { insert, type Op } from '../change.ts';
import type { Decision } from '../decision.ts';
import type { EvidenceGraph } from '../evidence-graph.ts';
import type { AnyId, Id, IdKind } from '../ids.ts';
import type { Authorship, Origin } from '../record-base.ts';
import type { SampleRef } from './sample-team.ts';

export interface SampleInput extends Authorship {
  /** The calendar date so many days from today: all dates of the sample are told from it, so that it never looks old. */
  day(offset: number): string;
  newId<K extends IdKind>(kind: K): Id<K>;
  newBlockId(): string;
  orderKeys(before: string | null, count: number): readonly string[];
  /** The last order key in use per table, null in an empty workspace. */
  readonly after: Readonly<Record<SampleOrdered, string | null>>;
  readonly aliasesInUse: readonly string[];
  /** The evidence behind these records as it stood on a day. A measure weighs it, and the domain knows no measures. */
  freeze(graph: EvidenceGraph, aboutIds: readonly AnyId[], day: string): Decision['frozen'];
}

/** The tables of the sample whose records stand in an order of their own. */
export const SAMPLE_ORDERED = ['studies', 'tags', 'needs', 'goals', 'guides', 'boards', 'savedViews'] as const;
export type SampleOrdered = (typeof SAMPLE_ORDERED)[number];

/** What has been planned so far: the ops, and the ids by the keys that the sample's texts use. */
export interface SamplePlan {
  readonly input: SampleInput;
  readonly ops: Op[];
  readonly studyIds: Map<string, Id<'study'>>;
  readonly personIds: Map<string, Id<'participant'>>;
  readonly tagIds: Map<string, Id<'tag'>>;
  readonly quoteIds: Map<string, Id<'highlight'>>;
  readonly insightIds: Map<string, Id<'insight'>>;
  readonly needIds: Map<string, Id<'need'>>;
  readonly goalIds: Map<string, Id<'goal'>>;
  readonly solutionIds: Map<string, Id<'solution'>>;
  readonly sourceIds: Map<string, Id<'interview'>>;
  /** A version of a guide by `<guide> <version>`. */
  readonly guideIds: Map<string, Id<'guide'>>;
  /** Ids of questions in the guides, which are no records. */
  readonly questionIds: Map<string, string>;
}

export const samplePlan = (input: SampleInput): SamplePlan => ({
  input,
  ops: [],
  studyIds: new Map(),
  personIds: new Map(),
  tagIds: new Map(),
  quoteIds: new Map(),
  insightIds: new Map(),
  needIds: new Map(),
  goalIds: new Map(),
  solutionIds: new Map(),
  sourceIds: new Map(),
  guideIds: new Map(),
  questionIds: new Map(),
});

/** The origin of every record of the sample: by its `system` it is found again and removed. */
export const ORIGIN: Origin = { system: 'sample', file: null, externalId: null, contentHash: null };

export function planBody(plan: SamplePlan, ownerId: AnyId, content: BodyContent): void {
  plan.ops.push(
    insert('bodies', newBody(plan.input.newId('body'), { ownerId, ...content, origin: ORIGIN }, plan.input)),
  );
}

export function idOf<I extends string>(ids: ReadonlyMap<string, I>, key: string): I {
  return must(ids.get(key), `the sample's ${key}`);
}

export function idOfRef(plan: SamplePlan, { kind, key }: SampleRef): AnyId {
  const ids = {
    study: plan.studyIds,
    interview: plan.sourceIds,
    highlight: plan.quoteIds,
    tag: plan.tagIds,
    insight: plan.insightIds,
    need: plan.needIds,
    solution: plan.solutionIds,
  } as const satisfies Readonly<Record<SampleRef['kind'], ReadonlyMap<string, AnyId>>>;
  return idOf<AnyId>(ids[kind], key);
}
