import { type ReactNode, useEffect, useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBox } from '#renderer/ui/error-box.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { unreachable } from '#shared/domain/assert.ts';
import { ArchiveInside } from './archive-inside.tsx';
import { ArchiveProblems } from './archive-problems.tsx';
import styles from './backup.module.css';
import type { Build } from './backup-desk.ts';
import type { MergePreview } from './look-inside.ts';
import { type OpenArchive, useArchive } from './use-archive.ts';

export interface ArchiveOpenDialogProps {
  readonly title: string;
  readonly file: Blob;
  /** A snapshot of this project has nothing that the project lacks, but what was deleted since. */
  readonly canMerge: boolean;
  readonly onClose: () => void;
  readonly onReplaced: () => void;
}

/** An archive from a file: first looked into, then, if the person wants it, in the place of the project or merged into it. */
export function ArchiveOpenDialog({ title, file, canMerge, onClose, onReplaced }: ArchiveOpenDialogProps): ReactNode {
  const archive = useArchive(file, onReplaced);
  const { state } = archive;
  const isWriting = state.kind === 'building';
  const close = (): void => {
    if (!isWriting) onClose();
  };
  return (
    <Dialog title={title} onClose={close} footer={<Footer archive={archive} canMerge={canMerge} onClose={close} />}>
      <div className={styles.form} aria-busy={state.kind === 'reading' || isWriting}>
        <Content archive={archive} />
      </div>
    </Dialog>
  );
}

function Content({ archive }: { readonly archive: OpenArchive }): ReactNode {
  const t = useText();
  const { state } = archive;
  switch (state.kind) {
    case 'reading':
      return <ProgressBar label={t('backup.open.reading')} value={state.share} text={t('backup.open.reading')} />;
    case 'locked':
      return <Passphrase isWrong={state.isWrong} onEnter={archive.unlock} />;
    case 'refused':
      return (
        <>
          <ErrorBox title={t(`backup.open.refused.${state.why}`)}>{t('backup.open.untouched')}</ErrorBox>
          <ArchiveProblems problems={state.problems} />
        </>
      );
    case 'inside':
      return <ArchiveInside inside={state.inside} />;
    case 'asking':
      return <Question build={state.build} preview={state.preview} />;
    case 'building':
      return <ProgressBar label={t('backup.open.working')} text={t('backup.open.working')} />;
    case 'failed':
      return (
        <ErrorBox title={t(`backup.open.failed.${state.why}`)} details={state.details}>
          {t('backup.open.untouched')}
        </ErrorBox>
      );
    default:
      return unreachable(state);
  }
}

interface FooterProps {
  readonly archive: OpenArchive;
  readonly canMerge: boolean;
  readonly onClose: () => void;
}

function Footer({ archive, canMerge, onClose }: FooterProps): ReactNode {
  const t = useText();
  const { state } = archive;
  const cancel = (
    <Button data-autofocus disabled={state.kind === 'building'} onClick={onClose}>
      {t(state.kind === 'refused' || state.kind === 'failed' ? 'common.close' : 'common.cancel')}
    </Button>
  );
  if (state.kind === 'refused' && state.canSalvage) {
    return (
      <>
        {cancel}
        <Button onClick={archive.salvage}>{t('backup.open.salvage')}</Button>
      </>
    );
  }
  if (state.kind === 'failed' && state.why === 'busy')
    return <Button onClick={() => window.location.reload()}>{t('errors.reload')}</Button>;
  if (state.kind === 'inside') {
    return (
      <>
        {cancel}
        {canMerge && <Button onClick={() => archive.ask('merged')}>{t('backup.open.merge')}</Button>}
        <Button variant="primary" onClick={() => archive.ask('archive')}>
          {t('backup.open.restore')}
        </Button>
      </>
    );
  }
  if (state.kind === 'asking') {
    if (state.preview !== null && isNothing(state.preview)) return cancel;
    return (
      <>
        {cancel}
        <Button variant={state.build === 'archive' ? 'danger' : 'primary'} onClick={() => archive.build(state.build)}>
          {t(state.build === 'archive' ? 'backup.restore.do' : 'merge.do')}
        </Button>
      </>
    );
  }
  return cancel;
}

function Passphrase(props: { readonly isWrong: boolean; readonly onEnter: (words: string) => void }): ReactNode {
  const t = useText();
  const [words, setWords] = useState('');
  const enter = (): void => {
    if (words !== '') props.onEnter(words);
  };
  useEffect(() => {
    if (props.isWrong) setWords('');
  }, [props.isWrong]);
  return (
    <>
      <TextField
        label={t('backup.open.passphrase')}
        type="password"
        autoFocus
        value={words}
        error={props.isWrong ? t('backup.open.wrongPassphrase') : undefined}
        onChange={setWords}
        onEnter={enter}
      />
      <div>
        <Button variant="primary" disabled={words === ''} onClick={enter}>
          {t('backup.open.unlock')}
        </Button>
      </div>
    </>
  );
}

interface QuestionProps {
  readonly build: Build;
  readonly preview: Extract<OpenArchive['state'], { readonly kind: 'asking' }>['preview'];
}

function Question({ build, preview }: QuestionProps): ReactNode {
  const t = useText();
  if (build === 'archive' || preview === null) {
    return (
      <>
        <p>{t('backup.restore.text')}</p>
        <p>{t('backup.restore.kept')}</p>
      </>
    );
  }
  if (isNothing(preview)) return <p>{t('merge.nothing')}</p>;
  return (
    <>
      <p>{t(preview.shared === 0 ? 'merge.strangers' : 'merge.text')}</p>
      <ul>
        {(['added', 'changed', 'removed', 'conflicts'] as const).map((what) => (
          <li key={what}>{t(`merge.${what}`, { count: preview[what] })}</li>
        ))}
      </ul>
      {preview.conflicts > 0 && <p>{t('merge.conflicts.text')}</p>}
      <p>{t('backup.restore.kept')}</p>
    </>
  );
}

const isNothing = ({ added, changed, removed, conflicts }: MergePreview): boolean =>
  added + changed + removed + conflicts === 0;
