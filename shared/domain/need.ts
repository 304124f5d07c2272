import * as v from 'valibot';
import type { Id } from './ids.ts';
import { circleThrough } from './nesting.ts';
import { type Authorship, baseEntries, type Fresh, freshBase, idSchema, type Origin } from './record-base.ts';

export const NEED_FORMS = ['job', 'pain', 'wish'] as const;

/** `target`: chosen to work on now. `parked`: kept, not now. */
export const NEED_STATUSES = ['open', 'target', 'parked', 'met'] as const;

export const NeedSchema = v.object({
  id: idSchema('need'),
  ...baseEntries,
  /** The statement, in the customer's terms. */
  title: v.string(),
  form: v.picklist(NEED_FORMS),
  parentId: v.nullable(idSchema('need')),
  /** The parts of a job: "when ... I want ... so that ...". Empty parts are left out of the sentence. */
  job: v.object({ when: v.string(), want: v.string(), soThat: v.string() }),
  status: v.picklist(NEED_STATUSES),
  order: v.string(),
});
/** A need, pain or wish. Needs nest into the opportunity tree. */
export type Need = Readonly<v.InferOutput<typeof NeedSchema>>;

export function newNeed(
  id: Id<'need'>,
  input: Pick<Need, 'title' | 'order'> &
    Partial<Pick<Need, 'form' | 'parentId' | 'job' | 'status'>> & { readonly origin?: Origin | null },
  who: Authorship,
): Fresh<Need> {
  return {
    id,
    ...freshBase(who, input.origin ?? null),
    title: input.title.trim(),
    form: input.form ?? 'job',
    parentId: input.parentId ?? null,
    job: input.job ?? { when: '', want: '', soThat: '' },
    status: input.status ?? 'open',
    order: input.order,
  };
}

/** True when `id` may hang under `parent`: no need may become its own ancestor. */
export const mayNest = (needs: readonly Need[], id: Id<'need'>, parent: Id<'need'>): boolean =>
  circleThrough(needs, id, parent) === null;
