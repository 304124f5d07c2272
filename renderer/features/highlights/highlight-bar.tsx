import { Lightbulb, Link2, Tag, Trash2 } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import type { Codebook } from '#renderer/record-ui/tag-queries.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useCommand } from '#renderer/ui/commands.tsx';
import { useText } from '#renderer/ui/text.tsx';
import styles from './highlight-bar.module.css';
import type { HighlightRow } from './highlight-rows.ts';
import { InsightPopover } from './insight-popover.tsx';
import { TagPopover } from './tag-popover.tsx';
import { useHighlightWork } from './use-highlight-work.ts';

export interface HighlightBarProps {
  /** The selected rows, or the row of the cursor where none is selected. */
  readonly rows: readonly HighlightRow[];
  readonly isSelection: boolean;
  readonly codebook: Codebook;
  readonly onLink: () => void;
  readonly onRemoved: () => void;
}

/** What can be done with the chosen quotes: by button, and by the same keys as in a transcript. Always there, so that nothing jumps. */
export function HighlightBar({ rows, isSelection, codebook, onLink, onRemoved }: HighlightBarProps): ReactNode {
  const t = useText();
  const tagButton = useRef<HTMLButtonElement>(null);
  const insightButton = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState<'tag' | 'insight' | null>(null);
  const ids = rows.map(({ highlight }) => highlight.id);
  const work = useHighlightWork(ids, onRemoved);
  const enabled = rows.length > 0;
  useCommand('highlight.tag', { run: () => setOpen('tag'), enabled });
  useCommand('highlight.insight', { run: () => setOpen('insight'), enabled });
  useCommand('highlight.link', { run: onLink, enabled });
  useCommand('record.link', { run: onLink, enabled });
  useCommand('record.trash', { run: work.remove, enabled });
  const close = (): void => setOpen(null);
  return (
    <div role="group" aria-label={t('highlights.bulk')} className={styles.bar}>
      <span aria-live="polite" className={styles.count}>
        {isSelection || !enabled ? t('common.selected', { count: rows.length }) : t('highlights.bulk.current')}
      </span>
      <Button
        ref={tagButton}
        icon={Tag}
        disabled={!enabled}
        aria-expanded={open === 'tag'}
        onClick={() => setOpen(open === 'tag' ? null : 'tag')}
      >
        {t('highlights.bulk.tag')}
      </Button>
      <Button
        ref={insightButton}
        icon={Lightbulb}
        disabled={!enabled}
        aria-expanded={open === 'insight'}
        onClick={() => setOpen(open === 'insight' ? null : 'insight')}
      >
        {t('highlights.bulk.insight')}
      </Button>
      <Button icon={Link2} disabled={!enabled} onClick={onLink}>
        {t('highlights.link')}
      </Button>
      <Button icon={Trash2} variant="quiet" disabled={!enabled} onClick={work.remove}>
        {t('common.remove')}
      </Button>
      {open === 'tag' && enabled && tagButton.current && (
        <TagPopover anchor={tagButton.current} rows={rows} codebook={codebook} onClose={close} />
      )}
      {open === 'insight' && enabled && insightButton.current && (
        <InsightPopover
          anchor={insightButton.current}
          onMake={(claim) => {
            work.insight(claim);
            close();
          }}
          onClose={close}
        />
      )}
    </div>
  );
}
