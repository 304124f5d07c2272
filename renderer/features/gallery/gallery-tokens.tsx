import type { ReactNode } from 'react';
import { HUES, TagChip } from '#renderer/ui/tag-chip.tsx';
import styles from './gallery-page.module.css';
import { GallerySection } from './gallery-section.tsx';

const INKS = ['text', 'text-2', 'text-3', 'accent', 'thread', 'danger', 'warn', 'ok'];
const GROUNDS = ['canvas', 'surface', 'sunken', 'selected'];
const TYPES = ['caption', 'meta', 'ui', 'ui-strong', 'row', 'read', 'section', 'page', 'figure'];

export function GalleryTokens(): ReactNode {
  return (
    <>
      <GallerySection name="Colour roles">
        {GROUNDS.map((ground) => (
          <div
            key={ground}
            data-selected={ground === 'selected'}
            className={styles.ground}
            style={{ background: `var(--${ground})` }}
          >
            {INKS.map((ink) => (
              <span key={ink} style={{ color: `var(--${ink})` }}>
                {ink}
              </span>
            ))}
          </div>
        ))}
        <mark className={styles.hit}>search hit</mark>
      </GallerySection>
      <GallerySection name="Tags">
        {HUES.map((hue) => (
          <TagChip key={hue} label={hue} hue={hue} />
        ))}
        <TagChip label="With a mark" mark="WM" hue="teal" onRemove={() => undefined} removeLabel="Remove tag" />
        <TagChip label="A very long label that has to be cut off somewhere before it fills the page" hue="pink" />
        <TagChip label="ציטוט" hue="indigo" href="#/gallery" />
      </GallerySection>
      <GallerySection name="Type">
        {TYPES.map((type) => (
          <span key={type} style={{ font: `var(--type-${type})` }}>
            {type}
          </span>
        ))}
      </GallerySection>
    </>
  );
}
