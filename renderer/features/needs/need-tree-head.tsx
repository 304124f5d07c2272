import type { ReactNode } from 'react';
import { useText } from '#renderer/ui/text.tsx';
import { VisuallyHidden } from '#renderer/ui/visually-hidden.tsx';
import styles from './need-tree.module.css';

export function NeedTreeHead(): ReactNode {
  const t = useText();
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: heads are not walked to
    <div role="row" aria-rowindex={1} className={styles.head}>
      {[
        t('needs.statement'),
        t('needs.form'),
        t('links.strength'),
        t('needs.evidence'),
        t('needs.imp'),
        t('needs.sat'),
        t('needs.goals'),
      ].map((name, i) => (
        // biome-ignore lint/a11y/useFocusableInteractive: heads are not walked to
        <div key={name} role="columnheader" className={styles[COLUMNS[i] ?? '']}>
          {name}
        </div>
      ))}
      {/* biome-ignore lint/a11y/useFocusableInteractive: heads are not walked to */}
      <div role="columnheader">
        <VisuallyHidden>{t('common.more')}</VisuallyHidden>
      </div>
    </div>
  );
}

const COLUMNS = ['statement', 'form', 'strength', 'evidence', 'rated', 'rated', 'goals'] as const;
