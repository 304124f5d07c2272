import { FolderInput } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { liveRecords, ordered } from '#renderer/data/queries/record-queries.ts';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { DateTimeText } from '#renderer/ui/moments.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { HostFolder } from '#shared/contract/host.ts';
import { isId } from '#shared/domain/ids.ts';
import { ImportProblems } from './import-problems.tsx';
import styles from './watch-folder-dialog.module.css';
import { chooseStudy, type WatchedOutcome, watchedState } from './watched-state.ts';

export interface WatchFolderDialogProps {
  readonly folder: HostFolder;
  readonly onClose: () => void;
}

/** Which folder is watched, where its interviews go, and what became of its files. */
export function WatchFolderDialog({ folder, onClose }: WatchFolderDialogProps): ReactNode {
  const t = useText();
  const app = useApp();
  const [name, setName] = useState<string | null | undefined>(undefined);
  const state = useLive(watchedState, []);
  const studies = useLive((a) => liveRecords(a, 'studies').then(ordered), []) ?? [];
  useEffect(() => {
    const ask = async (): Promise<void> => setName(await folder.watched());
    background(ask(), t('watch.failed'));
  }, [folder, t]);
  const choose = async (): Promise<void> => {
    const chosen = await folder.choose();
    if (chosen !== null) setName(chosen);
  };
  const stop = async (): Promise<void> => {
    await folder.forget();
    setName(null);
  };
  return (
    <Dialog
      title={t('watch.title')}
      onClose={onClose}
      footer={
        <Button variant="primary" onClick={onClose}>
          {t('common.close')}
        </Button>
      }
    >
      <div className={styles.form} aria-busy={name === undefined || state === undefined}>
        <p>{t('watch.text')}</p>
        {name !== undefined && (
          <div className={styles.folder}>
            {name === null ? (
              <p>{t('watch.off')}</p>
            ) : (
              <p className={styles.name}>
                <FolderInput aria-hidden="true" size={16} strokeWidth={1.5} />
                <span dir="auto">{t('watch.on', { name })}</span>
              </p>
            )}
            <Button data-autofocus onClick={() => background(choose(), t('watch.failed'))}>
              {t(name === null ? 'watch.choose' : 'watch.chooseOther')}
            </Button>
            {name !== null && <Button onClick={() => background(stop(), t('watch.failed'))}>{t('watch.stop')}</Button>}
          </div>
        )}
        <Select
          label={t('watch.study')}
          value={studies.find(({ id }) => id === state?.studyId)?.id ?? ''}
          options={[
            { value: '', label: t('import.study.none') },
            ...studies.map(({ id, title }) => ({ value: id as string, label: title || t('common.untitled') })),
          ]}
          onChange={(id) => background(chooseStudy(app, isId('study', id) ? id : null), t('watch.failed'))}
        />
        {state && state.outcomes.length > 0 && <Outcomes outcomes={state.outcomes} />}
      </div>
    </Dialog>
  );
}

function Outcomes({ outcomes }: { readonly outcomes: readonly WatchedOutcome[] }): ReactNode {
  const t = useText();
  return (
    <section aria-label={t('watch.latest')}>
      <h3 className={styles.part}>{t('watch.latest')}</h3>
      <ul className={styles.outcomes}>
        {outcomes.map(({ name, at, kind, interviews, problems }) => (
          <li key={`${at} ${name}`} className={styles.outcome}>
            <p dir="auto">
              {kind === 'imported'
                ? t('watch.outcome.imported', { name, count: interviews })
                : t(`watch.outcome.${kind}`, { name })}
            </p>
            <p className={styles.when}>
              <DateTimeText iso={at} />
            </p>
            <ImportProblems problems={problems} open={false} />
          </li>
        ))}
      </ul>
    </section>
  );
}
