import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { fileThought } from '#renderer/data/actions/capture-actions.ts';
import { liveRecords, ordered } from '#renderer/data/queries/record-queries.ts';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { undoToast } from '#renderer/record-ui/undo-toast.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Interview } from '#shared/domain/interview.ts';
import styles from './inbox-page.module.css';
import { PlaceFields } from './place-fields.tsx';

export interface FileDialogProps {
  readonly interview: Interview;
  readonly onClose: () => void;
}

/** Says where a captured thought belongs; it then stands among the interviews. */
export function FileDialog({ interview, onClose }: FileDialogProps): ReactNode {
  const t = useText();
  const app = useApp();
  const form = useId();
  const title = interview.title || t('common.untitled');
  const [value, setValue] = useState({
    participantId: interview.participantIds[0] ?? null,
    studyId: interview.studyId,
    tagIds: interview.tagIds as readonly (typeof interview.tagIds)[number][],
  });
  const lists = useLive(async (a) => {
    const [people, studies, tags] = await Promise.all([
      liveRecords(a, 'participants'),
      liveRecords(a, 'studies'),
      liveRecords(a, 'tags'),
    ]);
    return { people, studies: ordered(studies), tags: ordered(tags) };
  }, []);
  const file = async (): Promise<void> => {
    const { participantId, studyId, tagIds } = value;
    const others = interview.participantIds.slice(1);
    const participantIds = participantId === null ? others : [...new Set([participantId, ...others])];
    if (told(t, await fileThought(app, interview.id, { studyId, participantIds, tagIds: [...tagIds] })) === null)
      return;
    onClose();
    undoToast(app, t, t('inbox.filed', { title }));
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    background(file(), t('links.problem.storage'));
  };
  return (
    <Dialog
      title={t('inbox.file.title', { title })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" type="submit" form={form}>
            {t('inbox.file.do')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className={styles.capture}>
        {lists && <PlaceFields {...lists} value={value} onChange={(part) => setValue({ ...value, ...part })} />}
      </form>
    </Dialog>
  );
}
