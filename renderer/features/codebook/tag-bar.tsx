import { Archive, Combine, FolderInput, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Tag } from '#shared/domain/tag.ts';
import styles from './tag-dialogs.module.css';
import type { TagWork } from './use-tag-work.tsx';

export interface TagBarProps {
  readonly chosen: readonly Tag[];
  readonly work: TagWork;
  readonly onClear: () => void;
}

/** What can be done with the chosen tags together. */
export function TagBar({ chosen, work, onClear }: TagBarProps): ReactNode {
  const t = useText();
  const isOneKind = chosen.every(({ codable }) => codable === chosen[0]?.codable);
  const isArchived = chosen.every(({ archived }) => archived);
  return (
    <div role="group" aria-label={t('codebook.chosen')} className={styles.bar}>
      <span aria-live="polite" className={styles.count}>
        {t('codebook.chosen.count', { count: chosen.length })}
      </span>
      <Button icon={FolderInput} onClick={() => work.move(chosen)}>
        {t('codebook.move')}
      </Button>
      <Button icon={Combine} disabled={chosen.length < 2 || !isOneKind} onClick={() => work.merge(chosen)}>
        {t('codebook.merge')}
      </Button>
      <Button icon={Archive} onClick={() => work.archive(chosen, !isArchived)}>
        {t(isArchived ? 'codebook.unarchive' : 'codebook.archive')}
      </Button>
      <Button icon={X} variant="quiet" onClick={onClear}>
        {t('codebook.chosen.clear')}
      </Button>
    </div>
  );
}
