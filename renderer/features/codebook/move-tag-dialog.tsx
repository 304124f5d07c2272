import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useApp } from '#renderer/data/use-live.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Tag } from '#shared/domain/tag.ts';
import { moveTags } from './codebook-actions.ts';
import { groupOf, groupOptions } from './group-options.ts';
import { toldTag } from './tell-tag-problem.ts';

export interface MoveTagDialogProps {
  readonly moved: readonly Tag[];
  readonly tags: readonly Tag[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** The way to another group that needs no pointer. */
export function MoveTagDialog({ moved, tags, onDone, onClose }: MoveTagDialogProps): ReactNode {
  const t = useText();
  const app = useApp();
  const form = useId();
  const groups = new Set(moved.map((tag) => groupOf(tags, tag)));
  const [now] = groups;
  const start = groups.size === 1 && now !== undefined ? now : '';
  const [parent, setParent] = useState(start);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onDone();
    if (groups.size === 1 && parent === start) return;
    const ids = moved.map(({ id }) => id);
    const work = moveTags(app, ids, parent === '' ? null : parent).then((done) => void toldTag(t, done));
    background(work, t('links.problem.storage'));
  };
  return (
    <Dialog
      title={
        moved.length === 1
          ? t('codebook.move.title', { tag: moved[0]?.label ?? '' })
          : t('codebook.move.titleMany', { count: moved.length })
      }
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
          options={groupOptions(tags, moved, t('codebook.group.none'))}
          onChange={setParent}
        />
      </form>
    </Dialog>
  );
}
