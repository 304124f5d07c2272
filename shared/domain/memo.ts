import * as v from 'valibot';
import type { Id } from './ids.ts';
import {
  type Authorship,
  anyIdSchema,
  baseEntries,
  type Fresh,
  freshBase,
  idSchema,
  type Origin,
} from './record-base.ts';

const MEMO_KINDS = ['comment', 'definition', 'theory', 'method', 'reflexion', 'question'] as const;

export const MemoSchema = v.object({
  id: idSchema('memo'),
  ...baseEntries,
  aboutId: anyIdSchema,
  kind: v.picklist(MEMO_KINDS),
  text: v.string(),
});
/** A typed thought on any record. */
export type Memo = Readonly<v.InferOutput<typeof MemoSchema>>;

export function newMemo(
  id: Id<'memo'>,
  input: Pick<Memo, 'aboutId' | 'text'> & Partial<Pick<Memo, 'kind'>> & { readonly origin?: Origin | null },
  who: Authorship,
): Fresh<Memo> {
  return {
    id,
    ...freshBase(who, input.origin ?? null),
    aboutId: input.aboutId,
    kind: input.kind ?? 'comment',
    text: input.text,
  };
}
