import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Id } from '#shared/domain/ids.ts';
import type { Need } from '#shared/domain/need.ts';
import { parentOptions } from './need-parent-options.ts';

export interface MoveNeedDialogProps {
  readonly need: Need;
  readonly needs: readonly Need[];
  readonly onMove: (parentId: Id<'need'> | null) => void;
  readonly onClose: () => void;
}

/** The twin of nesting by keys: any place of the tree at once. */
export function MoveNeedDialog({ need, needs, onMove, onClose }: MoveNeedDialogProps): ReactNode {
  const t = useText();
  const form = useId();
  const [parent, setParent] = useState<Id<'need'> | ''>(need.parentId ?? '');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onMove(parent === '' ? null : parent);
  };
  return (
    <Dialog
      title={t('needs.move.title', { title: need.title || t('common.untitled') })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" type="submit" form={form}>
            {t('needs.move.do')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit}>
        <Select
          label={t('needs.move.under')}
          value={parent}
          options={parentOptions(needs, need, t('needs.move.top'), t('common.untitled'))}
          onChange={setParent}
        />
      </form>
    </Dialog>
  );
}
