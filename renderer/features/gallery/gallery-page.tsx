import type { ReactNode } from 'react';
import type { PlaceProps } from '#renderer/routes.ts';
import { Page } from '#renderer/ui/page.tsx';
import { GalleryControls } from './gallery-controls.tsx';
import styles from './gallery-page.module.css';
import { GalleryShow } from './gallery-show.tsx';
import { GalleryTokens } from './gallery-tokens.tsx';

/**
 * Every part of renderer/ui in its states, for looking at and for the picture and axe tests. In development builds only, so its
 * words are not in the language file.
 */
export function GalleryPage(_: PlaceProps<'gallery'>): ReactNode {
  return (
    <Page
      title="Gallery"
      subtitle="Every part in its states"
      chips={<span>chips</span>}
      aside={<p>The right pane</p>}
      asideLabel="Pane"
    >
      <div className={styles.parts}>
        <GalleryTokens />
        <GalleryControls />
        <GalleryShow />
      </div>
    </Page>
  );
}
