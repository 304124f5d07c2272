import { ArrowLeft, ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { EvidenceQuotes } from '#renderer/record-ui/evidence-quotes.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { FORCES, type ForceParts } from '#shared/analysis/forces.ts';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import type { AnalysisView } from './analysis-view.ts';
import styles from './map-views.module.css';

export interface ForceCardsProps {
  readonly view: AnalysisView;
  readonly graph: EvidenceGraph;
  readonly forces: ForceParts;
  /** The need that they are of; absent for all quotes. */
  readonly of?: string | undefined;
}

/** More are read in the window that the figure opens. */
const MOST_QUOTES = 2;

/** The four forces as they are always drawn: above what moves people on, below what keeps them. */
export function ForceCards({ view, graph, forces, of }: ForceCardsProps): ReactNode {
  const t = useText();
  return (
    <div className={styles.forces}>
      {FORCES.map((force) => {
        const name = t(`analysis.force.${force}`);
        const among = forces.quotes[force];
        const title = of === undefined ? name : t('analysis.cell.and', { one: name, other: of });
        const Arrow = force === 'push' || force === 'pull' ? ArrowRight : ArrowLeft;
        return (
          <section key={force} aria-label={name} className={styles.force} data-force={force}>
            <h3 className={styles.forceName}>
              <Arrow aria-hidden="true" size={16} />
              {name}
            </h3>
            <p className={styles.hint}>{t(`analysis.force.${force}.hint`)}</p>
            <EvidenceQuotes
              graph={graph}
              highlights={among.slice(0, MOST_QUOTES).flatMap((id) => graph.highlights.get(id) ?? [])}
              label={name}
            />
            {among.length > 0 ? (
              <Button variant="quiet" onClick={(event) => view.onOpen(event.currentTarget, { among }, title)}>
                {t('analysis.forces.open', { people: forces.people[force], count: among.length })}
              </Button>
            ) : (
              <p className={styles.hint}>{t('analysis.forces.nobody')}</p>
            )}
          </section>
        );
      })}
    </div>
  );
}
