import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import styles from './chip.module.css';
import { RemoveButton } from './chip.tsx';

/** The hues that a label may have. There is no other colour for labels: a person chooses a hue, never a hex. */
export const HUES = [
  'red',
  'orange',
  'amber',
  'olive',
  'green',
  'teal',
  'cyan',
  'blue',
  'indigo',
  'purple',
  'pink',
  'grey',
] as const;

export type Hue = (typeof HUES)[number];

export interface TagChipProps {
  readonly label: string;
  readonly hue: Hue;
  /** Two letters, for telling close hues apart. */
  readonly mark?: string | undefined;
  readonly href?: string | undefined;
  readonly onRemove?: (() => void) | undefined;
  readonly removeLabel?: string | undefined;
}

export function TagChip({ label, hue, mark, href, onRemove, removeLabel }: TagChipProps): ReactNode {
  const words = (
    <bdi className={styles.words}>
      {mark && <b className={styles.mark}>{mark}</b>}
      {label}
    </bdi>
  );
  const colours = { color: `var(--tag-${hue}-ink)`, backgroundColor: `var(--tag-${hue}-tint)` };
  return (
    <span className={clsx(styles.chip, styles.tag)} style={colours}>
      {href === undefined ? (
        words
      ) : (
        <a href={href} className={styles.link}>
          {words}
        </a>
      )}
      {onRemove && <RemoveButton label={removeLabel} onRemove={onRemove} />}
    </span>
  );
}
