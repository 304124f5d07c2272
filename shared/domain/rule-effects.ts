import { insert, type Op, ops, update } from './change.ts';
import { mayLink, newEvidenceLink } from './evidence-link.ts';
import type { Highlight } from './highlight.ts';
import { type AnyId, type Id, isId, kindOfId } from './ids.ts';
import { nameKey } from './participant.ts';
import type { Authorship, Origin } from './record-base.ts';
import type { Rule } from './rule.ts';

/** A highlight, and the tags of it that a rule may answer to: those that it just got, or all when a rule is run by hand. */
export interface TaggedHighlight {
  readonly highlight: Highlight;
  readonly got: readonly Id<'tag'>[];
}

/** What rules must know of the rest. */
export interface RuleWorld {
  /** The segment of the person whose words they are; '' while nobody knows. */
  readonly segmentOf: (highlight: Highlight) => string;
  /** Whether the two are joined, turned down or proposed already. */
  readonly isAnswered: (from: AnyId, to: AnyId) => boolean;
}

export interface RuleEffect {
  readonly rule: Rule;
  readonly highlight: Highlight;
}

/** Whether a rule is about a highlight that has its tag. */
export const fitsSegment = (rule: Rule, segment: string): boolean =>
  rule.whenSegment.trim() === '' || nameKey(rule.whenSegment) === nameKey(segment);

/**
 * What rules do with highlights, in the order of the rules. What is there already is left out, so a second run does nothing; where two
 * rules ask for the same, the first of them does it. Rules answer to what people and imports do, never to each other.
 */
export function ruleEffects(
  rules: readonly Rule[],
  tagged: readonly TaggedHighlight[],
  { segmentOf, isAnswered }: RuleWorld,
): readonly RuleEffect[] {
  const done = new Set<string>();
  return rules
    .filter(({ deletedAt }) => deletedAt === null)
    .flatMap((rule) =>
      tagged.flatMap(({ highlight, got }): RuleEffect[] => {
        const { id, tagIds, deletedAt } = highlight;
        const { whenTagId, targetId } = rule;
        const key = `${id} ${targetId}`;
        if (deletedAt !== null || done.has(key) || !got.includes(whenTagId)) return [];
        if (!fitsSegment(rule, segmentOf(highlight))) return [];
        if (isId('tag', targetId) ? tagIds.includes(targetId) : !mayPropose(targetId) || isAnswered(id, targetId))
          return [];
        done.add(key);
        return [{ rule, highlight }];
      }),
    );
}

const mayPropose = (targetId: AnyId): boolean => mayLink('highlight', kindOfId(targetId) ?? '');

/** The ops of effects: links that are only proposed, and tags. */
export function ruleOps(effects: readonly RuleEffect[], who: Authorship, newId: () => Id<'evidence'>): Op[] {
  const now = new Map<string, Highlight>();
  return ops(
    ...effects.map(({ rule: { id, targetId }, highlight }) => {
      if (!isId('tag', targetId)) {
        const input = { from: highlight.id, to: targetId, status: 'proposed', origin: ruleOrigin(id) } as const;
        return insert('evidence', newEvidenceLink(newId(), input, who));
      }
      const known = now.get(highlight.id) ?? highlight;
      const fields = {
        tagIds: [...known.tagIds, targetId],
        tagging: { ...known.tagging, [targetId]: { by: who.by, at: who.now } },
      };
      now.set(highlight.id, { ...known, ...fields });
      return update('highlights', known, fields);
    }),
  );
}

const RULE = 'rule';

const ruleOrigin = (id: Id<'rule'>): Origin => ({ system: RULE, file: null, externalId: id, contentHash: null });

/** The rule that proposed a record; null for one that came otherwise. */
export const ruleOf = (origin: Origin | null): string | null => (origin?.system === RULE ? origin.externalId : null);
