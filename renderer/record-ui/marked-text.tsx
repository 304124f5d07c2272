import type { ReactNode } from 'react';
import type { Ranges } from '#renderer/search/search-client.ts';
import styles from './marked-text.module.css';

export interface MarkedTextProps {
  readonly text: string;
  readonly matches: Ranges;
}

/** Words found in a text, marked. Ranges come sorted and apart. */
export function MarkedText({ text, matches }: MarkedTextProps): ReactNode {
  let at = 0;
  const parts: ReactNode[] = [];
  for (const [start, end] of matches) {
    parts.push(
      text.slice(at, start),
      <mark key={start} className={styles.hit}>
        {text.slice(start, end)}
      </mark>,
    );
    at = end;
  }
  return [...parts, text.slice(at)];
}
