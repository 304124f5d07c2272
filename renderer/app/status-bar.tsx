import { type ReactNode, useEffect, useState } from 'react';
import { archiveAge } from '#renderer/data/last-archive.ts';
import { liveCount } from '#renderer/data/queries/record-queries.ts';
import { useApp, useLive, useSnapshots } from '#renderer/data/use-live.ts';
import { go } from '#renderer/routes.ts';
import { runCommand } from '#renderer/ui/commands.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import styles from './status-bar.module.css';

export function StatusBar(): ReactNode {
  const t = useText();
  return (
    <section aria-label={t('shell.region.status')} tabIndex={-1} data-region className={styles.bar}>
      <Count table="interviews" />
      <Count table="highlights" />
      <Count table="insights" />
      <span className={styles.space} />
      <SnapshotAge />
      <BackupAge />
      <span>{t('shell.status.local')}</span>
      <button type="button" className={styles.help} onClick={() => runCommand('shortcuts.open')}>
        {t('shell.status.shortcuts')}
      </button>
    </section>
  );
}

/** How old the newest snapshot is, and the way to all of them. */
function SnapshotAge(): ReactNode {
  const t = useText();
  const format = useFormat();
  const app = useApp();
  const state = useSnapshots();
  const [now, setNow] = useState(app.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(app.now()), MINUTE_MS);
    return () => clearInterval(timer);
  }, [app]);
  if (!state?.list) return null;
  const [newest] = state.list;
  // One that was made since the last look at the clock is not of the future.
  const ago = newest && format.relative(newest.at, [newest.at, now].sort().at(-1) ?? now);
  const words = ago === undefined ? t('snapshots.status.none') : t('snapshots.status', { ago });
  return (
    <button type="button" className={styles.help} onClick={() => go({ kind: 'settings', section: 'backups' })}>
      {state.problem ? t('snapshots.status.failed') : words}
    </button>
  );
}

const MINUTE_MS = 60_000;

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
