import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { useGraph, useLive } from '#renderer/data/use-live.ts';
import { hrefOf } from '#renderer/routes.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { MapTags } from '#shared/analysis/map-tags.ts';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import { graphOfStudy } from '#shared/domain/evidence-scope.ts';
import styles from './analysis-page.module.css';
import type { AnalysisView } from './analysis-view.ts';
import { AssumptionsView } from './assumptions-view.tsx';
import { ForcesView } from './forces-view.tsx';
import { mapTags } from './map-tag-actions.ts';
import { StagesView } from './stages-view.tsx';

export interface MapProps {
  readonly view: AnalysisView;
  /** The line, of one study or of all. */
  readonly graph: EvidenceGraph;
  readonly tags: MapTags;
}

const MAPS = ['forces', 'stages', 'assumptions'] as const;

/** Frameworks as views on what is there: they keep nothing of their own beside which tags they are read by. */
export function MapsTab({ view }: { readonly view: AnalysisView }): ReactNode {
  const t = useText();
  const whole = useGraph();
  const study = view.place.study;
  const graph = useMemo(() => whole && (study ? graphOfStudy(whole, study) : whole), [whole, study]);
  const tags = useLive(mapTags, []);
  const chosen = view.place.map ?? 'forces';
  return (
    <div className={styles.explore}>
      <nav aria-label={t('analysis.maps')} className={styles.views}>
        <ul>
          {MAPS.map((id) => (
            <li key={id}>
              <a
                href={hrefOf({ ...view.place, map: id })}
                aria-current={id === chosen ? 'page' : undefined}
                className={styles.viewLink}
              >
                {t(`analysis.map.${id}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {graph && tags && (
        <div className={styles.viewBody}>
          {chosen === 'forces' && <ForcesView view={view} graph={graph} tags={tags} />}
          {chosen === 'stages' && <StagesView view={view} graph={graph} tags={tags} />}
          {chosen === 'assumptions' && <AssumptionsView view={view} graph={graph} tags={tags} />}
        </div>
      )}
    </div>
  );
}
