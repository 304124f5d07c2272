import type { ReactNode } from 'react';
import { useText } from '#renderer/ui/text.tsx';
import { VisuallyHidden } from '#renderer/ui/visually-hidden.tsx';
import { type AnyId, kindOfId } from '#shared/domain/ids.ts';
import { kindWord, RECORD_ICONS } from './record-kind.ts';
import styles from './record-link.module.css';

export interface RecordLinkProps {
  readonly id: AnyId;
  readonly title: string;
  readonly href: string;
  /** Beside the title, in small: a count, a date. */
  readonly children?: ReactNode;
}

/** A record by its picture and title, on the way to its own page. */
export function RecordLink({ id, title, href, children }: RecordLinkProps): ReactNode {
  const t = useText();
  const kind = kindOfId(id) ?? 'note';
  const Icon = RECORD_ICONS[kind];
  return (
    <span className={styles.record}>
      <Icon aria-hidden="true" size={16} strokeWidth={1.5} className={styles.icon} />
      <a href={href} className={styles.link} dir="auto">
        <VisuallyHidden>{kindWord(t, kind)}: </VisuallyHidden>
        {title === '' ? t('common.untitled') : title}
      </a>
      {children && <span className={styles.more}>{children}</span>}
    </span>
  );
}
