import type { ReactNode } from 'react';
import { useLive } from '#renderer/data/use-live.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { Rule } from '#shared/domain/rule.ts';
import { readRule } from './rule-actions.ts';
import styles from './rules-page.module.css';

export interface RuleReadingTextProps {
  readonly rule: Rule;
  /** How many of the quotes to show. */
  readonly quotes?: number;
}

/** What a rule fits and what a run would do, before anything is done. */
export function RuleReadingText({ rule, quotes = 0 }: RuleReadingTextProps): ReactNode {
  const t = useText();
  const found = useLive(
    (app) => readRule(app, rule),
    [rule.id, rule.whenTagId, rule.whenSegment, rule.act, rule.targetId],
  );
  if (found === undefined) return <p className={styles.reading} />;
  const { fits, effects } = found;
  const would =
    effects.length === 0 ? t('rules.would.nothing') : t(`rules.would.${rule.act}`, { count: effects.length });
  const shown = effects.slice(0, quotes);
  return (
    <div className={styles.reading}>
      <p role="status">{fits === 0 ? t('rules.fits.none') : `${t('rules.fits', { count: fits })}; ${would}`}</p>
      {shown.length > 0 && (
        <ul className={styles.quotes}>
          {shown.map(({ highlight }) => (
            <li key={highlight.id} dir="auto">
              {highlight.anchor.quote}
            </li>
          ))}
          {effects.length > shown.length && (
            <li>{t('rules.preview.more', { count: effects.length - shown.length })}</li>
          )}
        </ul>
      )}
    </div>
  );
}
