import type { ReactNode } from 'react';
import { Chip } from '#renderer/ui/chip.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { chipsOf, withoutClause } from './query-text.ts';
import styles from './search-page.module.css';

export interface QueryChipsProps {
  readonly text: string;
  /** Names of what a filter may give by id. */
  readonly nameOf: ReadonlyMap<string, string>;
  readonly onText: (text: string) => void;
  /** The study that the whole window is narrowed to. */
  readonly study: string | undefined;
  readonly onAllStudies: () => void;
}

/** The conditions of the query; each can be taken away. They are read from the text and change only it. */
export function QueryChips({ text, nameOf, onText, study, onAllStudies }: QueryChipsProps): ReactNode {
  const t = useText();
  const chips = chipsOf(text);
  if (chips.length === 0 && study === undefined) return null;
  const named = (part: string): string => part.replace(/\b[a-z]{2}_[\w-]+/g, (id) => nameOf.get(id) ?? id);
  return (
    <ul aria-label={t('search.chips')} className={styles.chips}>
      {study !== undefined && (
        <li>
          <Chip tone="accent" onRemove={onAllStudies} removeLabel={t('search.chip.study.remove')}>
            <bdi>{t('search.chip.study', { title: nameOf.get(study) ?? '' })}</bdi>
          </Chip>
        </li>
      )}
      {chips.map((chip) => (
        <li key={chip.index}>
          <Chip
            tone="accent"
            onRemove={() => onText(withoutClause(text, chip.index))}
            removeLabel={t('search.chip.remove', { part: named(chip.text) })}
          >
            <bdi>{named(chip.text)}</bdi>
          </Chip>
        </li>
      ))}
    </ul>
  );
}
