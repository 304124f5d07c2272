import type { ReactNode } from 'react';
import type { TextHits } from '#renderer/search/search-client.ts';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { parseQuery, type QueryWarning } from '#shared/search/query-parser.ts';
import styles from './search-page.module.css';

export interface SearchNoticesProps {
  readonly text: string;
  /** The newest answer. */
  readonly found: TextHits | null;
}

/** What the search did with the words: what it could not use, what it read as a slip, and that it lowered its demands. */
export function SearchNotices({ text, found }: SearchNoticesProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const warnings = parseQuery(text).warnings.filter((warning) => !isBeingTyped(warning, text));
  const corrected = [...new Set(found?.corrected.map(({ to }) => to))];
  const anyWord = found?.mode === 'any-word' && found.hits.length > 0;
  if (warnings.length === 0 && corrected.length === 0 && !anyWord) return null;
  return (
    <ul className={styles.notices}>
      {anyWord && <li>{t('search.anyWord')}</li>}
      {corrected.length > 0 && (
        <li>
          <bdi>{t('search.corrected', { words: format.list(corrected) })}</bdi>
        </li>
      )}
      {warnings.map(({ kind, part }) => (
        <li key={kind + part} className={styles.warning}>
          <bdi>{t(`search.warning.${kind}`, { part })}</bdi>
        </li>
      ))}
    </ul>
  );
}

/** `tag:` at the end is a filter on its way, not a mistake. */
const isBeingTyped = ({ kind, part }: QueryWarning, text: string): boolean =>
  (kind === 'no-value' || kind === 'dangling-or') && text.endsWith(part);
