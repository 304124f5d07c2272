import { type ReactNode, useEffect, useState } from 'react';
import { restoreVersion } from '#renderer/data/actions/version-actions.ts';
import { saveLastWords } from '#renderer/data/last-words.ts';
import { liveRecords } from '#renderer/data/queries/record-queries.ts';
import { historyOf, type RecordHistory, type Version } from '#renderer/data/queries/version-queries.ts';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { undoToast } from '#renderer/record-ui/undo-toast.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import type { AnyId } from '#shared/domain/ids.ts';
import styles from './history.module.css';
import { VersionList } from './version-list.tsx';
import { VersionView } from './version-view.tsx';

export interface HistoryDialogProps {
  readonly id: AnyId;
  readonly onClose: () => void;
}

/** What a record said before: by time and author, word by word, each to be had again. */
export function HistoryDialog({ id, onClose }: HistoryDialogProps): ReactNode {
  const t = useText();
  // What is in an editor only belongs to the newest version.
  useEffect(() => saveLastWords(), []);
  const history = useLive((app) => historyOf(app, id), [id]);
  return (
    <Dialog title={t('history.title')} width="wide" onClose={onClose}>
      {history === undefined ? (
        <p role="status">{t('common.loading')}</p>
      ) : history.versions.length === 0 ? (
        <p className={styles.empty}>{t('history.empty')}</p>
      ) : (
        <Versions history={history} onClose={onClose} />
      )}
    </Dialog>
  );
}

function Versions({ history, onClose }: { readonly history: RecordHistory; readonly onClose: () => void }): ReactNode {
  const t = useText();
  const format = useFormat();
  const app = useApp();
  const authors = useLive((one) => liveRecords(one, 'authors'), []);
  const [chosen, setChosen] = useState<number | null>(null);
  const { versions } = history;
  const at = Math.max(
    0,
    versions.findIndex(({ seq }) => seq === chosen),
  );
  const [version, before] = [versions[at], versions[at + 1]];
  const nameOf = (one: Version): string => authors?.find((author) => author.id === one.by)?.name || t('history.me');
  if (version === undefined) return null;
  const restore = async (): Promise<void> => {
    const done = told(t, await restoreVersion(app, history, version.seq));
    if (done === null) return;
    onClose();
    undoToast(app, t, t('history.restored', { when: format.dateTime(version.at) }));
  };
  return (
    <div className={styles.history}>
      <VersionList versions={versions} chosen={version.seq} nameOf={nameOf} onChoose={setChosen} />
      <section aria-label={t('history.changes')} className={styles.changes}>
        <VersionView history={history} seq={version.seq} before={before?.seq ?? 0} />
        <div className={styles.foot}>
          {at === 0 ? (
            <p className={styles.hint}>{t('history.newest')}</p>
          ) : (
            <Button variant="primary" onClick={() => background(restore(), t('history.failed'))}>
              {t('history.restore')}
            </Button>
          )}
        </div>
      </section>
    </div>
  );
}
