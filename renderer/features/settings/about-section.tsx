import { type ReactNode, useEffect, useState } from 'react';
import { useHost } from '#renderer/host/use-host.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { DiagnosticsDialog } from './diagnostics-dialog.tsx';
import styles from './settings-page.module.css';

interface Room {
  readonly used: number;
  readonly free: number;
  /** The browser does not clear the data by itself. */
  readonly kept: boolean;
}

/** Where the data lies, how much room it has, and which version this is. */
export function AboutSection(): ReactNode {
  const t = useText();
  const format = useFormat();
  const host = useHost();
  const [room, setRoom] = useState<Room | null>(null);
  const [version, setVersion] = useState('');
  const [isShown, setIsShown] = useState(false);
  useEffect(() => {
    const look = async (): Promise<void> => {
      setRoom(await readRoom());
      setVersion((await host.info()).version);
    };
    background(look(), t('errors.action'));
  }, [host, t]);
  const keep = async (): Promise<void> => {
    await navigator.storage.persist();
    setRoom(await readRoom());
  };
  return (
    <>
      <section className={styles.section} aria-labelledby="settings-storage">
        <h2 id="settings-storage" className={styles.name}>
          {t('settings.storage')}
        </h2>
        <p>{t('settings.local')}</p>
        {room && (
          <>
            <p>{t('settings.storage.used', { used: format.bytes(room.used), free: format.bytes(room.free) })}</p>
            <p>{t(room.kept ? 'settings.storage.kept' : 'settings.storage.notKept')}</p>
            {!room.kept && (
              <div>
                <Button onClick={() => background(keep(), t('errors.action'))}>{t('settings.storage.keep')}</Button>
              </div>
            )}
          </>
        )}
      </section>
      <section className={styles.section} aria-labelledby="settings-about">
        <h2 id="settings-about" className={styles.name}>
          {t('settings.about')}
        </h2>
        <p>{t('settings.version', { version })}</p>
        <div>
          <Button onClick={() => setIsShown(true)}>{t('settings.diagnostics.show')}</Button>
        </div>
      </section>
      {isShown && <DiagnosticsDialog onClose={() => setIsShown(false)} />}
    </>
  );
}

async function readRoom(): Promise<Room> {
  const { usage = 0, quota = 0 } = await navigator.storage.estimate();
  return { used: usage, free: Math.max(0, quota - usage), kept: await navigator.storage.persisted() };
}
