import type { RuledProposal } from '#shared/search/ruled-proposals.ts';
import type { Proposal } from './search-client.ts';

/** What a rule asks for, as a proposal that says so. */
export const ruledItem = ({ to, rule }: RuledProposal): Proposal => ({
  id: to,
  score: 0,
  strength: 'ruled',
  reasons: [{ kind: 'rule', ruleId: rule.id, title: rule.title }],
});
