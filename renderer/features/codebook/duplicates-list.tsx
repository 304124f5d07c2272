import { type ReactNode, useMemo } from 'react';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import type { Codebook } from '#renderer/record-ui/tag-queries.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { TagChip } from '#renderer/ui/tag-chip.tsx';
import { type Text, useFormat, useText } from '#renderer/ui/text.tsx';
import { unreachable } from '#shared/domain/assert.ts';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import type { Tag } from '#shared/domain/tag.ts';
import { type DuplicatePair, type DuplicateReason, duplicateTags } from '#shared/domain/tag-duplicates.ts';
import { dismissedPairs, dismissPair, pairKey } from './dismissed-pairs.ts';
import styles from './tag-dialogs.module.css';
import type { TagWork } from './use-tag-work.tsx';

/** Tags that may be one, without those that a person has told apart. Undefined until it is known which those are. */
export function useDuplicates(codebook: Codebook, graph: EvidenceGraph): readonly DuplicatePair[] | undefined {
  const dismissed = useLive(dismissedPairs, []);
  const { tags } = codebook;
  const { highlights } = graph.records;
  const pairs = useMemo(() => duplicateTags(tags, highlights), [tags, highlights]);
  return useMemo(() => dismissed && pairs.filter((pair) => !dismissed.has(pairKey(pair))), [dismissed, pairs]);
}

export interface DuplicatesListProps {
  readonly pairs: readonly DuplicatePair[];
  readonly uses: ReadonlyMap<string, number>;
  readonly work: TagWork;
}

/** Near-duplicates, each with why, and what to do about it. */
export function DuplicatesList({ pairs, uses, work }: DuplicatesListProps): ReactNode {
  const t = useText();
  const app = useApp();
  const format = useFormat();
  if (pairs.length === 0) return <EmptyState title={t('codebook.tidy.none')}>{t('codebook.tidy.noneMore')}</EmptyState>;
  return (
    <ul className={styles.pairs} aria-label={t('codebook.tidy.list')}>
      {pairs.map((pair) => {
        const { keep, other, reasons } = pair;
        return (
          <li key={pairKey(pair)} className={styles.pair}>
            <span className={styles.two}>
              <OneOf tag={keep} uses={uses.get(keep.id) ?? 0} />
              <OneOf tag={other} uses={uses.get(other.id) ?? 0} />
            </span>
            <span className={styles.why}>{format.list(reasons.map((reason) => sentence(t, reason)))}</span>
            <span className={styles.choices}>
              <Button onClick={() => work.merge([keep, other], keep)}>{t('codebook.merge')}</Button>
              <Button variant="quiet" onClick={() => background(dismissPair(app, pair), t('links.problem.storage'))}>
                {t('codebook.tidy.apart')}
              </Button>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function OneOf({ tag, uses }: { readonly tag: Tag; readonly uses: number }): ReactNode {
  const t = useText();
  return (
    <span>
      <TagChip label={tag.label} hue={tag.hue} />{' '}
      <span className={styles.uses}>{t('codebook.uses', { count: uses })}</span>
    </span>
  );
}

function sentence(t: Text, reason: DuplicateReason): string {
  switch (reason.kind) {
    case 'letters':
      return t('codebook.tidy.letters');
    case 'alias':
      return t('codebook.tidy.alias', { alias: reason.alias });
    case 'order':
      return t('codebook.tidy.order');
    case 'spelling':
      return t('codebook.tidy.spelling');
    case 'quotes':
      return t('codebook.tidy.quotes', { count: reason.of, shared: reason.shared });
    default:
      return unreachable(reason);
  }
}
