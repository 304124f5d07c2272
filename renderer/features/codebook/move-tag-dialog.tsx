import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useApp } from '#renderer/data/use-live.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Tag } from '#shared/domain/tag.ts';
import { moveTag } from './codebook-actions.ts';
import { groupOf, groupOptions } from './group-options.ts';
import { toldTag } from './tell-tag-problem.ts';

export interface MoveTagDialogProps {
  readonly tag: Tag;
  readonly tags: readonly Tag[];
  readonly onClose: () => void;
}

/** The way to another group that needs no pointer. */
export function MoveTagDialog({ tag, tags, onClose }: MoveTagDialogProps): ReactNode {
  const t = useText();
  const app = useApp();
  const form = useId();
  const [parent, setParent] = useState(groupOf(tags, tag));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onClose();
    if (parent === groupOf(tags, tag)) return;
    const work = moveTag(app, tag.id, parent === '' ? null : parent).then((done) => void toldTag(t, done));
    background(work, t('links.problem.storage'));
  };
  return (
    <Dialog
      title={t('codebook.move.title', { tag: tag.label })}
      width="small"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" type="submit" form={form}>
            {t('codebook.move.do')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit}>
        <Select
          label={t('codebook.group')}
          value={parent}
          options={groupOptions(tags, tag, t('codebook.group.none'))}
          onChange={setParent}
        />
      </form>
    </Dialog>
  );
}
