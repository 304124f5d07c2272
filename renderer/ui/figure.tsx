import { type ReactNode, useId, useState } from 'react';
import { Button } from './button.tsx';
import styles from './figure.module.css';
import { useText } from './text.tsx';

export interface FigureProps {
  readonly caption: string;
  /** The one sentence that reads the result; also the name of the drawing. */
  readonly summary: string;
  /** The drawing. It is hidden from assistive technology: summary and table say the same. */
  readonly children: ReactNode;
  readonly table: ReactNode;
}

export function Figure({ caption, summary, children, table }: FigureProps): ReactNode {
  const t = useText();
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  return (
    <figure className={styles.figure} aria-labelledby={id}>
      <figcaption id={id} className={styles.caption}>
        {caption}
      </figcaption>
      {asTable ? (
        <div className={styles.table}>{table}</div>
      ) : (
        <div role="img" aria-label={summary} className={styles.drawing}>
          {children}
        </div>
      )}
      <p className={styles.summary}>{summary}</p>
      <div>
        <Button variant="quiet" pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {t('common.showAsTable')}
        </Button>
      </div>
    </figure>
  );
}
