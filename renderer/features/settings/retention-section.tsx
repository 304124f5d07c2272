import { type ReactNode, useState } from 'react';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { undoToast } from '#renderer/record-ui/undo-toast.ts';
import { hrefOf } from '#renderer/routes.ts';
import { AlertDialog } from '#renderer/ui/alert-dialog.tsx';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { RETENTION_MONTHS, type RetentionDue } from '#shared/domain/retention.ts';
import styles from './privacy-section.module.css';
import { keepFor, type Retention, retention, trashPast } from './retention-actions.ts';

/** How long what was said is kept, by study, and what is past its day. Nothing goes before somebody says so. */
export function RetentionSection(): ReactNode {
  const t = useText();
  const app = useApp();
  const found = useLive(retention, []);
  if (!found || found.studies.length === 0) return null;
  const { studies, rules, due } = found;
  const set = async (study: string, months: string): Promise<void> => {
    told(t, await keepFor(app, study, months === '' ? null : Number(months)));
  };
  return (
    <div>
      <h3 className={styles.part}>{t('retention.title')}</h3>
      <p>{t('retention.text')}</p>
      <ul className={styles.list}>
        {studies.map(({ id, title }) => (
          <li key={id}>
            <Select
              label={title || t('common.untitled')}
              value={rules.get(id)?.toString() ?? ''}
              options={[
                { value: '', label: t('retention.noEnd') },
                ...RETENTION_MONTHS.map((count) => ({
                  value: count.toString(),
                  label: t('retention.months', { count }),
                })),
              ]}
              onChange={(months) => background(set(id, months), t('links.problem.storage'))}
            />
          </li>
        ))}
      </ul>
      {due.map((one) => (
        <DueInterviews key={one.study} due={one} studies={studies} />
      ))}
    </div>
  );
}

interface DueInterviewsProps {
  readonly due: RetentionDue;
  readonly studies: Retention['studies'];
}

function DueInterviews({ due: { study, past, soon }, studies }: DueInterviewsProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const app = useApp();
  const [asking, setAsking] = useState(false);
  const title = studies.find(({ id }) => id === study)?.title || t('common.untitled');
  const go = async (): Promise<void> => {
    setAsking(false);
    if (told(t, await trashPast(app, past)) !== null) {
      undoToast(app, t, t('retention.done', { count: past.length }));
    }
  };
  return (
    <section aria-label={t('retention.of', { title })}>
      {soon.length > 0 && <p>{t('retention.soon', { count: soon.length, title })}</p>}
      {past.length > 0 && (
        <>
          <p role="status">{t('retention.past', { count: past.length, title })}</p>
          <ul className={styles.list}>
            {past.slice(0, SHOWN).map((one) => (
              <li key={one.id}>
                <a href={hrefOf({ kind: 'interview', id: one.id })} dir="auto">
                  {one.title || t('common.untitled')}
                </a>{' '}
                {format.date(one.heldAt ?? one.createdAt.slice(0, 10), 'medium')}
              </li>
            ))}
          </ul>
          <Button onClick={() => setAsking(true)}>{t('retention.trash', { count: past.length })}</Button>
        </>
      )}
      {asking && (
        <AlertDialog
          title={t('retention.ask', { count: past.length })}
          confirmLabel={t('retention.do')}
          onConfirm={() => background(go(), t('links.problem.storage'))}
          onClose={() => setAsking(false)}
        >
          <p>{t('retention.effect')}</p>
          <p>{t('retention.forGood')}</p>
        </AlertDialog>
      )}
    </section>
  );
}

const SHOWN = 20;
