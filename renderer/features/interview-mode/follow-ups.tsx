import type { ReactNode } from 'react';
import { setFields } from '#renderer/data/actions/field-actions.ts';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { background } from '#renderer/ui/background.ts';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { DateField } from '#renderer/ui/date-field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Id } from '#shared/domain/ids.ts';
import type { Task } from '#shared/domain/task.ts';
import styles from './interview-mode-page.module.css';
import { followUpsOf } from './session-data.ts';

/** What was promised in the talk, each with its day. */
export function FollowUps({ interviewId }: { readonly interviewId: Id<'interview'> }): ReactNode {
  const t = useText();
  const app = useApp();
  const tasks = useLive((a) => followUpsOf(a, interviewId), [interviewId]);
  if (!tasks || tasks.length === 0) return null;
  const set = (task: Task, fields: Partial<Pick<Task, 'dueAt' | 'done'>>): void => {
    const work = async () => told(t, await setFields(app, 'tasks', task.id, fields));
    background(work(), t('interviewMode.failed'));
  };
  return (
    <section aria-label={t('interviewMode.followUps')} className={styles.followUps}>
      <h2 className={styles.followUpsTitle}>{t('interviewMode.followUps')}</h2>
      <ul>
        {tasks.map((task) => {
          const title = task.title || t('interviewMode.followUp.empty');
          return (
            <li key={task.id} className={styles.followUp}>
              <Checkbox
                label={t('interviewMode.followUp.done', { title })}
                labelHidden
                checked={task.done}
                onChange={(done) => set(task, { done })}
              />
              <span dir="auto" className={styles.followUpWords}>
                {title}
              </span>
              <DateField
                label={t('interviewMode.followUp.due', { title })}
                labelHidden
                value={task.dueAt ?? ''}
                onChange={(value) => set(task, { dueAt: value === '' ? null : value })}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
