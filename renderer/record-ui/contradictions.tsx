import { CircleX } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '#renderer/ui/text.tsx';
import styles from './stance-mark.module.css';

/** "2 contradict": nothing where nothing does. */
export function Contradictions({ count }: { readonly count: number }): ReactNode {
  const t = useText();
  if (count === 0) return null;
  return (
    <span className={`${styles.stance} ${styles.contradicts}`}>
      <CircleX aria-hidden="true" size={14} strokeWidth={1.5} />
      {t('links.contradict', { count })}
    </span>
  );
}
