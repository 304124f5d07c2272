import * as v from 'valibot';
import type { Id } from './ids.ts';
import { type Authorship, anyIdSchema, baseEntries, type Fresh, freshBase, idSchema } from './record-base.ts';

export const RuleSchema = v.object({
  id: idSchema('rule'),
  ...baseEntries,
  title: v.string(),
  on: v.boolean(),
  /** When a highlight gets this tag ... */
  whenTagId: idSchema('tag'),
  /** ... from a person of this segment; empty = any. */
  whenSegment: v.string(),
  act: v.picklist(['propose', 'tag']),
  /** The insight or need that is proposed, or the tag that is added. */
  targetId: anyIdSchema,
  order: v.string(),
});
/** "When a highlight gets tag X from segment Y, propose need Z." Rules propose or tag; they never link. */
export type Rule = Readonly<v.InferOutput<typeof RuleSchema>>;

export function newRule(
  id: Id<'rule'>,
  input: Pick<Rule, 'title' | 'whenTagId' | 'targetId' | 'order'> & Partial<Pick<Rule, 'whenSegment' | 'act' | 'on'>>,
  who: Authorship,
): Fresh<Rule> {
  return {
    id,
    ...freshBase(who),
    title: input.title.trim(),
    on: input.on ?? true,
    whenTagId: input.whenTagId,
    whenSegment: input.whenSegment ?? '',
    act: input.act ?? 'propose',
    targetId: input.targetId,
    order: input.order,
  };
}
