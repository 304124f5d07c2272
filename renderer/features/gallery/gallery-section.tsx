import type { ReactNode } from 'react';
import styles from './gallery-page.module.css';

export interface GallerySectionProps {
  readonly name: string;
  readonly children: ReactNode;
}

export function GallerySection({ name, children }: GallerySectionProps): ReactNode {
  return (
    <section aria-label={name} className={styles.section}>
      <h2 className={styles.name}>{name}</h2>
      <div className={styles.row}>{children}</div>
    </section>
  );
}
