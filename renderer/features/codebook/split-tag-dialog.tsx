import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useApp, useGraph } from '#renderer/data/use-live.ts';
import { undoToast } from '#renderer/record-ui/undo-toast.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import type { Id } from '#shared/domain/ids.ts';
import type { Tag } from '#shared/domain/tag.ts';
import { standing } from './codebook-actions.ts';
import styles from './tag-dialogs.module.css';
import { splitTag } from './tag-merge-actions.ts';
import { toldTag } from './tell-tag-problem.ts';

export interface SplitTagDialogProps {
  readonly tag: Tag;
  readonly tags: readonly Tag[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Chosen quotes of a tag get a tag of their own. */
export function SplitTagDialog({ tag, tags, onDone, onClose }: SplitTagDialogProps): ReactNode {
  const t = useText();
  const app = useApp();
  const form = useId();
  const graph = useGraph();
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const quotes = graph?.records.highlights.filter(({ tagIds }) => tagIds.includes(tag.id)) ?? [];
  const same = standing(tags, name, true);
  const toggle = (id: Id<'highlight'>): void => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onDone();
    const ids = quotes.map(({ id }) => id).filter((id) => chosen.has(id));
    const work = async (): Promise<void> => {
      if (toldTag(t, await splitTag(app, tag.id, name, ids)))
        undoToast(app, t, t('codebook.split.done', { count: ids.length, tag: name.trim() }));
    };
    background(work(), t('links.problem.storage'));
  };
  return (
    <Dialog
      title={t('codebook.split.title', { tag: tag.label })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            variant="primary"
            type="submit"
            form={form}
            disabled={name.trim() === '' || same !== undefined || chosen.size === 0}
          >
            {t('codebook.split.do', { count: chosen.size })}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        <TextField
          label={t('codebook.split.name')}
          hint={t('codebook.split.hint')}
          error={same ? t('codebook.exists', { label: same.label }) : null}
          value={name}
          onChange={setName}
          autoFocus
        />
        <fieldset className={styles.quotes}>
          <legend className={styles.legend}>{t('codebook.split.which')}</legend>
          {quotes.map(({ id, anchor }) => (
            <Checkbox key={id} label={anchor.quote} checked={chosen.has(id)} onChange={() => toggle(id)} />
          ))}
        </fieldset>
      </form>
    </Dialog>
  );
}
