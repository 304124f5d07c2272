import { type ReactNode, useState } from 'react';
import { liveRecords } from '#renderer/data/queries/record-queries.ts';
import { useLive } from '#renderer/data/use-live.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import type { Participant } from '#shared/domain/participant.ts';
import { MergeDialog } from './merge-dialog.tsx';

export interface MergeWithDialogProps {
  readonly person: Participant;
  readonly onClose: () => void;
}

/** A duplicate that only the person sees: chosen by hand, then shown before it is merged. */
export function MergeWithDialog({ person, onClose }: MergeWithDialogProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const [chosen, setChosen] = useState<string>('');
  const [isShown, setShown] = useState(false);
  const people = useLive((app) => liveRecords(app, 'participants'), []);
  const others = (people ?? []).filter(({ id }) => id !== person.id).sort((a, b) => format.compare(a.alias, b.alias));
  const other = others.find(({ id }) => id === chosen) ?? others[0];
  if (isShown && other) return <MergeDialog first={person} second={other} onClose={onClose} />;
  return (
    <Dialog
      title={t('participants.merge')}
      width="small"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" disabled={!other} onClick={() => setShown(true)}>
            {t('common.next')}
          </Button>
        </>
      }
    >
      <Select
        label={t('participants.merge.with', { alias: person.alias })}
        value={other?.id ?? ''}
        options={others.map(({ id, alias, role, company }) => ({
          value: id as string,
          label: [alias, role, company].filter((word) => word !== '').join(' · '),
        }))}
        onChange={setChosen}
      />
    </Dialog>
  );
}
