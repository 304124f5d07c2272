import { type ReactNode, useId } from 'react';
import { useFormat } from '#renderer/ui/text.tsx';
import styles from './section.module.css';

export interface SectionProps {
  readonly title: string;
  readonly count?: number | undefined;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a record's page with its heading. */
export function Section({ title, count, action, children }: SectionProps): ReactNode {
  const id = useId();
  const format = useFormat();
  return (
    <section aria-labelledby={id} className={styles.section}>
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>
          {title}
          {count !== undefined && count > 0 && <span className={styles.count}> {format.number(count)}</span>}
        </h2>
        {action}
      </div>
      {children}
    </section>
  );
}

/** A sentence where a section has nothing yet. */
export function SectionNote({ children }: { readonly children: ReactNode }): ReactNode {
  return <p className={styles.note}>{children}</p>;
}
