import { type ReactNode, useId } from 'react';
import type { Version } from '#renderer/data/queries/version-queries.ts';
import { type TextKey, useFormat, useText } from '#renderer/ui/text.tsx';
import styles from './history.module.css';

export interface VersionListProps {
  /** Newest first. */
  readonly versions: readonly Version[];
  readonly chosen: number;
  readonly nameOf: (version: Version) => string;
  readonly onChoose: (seq: number) => void;
}

/** A group of radio buttons: one tab stop, and the arrows choose. */
export function VersionList({ versions, chosen, nameOf, onChoose }: VersionListProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const group = useId();
  return (
    <div role="radiogroup" aria-label={t('history.versions')} className={styles.list}>
      {versions.map((version) => (
        <label key={version.seq} className={styles.version}>
          <input
            type="radio"
            name={group}
            className={styles.radio}
            checked={version.seq === chosen}
            onChange={() => onChoose(version.seq)}
          />
          <span className={styles.when}>{format.dateTime(version.at)}</span>
          <span className={styles.who} dir="auto">
            {nameOf(version)}
          </span>
          <span className={styles.what}>
            {/* Labels are stored with the change, perhaps by a newer version: a key that is not known stands for itself. */}
            {format.list(version.labels.map(({ key, values }) => t(key as TextKey, values)))}
          </span>
        </label>
      ))}
    </div>
  );
}
