import { History } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { type Nameable, toggleFilter } from './query-text.ts';
import { forgetSearches, recentSearches } from './recent-searches.ts';
import { SavedList } from './saved-list.tsx';
import styles from './search-start.module.css';
import { SynonymList } from './synonym-list.tsx';
import type { NameLists } from './use-name-lists.ts';

export interface SearchStartProps {
  readonly onText: (text: string) => void;
  /** Names for the examples: what stands in them is then found. */
  readonly lists: NameLists;
}

/** Before anything is asked: what was asked lately, and what can be. */
export function SearchStart({ onText, lists }: SearchStartProps): ReactNode {
  const t = useText();
  const app = useApp();
  const recent = useLive(recentSearches, []) ?? [];
  return (
    <div className={styles.start}>
      {recent.length > 0 && (
        <section aria-labelledby="recent-searches">
          <div className={styles.head}>
            <h2 id="recent-searches" className={styles.title}>
              {t('search.recent')}
            </h2>
            <Button variant="quiet" onClick={() => background(forgetSearches(app), t('search.recent.failed'))}>
              {t('search.recent.clear')}
            </Button>
          </div>
          <ul>
            {recent.map((text) => (
              <li key={text}>
                <button type="button" className={styles.recent} onClick={() => onText(text)}>
                  <History aria-hidden="true" size={16} strokeWidth={1.5} />
                  <bdi>{text}</bdi>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <SavedList />
      <OperatorHelp onText={onText} lists={lists} />
      <SynonymList />
    </div>
  );
}

function OperatorHelp({ onText, lists }: SearchStartProps): ReactNode {
  const t = useText();
  return (
    <section aria-labelledby="search-help">
      <h2 id="search-help" className={styles.title}>
        {t('search.help')}
      </h2>
      <table className={styles.help}>
        <thead>
          <tr>
            <th scope="col">{t('search.help.write')}</th>
            <th scope="col">{t('search.help.finds')}</th>
          </tr>
        </thead>
        <tbody>
          {examples(lists).map(([name, example]) => (
            <tr key={name}>
              <th scope="row">
                <button
                  type="button"
                  className={styles.example}
                  aria-label={t('search.help.try', { example })}
                  onClick={() => onText(example)}
                >
                  <code>{example}</code>
                </button>
              </th>
              <td>{t(`search.help.${name}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The language itself: these are not translated. */
function examples({ tags, participants, segments, studies }: NameLists) {
  const filter = (operator: 'tag' | 'participant' | 'segment' | 'study', [first]: readonly Nameable[], name: string) =>
    toggleFilter('', operator, first ?? { id: name, name });
  return [
    ['words', 'export invoice'],
    ['phrase', '"nobody can approve"'],
    ['or', 'invoice OR bill'],
    ['not', 'invoice -paper'],
    ['tag', filter('tag', tags, 'pricing')],
    ['participant', filter('participant', participants, 'P-001')],
    ['segment', filter('segment', segments, 'SMB')],
    ['study', filter('study', studies, 'Getting started')],
    ['consent', 'consent:quote-outside'],
    ['type', 'type:insight'],
    ['after', 'after:2026-03-14'],
    ['before', 'before:2026'],
    ['is', 'is:unlinked'],
    ['has', 'has:link'],
  ] as const;
}
