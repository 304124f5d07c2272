import { type ReactNode, useEffect, useState } from 'react';
import { readSnapshot } from '#renderer/data/snapshot-files.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { kindWord, RECORD_ICONS } from '#renderer/record-ui/record-kind.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { undoToast } from '#renderer/record-ui/undo-toast.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorBox } from '#renderer/ui/error-box.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import type { SnapshotInfo } from '#shared/contract/host-storage.ts';
import type { Earlier, ProjectRows } from '#shared/domain/bring-back.ts';
import { RECORDS, TABLES } from '#shared/domain/records.ts';
import styles from './backup.module.css';
import { bringRecordBack, earlierOf } from './bring-back-action.ts';
import { earlierTitle } from './earlier-title.ts';
import { createSnapshotClient } from './snapshot-client.ts';

export interface SnapshotRecordsDialogProps {
  readonly info: SnapshotInfo;
  readonly onClose: () => void;
}

type Reading =
  | { readonly kind: 'reading' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'read'; readonly rows: ProjectRows; readonly earlier: readonly Earlier[] };

/** So many are shown; the field above finds the others. */
const MOST = 100;

/** The records that a snapshot holds and that are gone or other now, each to be brought back by itself. */
export function SnapshotRecordsDialog({ info, onClose }: SnapshotRecordsDialogProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const app = useApp();
  const [state, setState] = useState<Reading>({ kind: 'reading' });
  const [words, setWords] = useState('');

  useEffect(() => {
    const desk = createSnapshotClient();
    let isHere = true;
    const read = async (): Promise<void> => {
      const file = await readSnapshot(app.host.snapshots, info);
      const rows = file.ok ? await desk.rows(file.value, TABLES) : null;
      const next: Reading = rows?.ok
        ? { kind: 'read', rows: rows.value, earlier: await earlierOf(app, rows.value) }
        : { kind: 'unreadable' };
      if (isHere) setState(next);
    };
    background(
      read().finally(() => desk.stop()),
      t('snapshots.records.unreadable'),
    );
    return () => {
      isHere = false;
      desk.stop();
    };
  }, [app, info, t]);

  const bringBack = async (then: ProjectRows, one: Earlier): Promise<void> => {
    const title = earlierTitle(one) || t('common.untitled');
    if (told(t, await bringRecordBack(app, String(one.row.id), title, then)) === null) return;
    undoToast(app, t, t('snapshots.records.done', { title }));
    onClose();
  };

  const wanted = words.trim().toLowerCase();
  const found =
    state.kind === 'read' ? state.earlier.filter((one) => earlierTitle(one).toLowerCase().includes(wanted)) : [];
  return (
    <Dialog
      title={t('snapshots.records.title', { when: format.dateTime(info.at) })}
      onClose={onClose}
      footer={<Button onClick={onClose}>{t('common.close')}</Button>}
    >
      <div className={styles.form} aria-busy={state.kind === 'reading'}>
        {state.kind === 'reading' && (
          <ProgressBar label={t('snapshots.records.reading')} text={t('snapshots.records.reading')} />
        )}
        {state.kind === 'unreadable' && (
          <ErrorBox title={t('snapshots.records.unreadable')}>{t('backup.open.untouched')}</ErrorBox>
        )}
        {state.kind === 'read' && state.earlier.length === 0 && <EmptyState title={t('snapshots.records.empty')} />}
        {state.kind === 'read' && state.earlier.length > 0 && (
          <>
            <p>{t('snapshots.records.text')}</p>
            <SearchField
              label={t('snapshots.records.find')}
              placeholder={t('snapshots.records.find')}
              value={words}
              onChange={setWords}
            />
            <ul className={styles.records} aria-label={t('snapshots.records.list')}>
              {found.slice(0, MOST).map((one) => (
                <Row
                  key={String(one.row.id)}
                  earlier={one}
                  onBringBack={() => background(bringBack(state.rows, one), t('links.problem.storage'))}
                />
              ))}
            </ul>
            {found.length === 0 && <p>{t('snapshots.records.none', { words: words.trim() })}</p>}
            {found.length > MOST && <p>{t('snapshots.records.more', { count: found.length - MOST })}</p>}
          </>
        )}
      </div>
    </Dialog>
  );
}

function Row({ earlier, onBringBack }: { readonly earlier: Earlier; readonly onBringBack: () => void }): ReactNode {
  const t = useText();
  const { kind } = RECORDS[earlier.table];
  const Icon = RECORD_ICONS[kind];
  const title = earlierTitle(earlier) || t('common.untitled');
  return (
    <li className={styles.record}>
      <Icon aria-label={kindWord(t, kind)} size={16} strokeWidth={1.5} />
      <bdi className={styles.recordName} title={title}>
        {title}
      </bdi>
      <span className={styles.recordNow}>{t(`snapshots.records.${earlier.now}`)}</span>
      <Button aria-label={t('snapshots.records.bringBackOf', { title })} onClick={onBringBack}>
        {t('snapshots.records.bringBack')}
      </Button>
    </li>
  );
}
