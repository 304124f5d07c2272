// biome-ignore-all lint/a11y/useFocusableInteractive: the tree has the focus and names the active row by aria-activedescendant
import { clsx } from 'clsx';
import { ChevronDown, ChevronRight, Ellipsis } from 'lucide-react';
import { type MouseEvent, type ReactNode, useState } from 'react';
import { hrefOf } from '#renderer/routes.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Menu, type MenuEntry } from '#renderer/ui/menu.tsx';
import { TagChip } from '#renderer/ui/tag-chip.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import type { CodebookRow } from './codebook-outline.ts';
import styles from './codebook-tree.module.css';

export interface CodebookRowLineProps {
  readonly id: string;
  readonly row: CodebookRow;
  /** 1-based among all rows, the head included. */
  readonly index: number;
  readonly isCurrent: boolean;
  /** Among several that are chosen. */
  readonly isChosen: boolean;
  /** In place of the name, while it is being changed. */
  readonly naming: ReactNode;
  readonly menu: readonly MenuEntry[];
  readonly onPoint: (event?: MouseEvent) => void;
  readonly onToggle: (open: boolean) => void;
}

export function CodebookRowLine(props: CodebookRowLineProps): ReactNode {
  const { id, row, index, isCurrent, isChosen, naming, menu, onPoint, onToggle } = props;
  const { tag, level, place, siblings, children, expanded, uses, people } = row;
  const t = useText();
  const format = useFormat();
  const title = tag.label || t('common.untitled');
  const [menuAt, setMenuAt] = useState<HTMLElement | DOMRect | null>(null);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys act in the tree that owns this row
    <div
      id={id}
      role="row"
      aria-rowindex={index}
      aria-level={level}
      aria-posinset={place}
      aria-setsize={siblings}
      aria-expanded={children > 0 ? expanded : undefined}
      aria-selected={isChosen}
      className={clsx(
        styles.row,
        isCurrent && styles.current,
        isChosen && styles.chosen,
        tag.archived && styles.archived,
      )}
      style={{ '--level': level }}
      onClick={onPoint}
      onContextMenu={(event) => {
        event.preventDefault();
        onPoint();
        setMenuAt(new DOMRect(event.clientX, event.clientY, 0, 0));
      }}
    >
      <div role="gridcell" className={styles.name}>
        {children > 0 ? (
          <button
            type="button"
            tabIndex={-1}
            className={styles.toggle}
            aria-label={t(expanded ? 'codebook.collapse' : 'codebook.expand', { title })}
            onClick={() => onToggle(!expanded)}
          >
            {expanded ? (
              <ChevronDown aria-hidden="true" size={16} strokeWidth={1.5} />
            ) : (
              <ChevronRight aria-hidden="true" size={16} strokeWidth={1.5} className={styles.closed} />
            )}
          </button>
        ) : (
          <span className={styles.toggle} aria-hidden="true" />
        )}
        {naming ?? <Name row={row} title={title} />}
      </div>
      <div role="gridcell" className={styles.about}>
        {naming === null && <About row={row} />}
      </div>
      <div role="gridcell" className={styles.figure}>
        {tag.codable && uses > 0 ? (
          <a
            href={hrefOf({ kind: 'highlights', tag: tag.id })}
            tabIndex={-1}
            title={t('codebook.open')}
            className={styles.uses}
          >
            {format.number(uses)}
          </a>
        ) : (
          format.number(uses)
        )}
      </div>
      <div role="gridcell" className={styles.figure}>
        {format.number(people)}
      </div>
      <div role="gridcell" className={styles.more}>
        <IconButton
          icon={Ellipsis}
          label={t('codebook.row.actions', { title })}
          tabIndex={-1}
          aria-haspopup="menu"
          aria-expanded={menuAt !== null}
          onClick={(event) => setMenuAt(event.currentTarget)}
        />
        {menuAt && (
          <Menu
            label={t('codebook.row.actions', { title })}
            anchor={menuAt}
            items={menu}
            onClose={() => setMenuAt(null)}
          />
        )}
      </div>
    </div>
  );
}

function Name({ row: { tag, children }, title }: { readonly row: CodebookRow; readonly title: string }): ReactNode {
  const t = useText();
  if (tag.codable) {
    return (
      <>
        <TagChip label={title} hue={tag.hue} />
        {tag.proposed && <Chip tone="warn">{t('codebook.proposed')}</Chip>}
        {tag.archived && <span className={styles.count}>{t('codebook.archived')}</span>}
      </>
    );
  }
  return (
    <span className={styles.group}>
      <span aria-hidden="true" className={styles.swatch} style={{ backgroundColor: `var(--tag-${tag.hue}-ink)` }} />
      <bdi>{title}</bdi>
      <span className={styles.count}>{t('codebook.tags', { count: children })}</span>
    </span>
  );
}

function About({ row: { tag } }: { readonly row: CodebookRow }): ReactNode {
  const t = useText();
  return (
    <>
      {tag.definition !== '' && (
        <bdi className={styles.definition} title={tag.definition}>
          {tag.definition}
        </bdi>
      )}
      {tag.aliases.length > 0 && (
        <span className={styles.aliases}>
          {t('codebook.also')} <bdi>{tag.aliases.join(', ')}</bdi>
        </span>
      )}
    </>
  );
}
