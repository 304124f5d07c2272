import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { undoToast } from '#renderer/record-ui/undo-toast.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import type { Tag } from '#shared/domain/tag.ts';
import { codebookOutline } from './codebook-outline.ts';
import styles from './tag-dialogs.module.css';
import { mergeTagsInto, previewMerge } from './tag-merge-actions.ts';
import { toldTag } from './tell-tag-problem.ts';

export interface MergeTagsDialogProps {
  /** One that goes into another, or several that become one of them. */
  readonly merged: readonly Tag[];
  readonly into?: Tag | undefined;
  readonly tags: readonly Tag[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Says what a merge will do, counted, before it is done. */
export function MergeTagsDialog({ merged, into, tags, onDone, onClose }: MergeTagsDialogProps): ReactNode {
  const t = useText();
  const app = useApp();
  const form = useId();
  const isOne = merged.length === 1 && into === undefined;
  const choices = isOne
    ? codebookOutline(tags, { figures: new Map(), collapsed: new Set() })
        .map(({ tag }) => tag)
        .filter((tag) => tag.codable === merged[0]?.codable && tag.id !== merged[0]?.id)
    : [...new Set([...(into ? [into] : []), ...merged])];
  const [keptId, setKeptId] = useState<string>(into?.id ?? (isOne ? '' : (choices[0]?.id ?? '')));
  const kept = choices.find(({ id }) => id === keptId);
  const others = merged.filter((tag) => tag.id !== keptId);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!kept) return;
    onDone();
    const work = async (): Promise<void> => {
      const ids = others.map(({ id }) => id);
      if (toldTag(t, await mergeTagsInto(app, kept.id, ids)))
        undoToast(app, t, t('codebook.merge.done', { count: others.length, tag: kept.label }));
    };
    background(work(), t('links.problem.storage'));
  };
  return (
    <Dialog
      title={isOne ? t('codebook.merge.title', { tag: merged[0]?.label ?? '' }) : t('codebook.merge.titleMany')}
      width="small"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" type="submit" form={form} disabled={!kept}>
            {t('codebook.merge.do')}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        <Select
          label={t(isOne ? 'codebook.merge.into' : 'codebook.merge.keep')}
          value={keptId}
          options={[
            ...(isOne ? [{ value: '', label: t('codebook.merge.choose') }] : []),
            ...choices.map(({ id, label }) => ({ value: id as string, label })),
          ]}
          onChange={setKeptId}
        />
        {kept && <Preview kept={kept} others={others} />}
      </form>
    </Dialog>
  );
}

function Preview({ kept, others }: { readonly kept: Tag; readonly others: readonly Tag[] }): ReactNode {
  const t = useText();
  const format = useFormat();
  const ids = others.map(({ id }) => id);
  const preview = useLive((app) => previewMerge(app, kept.id, ids), [kept.id, ids.join()]);
  if (!preview) return null;
  const { highlights, both, interviews, rules, nested, aliases } = preview;
  const lines = [
    t('codebook.merge.highlights', { count: highlights, tag: kept.label }),
    both > 0 && t('codebook.merge.both', { count: both }),
    interviews > 0 && t('codebook.merge.interviews', { count: interviews }),
    rules > 0 && t('codebook.merge.rules', { count: rules }),
    nested > 0 && t('codebook.merge.nested', { count: nested, tag: kept.label }),
    aliases.length > 0 && t('codebook.merge.aliases', { names: format.list(aliases) }),
  ].filter((line) => line !== false);
  return (
    <div role="status">
      <p>{t('codebook.merge.what')}</p>
      <ul className={styles.lines}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
