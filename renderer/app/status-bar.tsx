import type { ReactNode } from 'react';
import { archiveAge } from '#renderer/data/last-archive.ts';
import { liveCount } from '#renderer/data/queries/record-queries.ts';
import { useLive } from '#renderer/data/use-live.ts';
import { runCommand } from '#renderer/ui/commands.tsx';
import { useText } from '#renderer/ui/text.tsx';
import styles from './status-bar.module.css';

export function StatusBar(): ReactNode {
  const t = useText();
  return (
    <section aria-label={t('shell.region.status')} tabIndex={-1} data-region className={styles.bar}>
      <Count table="interviews" />
      <Count table="highlights" />
      <Count table="insights" />
      <span className={styles.space} />
      <BackupAge />
      <span>{t('shell.status.local')}</span>
      <button type="button" className={styles.help} onClick={() => runCommand('shortcuts.open')}>
        {t('shell.status.shortcuts')}
      </button>
    </section>
  );
}

/** Only when a backup is due: who has one needs not be told all day. */
function BackupAge(): ReactNode {
  const t = useText();
  const newest = useLive(archiveAge, []);
  if (newest === undefined || newest.age === 'current' || newest.age === 'nothing-to-keep') return null;
  return (
    <button type="button" className={styles.help} onClick={() => runCommand('archive.export')}>
      {t(newest.age === 'never' ? 'backup.status.never' : 'backup.status.old')}
    </button>
  );
}

function Count({ table }: { readonly table: 'interviews' | 'highlights' | 'insights' }): ReactNode {
  const t = useText();
  const count = useLive((app) => liveCount(app, table), [table]);
  return count === undefined ? null : <span>{t(`shell.status.${table}`, { count })}</span>;
}
