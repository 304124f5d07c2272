import * as v from 'valibot';
import { type Followed, followText, type TextBlock } from './anchor.ts';
import type { Id } from './ids.ts';
import type { Json } from './json.ts';
import {
  type Authorship,
  anyIdSchema,
  baseEntries,
  type Fresh,
  freshBase,
  idSchema,
  type Origin,
} from './record-base.ts';

const BlockSchema = v.object({
  /** The serialised editor node, without highlight marks: those come from the highlights' records. */
  node: v.custom<Json>(() => true),
  /** Its plain text, in which anchors count. */
  text: v.string(),
});
export type BodyBlock = Readonly<v.InferOutput<typeof BlockSchema>>;

export const BodySchema = v.object({
  id: idSchema('body'),
  ...baseEntries,
  ownerId: anyIdSchema,
  /** Block ids in reading order. */
  order: v.array(v.string()),
  blocks: v.record(v.string(), BlockSchema),
});
/** A rich text: of a note or an insight. One per owner, found by `ownerId`; it follows its owner into the trash. */
export type Body = Readonly<v.InferOutput<typeof BodySchema>>;

/** A body's content as the editor hands it over. */
export interface BodyContent {
  readonly order: readonly string[];
  readonly blocks: Readonly<Record<string, BodyBlock>>;
}

/** A body's content out of what was stored as text; null where it is none. */
export function readBodyContent(value: unknown): BodyContent | null {
  const read = v.safeParse(v.pick(BodySchema, ['order', 'blocks']), value);
  return read.success ? read.output : null;
}

export function newBody(
  id: Id<'body'>,
  input: BodyContent & Pick<Body, 'ownerId'> & { readonly origin?: Origin | null },
  who: Authorship,
): Fresh<Body> {
  return {
    id,
    ...freshBase(who, input.origin ?? null),
    ownerId: input.ownerId,
    order: [...input.order],
    blocks: { ...input.blocks },
  };
}

/** A block by its id; undefined where there is none, also for an id such as `toString`, which every object answers to. */
export const blockOf = ({ blocks }: Pick<BodyContent, 'blocks'>, id: string): BodyBlock | undefined =>
  Object.hasOwn(blocks, id) ? blocks[id] : undefined;

/** The blocks in reading order, as anchors see them. */
export const textBlocks = (body: BodyContent): TextBlock[] =>
  body.order.map((id) => ({ id, text: blockOf(body, id)?.text ?? '' }));

export const plainText = (body: BodyContent): string =>
  textBlocks(body)
    .map((block) => block.text)
    .join('\n');

/** Where the highlights of a body belong after it changed. */
export function followBody<H extends { readonly anchor: Parameters<typeof followText>[0] }>(
  highlights: readonly H[],
  before: BodyContent,
  after: BodyContent,
): readonly (readonly [H, Followed])[] {
  const [old, now] = [textBlocks(before), textBlocks(after)];
  return highlights.map((highlight) => [highlight, followText(highlight.anchor, old, now)] as const);
}
