import { type ReactNode, useState } from 'react';
import { archiveAge } from '#renderer/data/last-archive.ts';
import { goBackTo, KEEP_DAYS, keptStates } from '#renderer/data/switch-workspace.ts';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { hrefOf } from '#renderer/routes.ts';
import { AlertDialog } from '#renderer/ui/alert-dialog.tsx';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { runCommand } from '#renderer/ui/commands.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { DateText, DateTimeText } from '#renderer/ui/moments.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import styles from './backups-section.module.css';
import { SnapshotsPart } from './snapshots-part.tsx';

export interface BackupsSectionProps {
  /** Called after the project was replaced: nothing in memory is of the new one. */
  readonly onReplaced?: (() => void) | undefined;
}

/** The project as a file, and the states that are kept on this computer as a way back. */
export function BackupsSection({ onReplaced = loadAnew }: BackupsSectionProps): ReactNode {
  const t = useText();
  const app = useApp();
  const newest = useLive(archiveAge, []);
  const kept = useLive(keptStates, []);
  const [chosen, setChosen] = useState<number | null>(null);
  const goBack = async (generation: number): Promise<void> => {
    setChosen(null);
    const done = await goBackTo(app, generation);
    if (done.ok) onReplaced();
    else toast({ text: t('backup.kept.failed'), tone: 'error' });
  };
  return (
    <section className={styles.section} aria-labelledby="settings-backups">
      <h2 id="settings-backups" className={styles.name}>
        {t('backup.title')}
      </h2>
      <p>{t('backup.text')}</p>
      {newest && (
        <p>
          {newest.at === null ? (
            t('backup.never')
          ) : (
            <>
              {t('backup.last')} <DateTimeText iso={newest.at} />
            </>
          )}
        </p>
      )}
      <div className={styles.actions}>
        <Button onClick={() => runCommand('archive.export')}>{t('commands.archive.export')}</Button>
        <Button onClick={() => runCommand('archive.open')}>{t('commands.archive.open')}</Button>
        <LinkButton href={hrefOf({ kind: 'conflicts' })}>{t('merge.conflicts.open')}</LinkButton>
      </div>
      <SnapshotsPart />
      {kept && kept.length > 0 && (
        <div>
          <h3 className={styles.part}>{t('backup.kept')}</h3>
          <p>{t('backup.kept.text', { count: KEEP_DAYS })}</p>
          <ul className={styles.list}>
            {kept.map(({ generation, until }) => (
              <li key={generation} className={styles.state}>
                <span>
                  {t('backup.kept.state', { generation })} <DateText iso={until} style="medium" />
                </span>
                <Button
                  aria-label={t('backup.kept.goBack.label', { generation })}
                  onClick={() => setChosen(generation)}
                >
                  {t('backup.kept.goBack')}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
      {chosen !== null && (
        <AlertDialog
          title={t('backup.kept.ask', { generation: chosen })}
          confirmLabel={t('backup.kept.goBack')}
          onConfirm={() => background(goBack(chosen), t('backup.kept.failed'))}
          onClose={() => setChosen(null)}
        >
          <p>{t('backup.restore.kept')}</p>
        </AlertDialog>
      )}
    </section>
  );
}

const loadAnew = (): void => window.location.reload();
