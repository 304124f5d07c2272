import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { liveRecords, ordered } from '#renderer/data/queries/record-queries.ts';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { undoToast } from '#renderer/record-ui/undo-toast.ts';
import { go, placeOf } from '#renderer/routes.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { fail } from '#shared/domain/result.ts';
import type { Study } from '#shared/domain/study.ts';
import { type ImportDone, importFiles } from './import-actions.ts';
import { ImportCard } from './import-card.tsx';
import type { ImportStudy } from './import-plan.ts';
import { type ImportItem, useImportSession } from './import-session.ts';
import styles from './import-sheet.module.css';
import type { ImportSource } from './import-source.ts';
import { ImportStudyField } from './import-study-field.tsx';

export interface ImportSheetProps {
  readonly sources: readonly ImportSource[];
  readonly onClose: () => void;
}

/** What was found in the files and what will be made of them. Nothing is written before the last button. */
export function ImportSheet({ sources, onClose }: ImportSheetProps): ReactNode {
  const t = useText();
  const session = useImportSession(sources);
  const studies = useLive((app) => liveRecords(app, 'studies').then(ordered), []) ?? NO_STUDIES;
  const participants = useLive((app) => liveRecords(app, 'participants'), []) ?? [];
  const [study, setStudy] = useState<ImportStudy>(studyHere);
  const writing = useWriting(session.items, study, onClose);
  const chosen = session.items.filter(({ file }) => file?.chosen).length;
  const needsTitle = study.kind === 'new' && study.title.trim() === '';
  return (
    <Dialog
      title={t('import.title')}
      width="wide"
      onClose={writing.close}
      footer={
        <>
          <p className={styles.count} role="status">
            {session.busy ? '' : t('import.chosen', { count: chosen, all: session.items.length })}
          </p>
          <Button onClick={writing.close}>{t('common.cancel')}</Button>
          <Button
            variant="primary"
            disabled={session.busy || writing.active || chosen === 0 || needsTitle}
            onClick={writing.start}
          >
            {writing.active ? t('import.writing') : t('import.import', { count: chosen })}
          </Button>
        </>
      }
    >
      <ReadingProgress items={session.items} busy={session.busy} />
      <ImportStudyField studies={studies} value={study} onChange={setStudy} />
      <ul className={styles.files}>
        {session.items.map((item) => (
          <li key={item.key}>
            <ImportCard
              item={item}
              participants={participants}
              open={session.items.length <= 2}
              onEdit={(fields) => session.edit(item.key, fields)}
              onRetell={(labels, choices) => session.retell(item.key, labels, choices)}
            />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

const NO_STUDIES: readonly Study[] = [];

/** The study that the person is looking at is where the files most likely belong. */
function studyHere(): ImportStudy {
  const place = placeOf(window.location.hash);
  const id = place?.kind === 'study' ? place.id : place && 'study' in place ? place.study : undefined;
  return id ? { kind: 'known', id } : { kind: 'none' };
}

function ReadingProgress({
  items,
  busy,
}: {
  readonly items: readonly ImportItem[];
  readonly busy: boolean;
}): ReactNode {
  const t = useText();
  const { read, size, done } = useMemo(
    () => ({
      read: items.reduce((sum, item) => sum + (item.failure === null ? item.read : item.size), 0),
      size: items.reduce((sum, item) => sum + item.size, 0),
      done: items.filter(({ file, failure }) => file !== null || failure !== null).length,
    }),
    [items],
  );
  if (!busy) return null;
  const text = t('import.readingCount', { done, all: items.length });
  return <ProgressBar label={t('import.reading')} value={size === 0 ? undefined : read / size} text={text} />;
}

interface Writing {
  readonly active: boolean;
  start(): void;
  /** Cancels what has not been written yet. */
  close(): void;
}

function useWriting(items: readonly ImportItem[], study: ImportStudy, onClose: () => void): Writing {
  const t = useText();
  const app = useApp();
  const [active, setActive] = useState(false);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);

  const tell = ({ interviewIds, segments }: ImportDone): void => {
    const [only] = interviewIds;
    if (interviewIds.length === 1 && only) go({ kind: 'interview', id: only });
    else go({ kind: 'interviews' });
    undoToast(
      app,
      t,
      `${t('import.done', { count: interviewIds.length })} ${t('import.doneTurns', { count: segments })}`,
    );
  };
  const write = async (): Promise<void> => {
    abort.current = new AbortController();
    setActive(true);
    const files = items.flatMap(({ file }) => file ?? []);
    const done = await importFiles(app, { files, study }, { signal: abort.current.signal });
    setActive(false);
    if (done.ok) {
      onClose();
      tell(done.value);
    } else if (done.problem.kind !== 'stopped' && done.problem.kind !== 'nothing') told(t, fail(done.problem));
  };
  return {
    active,
    start: () => background(write(), t('import.failed')),
    close() {
      abort.current?.abort();
      onClose();
    },
  };
}
