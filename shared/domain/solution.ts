import * as v from 'valibot';
import type { Id } from './ids.ts';
import { type Authorship, baseEntries, type Fresh, freshBase, idSchema, type Origin } from './record-base.ts';

export const SOLUTION_STATUSES = ['idea', 'exploring', 'chosen', 'built', 'dropped'] as const;

export const SolutionSchema = v.object({
  id: idSchema('solution'),
  ...baseEntries,
  needId: idSchema('need'),
  title: v.string(),
  description: v.string(),
  status: v.picklist(SOLUTION_STATUSES),
  order: v.string(),
});
/** An idea that would serve a need. */
export type Solution = Readonly<v.InferOutput<typeof SolutionSchema>>;

export function newSolution(
  id: Id<'solution'>,
  input: Pick<Solution, 'needId' | 'title' | 'order'> &
    Partial<Pick<Solution, 'description' | 'status'>> & { readonly origin?: Origin | null },
  who: Authorship,
): Fresh<Solution> {
  return {
    id,
    ...freshBase(who, input.origin ?? null),
    needId: input.needId,
    title: input.title.trim(),
    description: input.description ?? '',
    status: input.status ?? 'idea',
    order: input.order,
  };
}
