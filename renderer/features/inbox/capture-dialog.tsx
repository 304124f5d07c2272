import { type ReactNode, useState } from 'react';
import { captureThought } from '#renderer/data/actions/capture-actions.ts';
import { liveRecords, ordered } from '#renderer/data/queries/record-queries.ts';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { go } from '#renderer/routes.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import { type CaptureDraft, EMPTY_DRAFT, forgetDraft, keepDraft, keptDraft } from './capture-draft.ts';
import styles from './inbox-page.module.css';
import { PlaceFields } from './place-fields.tsx';

/** A thought, written down from anywhere. Mod+Enter files it in the Inbox; Escape closes and keeps what was written. */
export function CaptureDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useText();
  const app = useApp();
  const [draft, setDraft] = useState(keptDraft);
  const [tried, setTried] = useState(false);
  const lists = useLive(async (a) => {
    const [people, studies, tags] = await Promise.all([
      liveRecords(a, 'participants'),
      liveRecords(a, 'studies'),
      liveRecords(a, 'tags'),
    ]);
    return { people, studies: ordered(studies), tags: ordered(tags) };
  }, []);
  const isEmpty = draft.text.trim() === '';
  const change = (part: Partial<CaptureDraft>): void => {
    const next = { ...draft, ...part };
    setDraft(next);
    keepDraft(next, app.now());
  };
  const file = async (): Promise<void> => {
    // Kept until the database has it: a failure loses nothing.
    if (told(t, await captureThought(app, draft)) === null) return;
    forgetDraft();
    onClose();
    toast({ text: t('capture.done'), action: { label: t('capture.show'), run: () => go({ kind: 'inbox' }) } });
  };
  const submit = (): void => {
    if (isEmpty) setTried(true);
    else background(file(), t('links.problem.storage'));
  };
  const discard = (): void => {
    forgetDraft();
    setDraft(EMPTY_DRAFT);
    onClose();
  };
  return (
    <Dialog
      title={t('capture.title')}
      onClose={onClose}
      footer={
        <>
          {!isEmpty && (
            <Button variant="quiet" onClick={discard}>
              {t('capture.clear')}
            </Button>
          )}
          <Button variant="primary" onClick={submit}>
            {t('capture.do')}
          </Button>
        </>
      }
    >
      <div className={styles.capture}>
        <TextArea
          label={t('capture.text')}
          hint={t('capture.text.hint', { keys: SUBMIT_KEYS })}
          error={tried && isEmpty ? t('capture.text.needed') : null}
          rows={5}
          autoFocus
          value={draft.text}
          onChange={(text) => change({ text })}
          onSubmit={submit}
          onEscape={onClose}
        />
        {lists && <PlaceFields {...lists} value={draft} onChange={change} />}
      </div>
    </Dialog>
  );
}

const SUBMIT_KEYS = navigator.userAgent.includes('Mac OS') ? '⌘⏎' : 'Ctrl+Enter';
