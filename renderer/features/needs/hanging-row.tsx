import { memo, type ReactNode } from 'react';
import { RECORD_ICONS } from '#renderer/record-ui/record-kind.ts';
import { hrefOf } from '#renderer/routes.ts';
import { useText } from '#renderer/ui/text.tsx';
import { VisuallyHidden } from '#renderer/ui/visually-hidden.tsx';
import type { OutlineRow } from './need-outline.ts';
import styles from './need-tree.module.css';

export interface HangingRowProps {
  readonly row: OutlineRow;
  /** 1-based among all rows, the head included. */
  readonly index: number;
  readonly current: boolean;
  readonly onFocus: (key: string) => void;
}

/** A solution or an experiment where it hangs in the tree. */
export const HangingRow = memo(function HangingRow({ row, index, current, onFocus }: HangingRowProps): ReactNode {
  const t = useText();
  const { key, part, level, place, siblings } = row;
  if (part === null) return null;
  const Icon = RECORD_ICONS[part.kind];
  return (
    <div
      role="row"
      tabIndex={current ? 0 : -1}
      aria-rowindex={index}
      aria-level={level}
      aria-posinset={place}
      aria-setsize={siblings}
      data-need={key}
      className={styles.row}
      style={{ '--level': level, '--at': index - 2 }}
      onFocus={() => onFocus(key)}
    >
      {/* biome-ignore lint/a11y/useFocusableInteractive: the row takes the focus */}
      <div role="gridcell" className={`${styles.cell} ${styles.statement}`}>
        <span className={styles.leaf} aria-hidden="true">
          <Icon size={14} strokeWidth={1.5} />
        </span>
        <a href={hrefOf({ kind: 'solution', id: part.solutionId })} tabIndex={-1} className={styles.part} dir="auto">
          <VisuallyHidden>{t(`needs.hanging.${part.kind}`)}: </VisuallyHidden>
          {part.title || t('common.untitled')}
        </a>
      </div>
      {/* biome-ignore lint/a11y/useFocusableInteractive: the row takes the focus */}
      <div role="gridcell" className={`${styles.cell} ${styles.state}`}>
        {part.state}
      </div>
    </div>
  );
});
