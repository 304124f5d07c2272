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
import { toast } from '#renderer/ui/toasts.ts';
import type { Need } from '#shared/domain/need.ts';
import type { Participant } from '#shared/domain/participant.ts';
import { fail } from '#shared/domain/result.ts';
import type { Study } from '#shared/domain/study.ts';
import { type ImportDone, type ImportProblem, importFiles } from './import-actions.ts';
import { ImportCard } from './import-card.tsx';
import type { ImportItem } from './import-items.ts';
import { rememberSpeakers, rememberTables } from './import-memory.ts';
import type { ImportStudy } from './import-plan.ts';
import { ImportProblems } from './import-problems.tsx';
import { type ImportSession, useImportSession } from './import-session.ts';
import styles from './import-sheet.module.css';
import type { ImportSource } from './import-source.ts';
import { ImportStudyField } from './import-study-field.tsx';
import { doneWords, ImportSummary, placeOfImport } from './import-summary.tsx';
import { ImportTotals } from './import-totals.tsx';

export interface ImportSheetProps {
  readonly sources: readonly ImportSource[];
  readonly onClose: () => void;
}

/** What was found in the files and what will be made of them. Nothing is written before the last button. */
export function ImportSheet({ sources, onClose }: ImportSheetProps): ReactNode {
  const t = useText();
  const [study, setStudy] = useState<ImportStudy>(studyHere);
  const session = useImportSession(sources, study);
  const studies = useLive((app) => liveRecords(app, 'studies').then(ordered), []) ?? NO_STUDIES;
  const participants = useLive((app) => liveRecords(app, 'participants'), []) ?? NOBODY;
  const needs = useLive((app) => liveRecords(app, 'needs').then(ordered), []) ?? NO_NEEDS;
  const writing = useWriting(session, study, onClose);
  if (writing.done) return <ImportSummary done={writing.done} onClose={onClose} />;
  const chosen = session.items.filter(({ file }) => file?.chosen).length;
  const needsTitle = study.kind === 'new' && study.title.trim() === '';
  const { preview } = session;
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
      {writing.active && <ProgressBar label={t('import.writing')} />}
      <ImportStudyField studies={studies} value={study} onChange={setStudy} />
      {preview && chosen > 0 && (
        <>
          <ImportTotals totals={preview} />
          <ImportProblems problems={preview.problems} open={false} />
        </>
      )}
      <ul className={styles.files}>
        {session.items.map((item) => (
          <li key={item.key}>
            <ImportCard
              item={item}
              participants={participants}
              needs={needs}
              open={session.items.length <= 2}
              edit={session.edit}
              again={session.again}
            />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

const NO_STUDIES: readonly Study[] = [];
const NOBODY: readonly Participant[] = [];
const NO_NEEDS: readonly Need[] = [];

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
      read: items.reduce((sum, item) => sum + (item.file === null && item.failure === null ? item.read : item.size), 0),
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
  /** What was written and is worth a look before the sheet goes. */
  readonly done: ImportDone | null;
  start(): void;
  /** Cancels what has not been written yet. */
  close(): void;
}

function useWriting({ items, planner }: ImportSession, study: ImportStudy, onClose: () => void): Writing {
  const t = useText();
  const app = useApp();
  const [active, setActive] = useState(false);
  const [done, setDone] = useState<ImportDone | null>(null);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);

  const write = async (): Promise<void> => {
    if (!planner) return;
    abort.current = new AbortController();
    setActive(true);
    const files = items.flatMap(({ key, file }) => (file ? [{ key, file }] : []));
    const written = await importFiles(app, planner, { files, study }, { signal: abort.current.signal });
    if (written.ok) {
      const all = files.map(({ file }) => file);
      background(Promise.all([rememberTables(app, all), rememberSpeakers(app, all)]), t('import.cannotRemember'));
    }
    setActive(false);
    if (!written.ok) return tellProblem(written.problem);
    // Plain talk opens at once; what became of records and tables is worth a look.
    const onlyTalk = files.every(({ file }) => !file.chosen || file.read.as === 'talk');
    const quiet = written.value.conflicts.length + written.value.problems.length + written.value.notKept.length === 0;
    undoToast(app, t, doneWords(t, written.value));
    if (!onlyTalk || !quiet) return setDone(written.value);
    onClose();
    go(placeOfImport(written.value));
  };
  const tellProblem = (problem: ImportProblem): void => {
    switch (problem.kind) {
      case 'nothing':
      case 'stopped':
        return;
      case 'stuck':
      case 'unreadable':
      case 'crashed':
        toast({ text: t('import.failed'), tone: 'error' });
        return;
      default:
        told(t, fail(problem));
    }
  };
  return {
    active,
    done,
    start: () => background(write(), t('import.failed')),
    close() {
      abort.current?.abort();
      onClose();
    },
  };
}
