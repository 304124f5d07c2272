import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApp } from '#renderer/data/use-live.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { undoToast } from '#renderer/record-ui/undo-toast.ts';
import { background } from '#renderer/ui/background.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { DateText } from '#renderer/ui/moments.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { VisuallyHidden } from '#renderer/ui/visually-hidden.tsx';
import type { CheckIn, Metric } from '#shared/domain/metric.ts';
import { removeCheckIn } from './goal-actions.ts';
import styles from './metric.module.css';
import { valueWords } from './metric-words.ts';

/** All check-ins of a metric, newest first. */
export function CheckInTable({ metric }: { readonly metric: Metric }): ReactNode {
  const t = useText();
  const format = useFormat();
  const app = useApp();
  const remove = async ({ id }: CheckIn): Promise<void> => {
    const done = await removeCheckIn(app, metric.id, id);
    if (done.ok) undoToast(app, t, t('goals.checkIn.removed'));
    else told(t, done);
  };
  return (
    <table className={styles.table}>
      <caption>
        <VisuallyHidden>{t('goals.checkIns')}</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('goals.checkIn.date')}</th>
          <th scope="col">{t('goals.checkIn.value')}</th>
          <th scope="col">{t('goals.checkIn.note')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {metric.checkIns.toReversed().map((checkIn) => (
          <tr key={checkIn.id}>
            <th scope="row">
              <DateText iso={checkIn.at} />
            </th>
            <td>{valueWords(t, format, checkIn.value, metric.unit)}</td>
            <td dir="auto">{checkIn.note}</td>
            <td>
              <IconButton
                icon={X}
                size="small"
                label={t('goals.checkIn.remove', { date: format.date(checkIn.at) })}
                onClick={() => background(remove(checkIn), t('links.problem.storage'))}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
