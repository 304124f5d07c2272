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

export const STANCES = ['supports', 'contradicts', 'qualifies'] as const;
export type Stance = (typeof STANCES)[number];

export const LINK_STRENGTHS = ['weak', 'medium', 'strong'] as const;

export const EvidenceLinkSchema = v.object({
  id: idSchema('evidence'),
  ...baseEntries,
  /** The evidence: a highlight, an insight or a need. */
  from: anyIdSchema,
  /** What it speaks for or against: an insight, a need or a goal. */
  to: anyIdSchema,
  stance: v.picklist(STANCES),
  /**
   * `proposed`: a rule asks for it (`origin` names the rule) and nobody has answered; it joins nothing. `rejected`: a proposal that a
   * person turned down; it never returns while both texts stay as `hashes` says.
   */
  status: v.picklist(['accepted', 'rejected', 'proposed']),
  hashes: v.nullable(v.object({ from: v.string(), to: v.string() })),
  /** Why, in the person's own words. */
  note: v.string(),
  /** How much it weighs in the person's eyes; null = not said. */
  strength: v.nullable(v.picklist(LINK_STRENGTHS)),
  order: v.string(),
});
/** "This supports, contradicts or qualifies that": always from the evidence up to the claim. */
export type EvidenceLink = Readonly<v.InferOutput<typeof EvidenceLinkSchema>>;

/** Which kinds may be joined, from evidence to claim. */
const JOINS: Readonly<Record<string, readonly string[]>> = {
  highlight: ['insight', 'need'],
  insight: ['need'],
  need: ['goal'],
  experiment: ['need'],
  round: ['need'],
};

export const mayLink = (from: string, to: string): boolean => JOINS[from]?.includes(to) ?? false;

export function newEvidenceLink(
  id: Id<'evidence'>,
  input: Pick<EvidenceLink, 'from' | 'to'> &
    Partial<Pick<EvidenceLink, 'stance' | 'status' | 'hashes' | 'note' | 'strength' | 'order'>> & {
      readonly origin?: Origin | null;
    },
  who: Authorship,
): Fresh<EvidenceLink> {
  return {
    id,
    ...freshBase(who, input.origin ?? null),
    from: input.from,
    to: input.to,
    stance: input.stance ?? 'supports',
    status: input.status ?? 'accepted',
    hashes: input.hashes ?? null,
    note: input.note ?? '',
    strength: input.strength ?? null,
    order: input.order ?? '',
  };
}
