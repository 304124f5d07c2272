import { clsx } from 'clsx';
import { type ReactNode, useId } from 'react';
import { useFormat } from '#renderer/ui/text.tsx';
import styles from './search-facets.module.css';

export interface FacetProps {
  readonly title: string;
  readonly above?: ReactNode;
  readonly children: ReactNode;
}

/** One way to narrow a search, with its choices. */
export function Facet({ title, above, children }: FacetProps): ReactNode {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.facet}>
      <h2 id={id} className={styles.title}>
        {title}
      </h2>
      {above}
      <ul>{children}</ul>
    </section>
  );
}

export interface ToggleProps {
  readonly pressed: boolean;
  readonly count?: number | undefined;
  readonly onToggle: () => void;
  readonly children: string;
}

/** A choice that is on or off, with how many results it has. */
export function Toggle({ pressed, count, onToggle, children }: ToggleProps): ReactNode {
  const format = useFormat();
  return (
    <li>
      <button
        type="button"
        aria-pressed={pressed}
        title={children}
        className={clsx(styles.toggle, pressed && styles.pressed)}
        onClick={onToggle}
      >
        <bdi className={styles.name}>{children}</bdi>
        {count !== undefined && <span className={styles.count}>{format.number(count)}</span>}
      </button>
    </li>
  );
}
