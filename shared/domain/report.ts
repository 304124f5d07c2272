import * as v from 'valibot';
import type { Id } from './ids.ts';
import type { Json } from './json.ts';
import { type Authorship, baseEntries, type Fresh, freshBase, idSchema, type Origin } from './record-base.ts';

export const REPORT_BLOCK_KINDS = [
  'heading',
  'text',
  'quote',
  'insight',
  'needTable',
  'goal',
  'throughline',
  'participants',
  'gaps',
  'decision',
  'method',
  'chart',
] as const;

const ReportBlockSchema = v.object({
  kind: v.picklist(REPORT_BLOCK_KINDS),
  /** Fractional index; ties by id. */
  order: v.string(),
  /** What it shows: ids, options, words; read by the block's own kind. */
  options: v.record(
    v.string(),
    v.custom<Json>(() => true),
  ),
});
export type ReportBlock = Readonly<v.InferOutput<typeof ReportBlockSchema>>;
export type ReportBlockKind = ReportBlock['kind'];

export const ReportSchema = v.object({
  id: idSchema('report'),
  ...baseEntries,
  title: v.string(),
  audience: v.picklist(['inside', 'outside', 'anonymous']),
  status: v.picklist(['draft', 'published']),
  /** By id, so that two people who add or move blocks do not undo each other's. */
  blocks: v.record(v.string(), ReportBlockSchema),
  /** What was published: canonical JSON of the resolved blocks and its SHA-256. Null while a draft. */
  frozen: v.nullable(v.object({ at: v.string(), text: v.string(), sha256: v.string() })),
  order: v.string(),
});
/** A document of live blocks, frozen when published. */
export type Report = Readonly<v.InferOutput<typeof ReportSchema>>;

export function newReport(
  id: Id<'report'>,
  input: Pick<Report, 'title' | 'blocks' | 'order'> &
    Partial<Pick<Report, 'audience'>> & { readonly origin?: Origin | null },
  who: Authorship,
): Fresh<Report> {
  return {
    id,
    ...freshBase(who, input.origin ?? null),
    title: input.title.trim(),
    audience: input.audience ?? 'inside',
    status: 'draft',
    blocks: input.blocks,
    frozen: null,
    order: input.order,
  };
}

/** The blocks in reading order, with their ids. */
export const blocksInOrder = ({ blocks }: Pick<Report, 'blocks'>): (ReportBlock & { readonly id: string })[] =>
  Object.entries(blocks)
    .map(([id, block]) => ({ id, ...block }))
    .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1));
