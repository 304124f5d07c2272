import type { ReactNode } from 'react';
import { hrefOf } from '#renderer/routes.ts';
import { useText } from '#renderer/ui/text.tsx';
import styles from './analysis-page.module.css';
import type { Answers } from './analysis-questions.ts';
import type { AnalysisView } from './analysis-view.ts';
import { AttributeView } from './attribute-view.tsx';
import { OnlyFilter } from './only-filter.tsx';
import { SentimentView } from './sentiment-view.tsx';
import { SpeakersView } from './speakers-view.tsx';
import { TagsView } from './tags-view.tsx';
import { TimeView } from './time-view.tsx';
import { TogetherView } from './together-view.tsx';
import { WordsView } from './words-view.tsx';

export interface ExploreProps {
  readonly view: AnalysisView;
  readonly overview: Answers['overview'];
}

export interface ExploreTabProps extends ExploreProps {
  /** What the whole study can be narrowed by. */
  readonly attributes: Answers['overview']['attributes'];
}

const VIEWS = ['tags', 'attribute', 'together', 'time', 'words', 'sentiment', 'speakers'] as const;

/** The views on tags and words, chosen at the left. */
export function ExploreTab({ view, overview, attributes }: ExploreTabProps): ReactNode {
  const t = useText();
  const chosen = view.place.view ?? 'tags';
  return (
    <div className={styles.explore}>
      <nav aria-label={t('analysis.views')} className={styles.views}>
        <ul>
          {VIEWS.map((id) => (
            <li key={id}>
              <a
                href={hrefOf({ ...view.place, view: id })}
                aria-current={id === chosen ? 'page' : undefined}
                className={styles.viewLink}
              >
                {t(`analysis.view.${id}`)}
              </a>
            </li>
          ))}
        </ul>
        <OnlyFilter view={view} attributes={attributes} />
      </nav>
      <div className={styles.viewBody}>
        {chosen === 'tags' && <TagsView view={view} overview={overview} />}
        {chosen === 'attribute' && <AttributeView view={view} overview={overview} />}
        {chosen === 'together' && <TogetherView view={view} overview={overview} />}
        {chosen === 'time' && <TimeView view={view} overview={overview} />}
        {chosen === 'words' && <WordsView view={view} overview={overview} />}
        {chosen === 'speakers' && <SpeakersView view={view} overview={overview} />}
        {chosen === 'sentiment' && <SentimentView view={view} overview={overview} />}
      </div>
    </div>
  );
}
