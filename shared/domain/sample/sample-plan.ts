import { must } from '../assert.ts';
import { type BodyContent, newBody } from '../body.ts';
import { insert, type Op } from '../change.ts';
import type { AnyId, Id, IdKind } from '../ids.ts';
import type { Authorship, Origin } from '../record-base.ts';

export interface SampleInput extends Authorship {
  /** The calendar date so many days from today: all dates of the sample are told from it, so that it never looks old. */
  day(offset: number): string;
  newId<K extends IdKind>(kind: K): Id<K>;
  newBlockId(): string;
  orderKeys(before: string | null, count: number): readonly string[];
  /** The last order key in use per table, null in an empty workspace. */
  readonly after: Readonly<Record<'studies' | 'tags' | 'needs' | 'goals', string | null>>;
  readonly aliasesInUse: readonly string[];
}

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
});

/** The origin of every record of the sample: by its `system` it is found again and removed. */
export const ORIGIN: Origin = { system: 'sample', file: null, externalId: null, contentHash: null };

export function planBody(plan: SamplePlan, ownerId: AnyId, content: BodyContent): void {
  plan.ops.push(
    insert('bodies', newBody(plan.input.newId('body'), { ownerId, ...content, origin: ORIGIN }, plan.input)),
  );
}

export function idOf<I extends AnyId>(ids: ReadonlyMap<string, I>, key: string): I {
  return must(ids.get(key), `the sample's ${key}`);
}
