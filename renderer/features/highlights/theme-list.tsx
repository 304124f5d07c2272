import { type ReactNode, useState } from 'react';
import type { Codebook } from '#renderer/record-ui/tag-queries.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Id } from '#shared/domain/ids.ts';
import type { HighlightRow } from './highlight-rows.ts';
import { ThemeCard } from './theme-card.tsx';
import styles from './theme-list.module.css';
import { useThemes } from './use-themes.ts';

export interface ThemeListProps {
  /** Quotes without a tag. */
  readonly rows: readonly HighlightRow[];
  readonly codebook: Codebook;
  readonly onLink: (ids: readonly Id<'highlight'>[]) => void;
}

const AT_ONCE = 20;

/** Quotes that nobody has tagged, grouped by the words that they share: for a person to tag, or to leave. */
export function ThemeList({ rows, codebook, onLink }: ThemeListProps): ReactNode {
  const t = useText();
  const themes = useThemes(rows);
  const [shown, setShown] = useState(AT_ONCE);
  if (themes === null)
    return (
      <p aria-busy="true" className={styles.note}>
        {t('highlights.themes.working')}
      </p>
    );
  if (themes.length === 0)
    return (
      <EmptyState
        drawing="page"
        title={rows.length === 0 ? t('highlights.themes.tagged') : t('highlights.themes.none', { count: rows.length })}
      />
    );
  const grouped = themes.reduce((sum, one) => sum + one.rows.length, 0);
  return (
    <div className={styles.themes}>
      <p className={styles.note}>{t('highlights.themes.how', { count: grouped, of: rows.length })}</p>
      <ol className={styles.list} aria-label={t('highlights.view.themes')}>
        {themes.slice(0, shown).map((one) => (
          <li key={one.theme.id}>
            <ThemeCard words={one.theme.words} rows={one.rows} codebook={codebook} onLink={onLink} />
          </li>
        ))}
      </ol>
      {shown < themes.length && (
        <Button variant="quiet" onClick={() => setShown(shown + AT_ONCE)}>
          {t('highlights.themes.more', { count: Math.min(AT_ONCE, themes.length - shown) })}
        </Button>
      )}
    </div>
  );
}
