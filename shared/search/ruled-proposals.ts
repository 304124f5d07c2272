import type { EvidenceGraph } from '../domain/evidence-graph.ts';
import type { EvidenceLink } from '../domain/evidence-link.ts';
import type { AnyId } from '../domain/ids.ts';
import type { Rule } from '../domain/rule.ts';
import { ruleOf } from '../domain/rule-effects.ts';

/** A link that a rule asks for, and the rule. */
export interface RuledProposal {
  readonly from: AnyId;
  readonly to: AnyId;
  readonly rule: Rule;
}

/**
 * What rules have proposed and nobody has answered, in the order in which it came. A proposal is shown as long as what it says is true:
 * the rule is there, the quote still has the rule's tag, and both ends stand.
 */
export function ruledProposals(
  graph: EvidenceGraph,
  links: readonly EvidenceLink[],
  rules: readonly Rule[],
): readonly RuledProposal[] {
  const byId = new Map<string, Rule>(
    rules.filter(({ deletedAt }) => deletedAt === null).map((rule) => [rule.id, rule]),
  );
  const answered = new Set(links.filter(({ status }) => status !== 'proposed').map(({ from, to }) => `${from} ${to}`));
  return links
    .filter(({ status, deletedAt }) => status === 'proposed' && deletedAt === null)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap(({ from, to, origin }): RuledProposal[] => {
      const rule = byId.get(ruleOf(origin) ?? '');
      const isTrue = rule !== undefined && graph.highlights.get(from)?.tagIds.includes(rule.whenTagId) === true;
      return isTrue && graph.places.has(to) && !answered.has(`${from} ${to}`) ? [{ from, to, rule }] : [];
    });
}
