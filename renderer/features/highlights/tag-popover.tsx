import type { ReactNode } from 'react';
import { TagPicker } from '#renderer/record-ui/tag-picker.tsx';
import type { Codebook } from '#renderer/record-ui/tag-queries.ts';
import { Popover } from '#renderer/ui/popover.tsx';
import { useText } from '#renderer/ui/text.tsx';
import styles from './highlight-bar.module.css';
import type { HighlightRow } from './highlight-rows.ts';
import { useHighlightWork } from './use-highlight-work.ts';

export interface TagPopoverProps {
  readonly anchor: HTMLElement;
  readonly rows: readonly HighlightRow[];
  readonly codebook: Codebook;
  readonly onClose: () => void;
}

/** The tag picker for these quotes. A tag is checked when all of them have it; taking it off takes it off all. */
export function TagPopover({ anchor, rows, codebook, onClose }: TagPopoverProps): ReactNode {
  const t = useText();
  const work = useHighlightWork(rows.map(({ highlight }) => highlight.id));
  const [first, ...rest] = rows;
  const onAll = first?.highlight.tagIds.filter((id) => rest.every(({ highlight }) => highlight.tagIds.includes(id)));
  const checked = new Set<string>(onAll?.filter((id) => codebook.byId.has(id)));
  const after = (stay: boolean): void => {
    if (!stay) onClose();
  };
  return (
    <Popover anchor={anchor} label={t('highlights.bulk.tagging', { count: rows.length })} onClose={onClose}>
      <div className={styles.picker}>
        <TagPicker
          codebook={codebook}
          checked={checked}
          autoFocus
          onToggle={(tag, stay) => {
            if (checked.has(tag.id)) work.untag(tag);
            else work.tag(tag);
            after(stay);
          }}
          onCreate={(label, parentId, stay) => {
            work.tagNew(label, parentId);
            after(stay);
          }}
        />
      </div>
    </Popover>
  );
}
