import { clsx } from 'clsx';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { setFields } from '#renderer/data/actions/field-actions.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { undoToast } from '#renderer/record-ui/undo-toast.ts';
import { hrefOf, placeOfRecord } from '#renderer/routes.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/moments.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { WaitingTask } from './inbox-data.ts';
import styles from './inbox-page.module.css';

export function TaskRow({ row }: { readonly row: WaitingTask }): ReactNode {
  const t = useText();
  const app = useApp();
  const { task, isOverdue, about } = row;
  const title = task.title || t('inbox.task.untitled');
  const place = about && placeOfRecord(about.id);
  const finish = async (): Promise<void> => {
    if (told(t, await setFields(app, 'tasks', task.id, { done: true })) === null) return;
    undoToast(app, t, t('inbox.task.finished', { title }));
  };
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <p dir="auto" className={styles.title}>
          {title}
        </p>
        <p className={clsx(styles.meta, isOverdue && styles.overdue)}>
          {task.dueAt === null ? t('inbox.task.none') : <DateText iso={task.dueAt} />}
          {isOverdue && ` (${t('inbox.task.overdue')})`}
          {about && place && (
            <>
              {' · '}
              <a href={hrefOf(place)} dir="auto">
                {about.title || t('common.untitled')}
              </a>
            </>
          )}
        </p>
      </div>
      <Button
        icon={Check}
        aria-label={t('inbox.task.done.name', { title })}
        onClick={() => background(finish(), t('links.problem.storage'))}
      >
        {t('inbox.task.done')}
      </Button>
    </li>
  );
}
