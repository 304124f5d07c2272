import type { ReactNode } from 'react';
import type { Proposal, ProposalReason } from '#renderer/search/search-client.ts';
import { type Text, useFormat, useText } from '#renderer/ui/text.tsx';
import styles from './proposal-words.module.css';

const SHOWN = 4;

/** Why: "Strong, because: approve, export and 2 shared quotes", or "Proposed because of the rule ...". */
export function ProposalWhy({ proposal }: { readonly proposal: Proposal }): ReactNode {
  const t = useText();
  const format = useFormat();
  const reasons = reasonWords(t, proposal.reasons);
  const rule = proposal.reasons.find((reason) => reason.kind === 'rule');
  return (
    <span className={styles.why}>
      <strong>{t(`links.proposal.${proposal.strength}`)}</strong>
      {rule && ` ${t('links.proposal.becauseOfRule', { title: rule.title || t('common.untitled') })}`}
      {reasons.length > 0 && ` ${t('links.proposal.because', { reasons: format.list(reasons) })}`}
    </span>
  );
}

/** A title with the words marked that made it a proposal. */
export function MarkedTitle({ title, proposal }: { readonly title: string; readonly proposal: Proposal }): ReactNode {
  const wanted = new Set(proposal.reasons.flatMap((r) => (r.kind === 'word' ? [r.word.toLowerCase()] : [])));
  let offset = 0;
  return title.split(/([\p{L}\p{N}\p{M}'’]+)/u).map((part) => {
    const key = offset;
    offset += part.length;
    return wanted.has(part.toLowerCase()) ? (
      <mark key={key} className={styles.hit}>
        {part}
      </mark>
    ) : (
      part
    );
  });
}

/** The weightiest words first. A word that an accepted quote taught counts like the record's own. */
function reasonWords(t: Text, reasons: readonly ProposalReason[]): string[] {
  const words = reasons
    .filter((reason) => reason.kind === 'word')
    .sort((a, b) => b.share - a.share)
    .map((reason) => reason.word);
  const shared = reasons.find((reason) => reason.kind === 'shared-quotes');
  const list = [...new Set(words)].slice(0, SHOWN);
  return shared ? [...list, t('links.proposal.sharedQuotes', { count: shared.count })] : list;
}
