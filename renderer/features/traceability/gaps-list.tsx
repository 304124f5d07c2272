import { type ReactNode, useState } from 'react';
import { hrefOf } from '#renderer/routes.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import type { EvidenceGraph, Gap, GapKind } from '#shared/domain/evidence-graph.ts';
import styles from './gaps-list.module.css';
import { titleOf } from './line-words.ts';
import { placeOfNode } from './node-place.ts';

export interface GapsListProps {
  readonly graph: EvidenceGraph;
  readonly gaps: readonly Gap[];
  readonly titles: ReadonlyMap<string, string>;
}

/** Where the line is broken or thin, by kind, each with the one step that mends it. */
export function GapsList({ graph, gaps, titles }: GapsListProps): ReactNode {
  const t = useText();
  const kinds = new Map<GapKind, Gap[]>();
  for (const gap of gaps) kinds.set(gap.kind, [...(kinds.get(gap.kind) ?? []), gap]);
  if (gaps.length === 0) return <EmptyState title={t('traceability.gaps.none')} drawing="thread" />;
  return (
    <div className={styles.gaps}>
      {[...kinds].map(([kind, list]) => (
        <GapGroup key={kind} kind={kind} gaps={list} graph={graph} titles={titles} />
      ))}
    </div>
  );
}

const AT_ONCE = 50;

function GapGroup({ kind, gaps, graph, titles }: GapsListProps & { readonly kind: GapKind }): ReactNode {
  const t = useText();
  const format = useFormat();
  const [shown, setShown] = useState(AT_ONCE);
  const left = Math.min(AT_ONCE, gaps.length - shown);
  return (
    <section className={styles.group}>
      <h2 className={styles.heading}>
        {t(`traceability.gaps.${kind}`)} <span className={styles.count}>{format.number(gaps.length)}</span>
      </h2>
      <ul className={styles.list}>
        {gaps.slice(0, shown).map(({ id }) => {
          const title = titleOf(graph, titles, id);
          const place = placeOfNode(graph, id);
          const action = t(`traceability.mend.${kind}`);
          return (
            <li key={id} className={styles.row}>
              <span className={styles.title} dir="auto">
                {graph.highlights.has(id) ? `“${title}”` : title}
              </span>
              {place && (
                <LinkButton href={hrefOf(place)} aria-label={t('traceability.mendName', { action, title })}>
                  {action}
                </LinkButton>
              )}
            </li>
          );
        })}
      </ul>
      {left > 0 && (
        <Button variant="quiet" onClick={() => setShown(shown + AT_ONCE)}>
          {t('traceability.gaps.show', { count: left })}
        </Button>
      )}
    </section>
  );
}
