import { type ReactNode, useState } from 'react';
import { createGoal, createNeed, createParticipant, createStudy } from '#renderer/data/actions/create-actions.ts';
import { createInsight } from '#renderer/data/actions/insight-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { type ActionProblem, told } from '#renderer/record-ui/tell-problem.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import type { AnyId } from '#shared/domain/ids.ts';
import type { Result } from '#shared/domain/result.ts';
import { go, placeOfRecord } from '../routes.ts';

export type CreateKind = keyof typeof MAKERS;

export interface CreateDialogProps {
  readonly kind: CreateKind;
  readonly onClose: () => void;
}

const MAKERS = {
  insight: (app, words) => createInsight(app, words),
  need: (app, words) => createNeed(app, words),
  goal: (app, words) => createGoal(app, words),
  study: (app, words) => createStudy(app, words),
  participant: (app, words) => createParticipant(app, words),
} as const satisfies Readonly<Record<string, (app: App, words: string) => Promise<Result<AnyId, ActionProblem>>>>;

/** The one line that a new record needs; then its own page. */
export function CreateDialog({ kind, onClose }: CreateDialogProps): ReactNode {
  const t = useText();
  const app = useApp();
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const empty = words.trim() === '';
  const create = async (): Promise<void> => {
    setTried(true);
    if (empty) return;
    const id = told(t, await MAKERS[kind](app, words));
    const place = id === null ? null : placeOfRecord(id);
    if (place === null) return;
    onClose();
    go(place);
  };
  const submit = (): void => background(create(), t('errors.create'));
  const footer = (
    <>
      <Button onClick={onClose}>{t('common.cancel')}</Button>
      <Button variant="primary" onClick={submit}>
        {t('common.create')}
      </Button>
    </>
  );
  return (
    <Dialog title={t(`shell.create.${kind}`)} onClose={onClose} footer={footer}>
      <TextField
        label={t(`shell.create.${kind}.label`)}
        hint={t(`shell.create.${kind}.hint`)}
        error={tried && empty ? t('shell.create.empty') : null}
        value={words}
        onChange={setWords}
        onEnter={submit}
        autoFocus
      />
    </Dialog>
  );
}
