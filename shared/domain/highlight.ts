import * as v from 'valibot';
import { type Anchor, AnchorSchema } from './anchor.ts';
import type { Id } from './ids.ts';
import { type Authorship, baseEntries, type Fresh, freshBase, idSchema, type Origin } from './record-base.ts';

export const HighlightSchema = v.object({
  id: idSchema('highlight'),
  ...baseEntries,
  interviewId: idSchema('interview'),
  anchor: AnchorSchema,
  tagIds: v.array(idSchema('tag')),
  /** The person whose words they are: the speaker's participant, or the interview's only one. Null while unknown. */
  participantId: v.nullable(idSchema('participant')),
  /** True when the words are gone from the text: listed for a person to decide, never dropped. */
  needsReview: v.boolean(),
  /** Tag id -> who put it on and when: two coders are told apart by it. A tag without an entry was put on by `by`. */
  tagging: v.record(v.string(), v.object({ by: idSchema('author'), at: v.string() })),
});
/** Exact words of a segment or a note, with tags: `anchor.quote` holds the words. It carries evidence. */
export type Highlight = Readonly<v.InferOutput<typeof HighlightSchema>>;

export function newHighlight(
  id: Id<'highlight'>,
  input: {
    readonly interviewId: Id<'interview'>;
    readonly anchor: Anchor;
    readonly tagIds?: readonly Id<'tag'>[];
    readonly participantId?: Id<'participant'> | null;
    readonly origin?: Origin | null;
  },
  who: Authorship,
): Fresh<Highlight> {
  return {
    id,
    ...freshBase(who, input.origin ?? null),
    interviewId: input.interviewId,
    anchor: input.anchor,
    tagIds: [...(input.tagIds ?? [])],
    participantId: input.participantId ?? null,
    needsReview: false,
    tagging: {},
  };
}
