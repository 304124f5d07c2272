import { type ReactNode, useState } from 'react';
import { useApp } from '#renderer/data/use-live.ts';
import { undoToast } from '#renderer/record-ui/undo-toast.ts';
import { background } from '#renderer/ui/background.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { Tag } from '#shared/domain/tag.ts';
import { acceptTag, archiveTags } from './codebook-actions.ts';
import { MergeTagsDialog } from './merge-tags-dialog.tsx';
import { MoveTagDialog } from './move-tag-dialog.tsx';
import { SplitTagDialog } from './split-tag-dialog.tsx';
import { toldTag } from './tell-tag-problem.ts';

/** What can be done with one tag or with several. */
export interface TagWork {
  readonly move: (tags: readonly Tag[]) => void;
  /** `into` is proposed as the one that is kept. */
  readonly merge: (tags: readonly Tag[], into?: Tag) => void;
  readonly split: (tag: Tag) => void;
  readonly archive: (tags: readonly Tag[], archived: boolean) => void;
  readonly accept: (tag: Tag) => void;
  /** Put this anywhere in what you draw. */
  readonly dialog: ReactNode;
}

type Asked =
  | { readonly what: 'move' | 'merge'; readonly tags: readonly Tag[]; readonly into?: Tag | undefined }
  | { readonly what: 'split'; readonly tag: Tag };

export function useTagWork(all: readonly Tag[], onDone: () => void): TagWork {
  const t = useText();
  const app = useApp();
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = (): void => setAsked(null);
  const done = (): void => {
    setAsked(null);
    onDone();
  };
  const archive = async (tags: readonly Tag[], archived: boolean): Promise<void> => {
    const ids = tags.map(({ id }) => id);
    if (!toldTag(t, await archiveTags(app, ids, archived))) return;
    undoToast(app, t, t(archived ? 'codebook.archived.done' : 'codebook.archived.back', { count: ids.length }));
    onDone();
  };
  const accept = async (tag: Tag): Promise<void> => void toldTag(t, await acceptTag(app, tag.id));
  const run = (work: Promise<void>): void => background(work, t('links.problem.storage'));
  return {
    move: (tags) => setAsked({ what: 'move', tags }),
    merge: (tags, into) => setAsked({ what: 'merge', tags, into }),
    split: (tag) => setAsked({ what: 'split', tag }),
    archive: (tags, archived) => run(archive(tags, archived)),
    accept: (tag) => run(accept(tag)),
    dialog: asked && (
      <>
        {asked.what === 'move' && <MoveTagDialog moved={asked.tags} tags={all} onDone={done} onClose={close} />}
        {asked.what === 'merge' && (
          <MergeTagsDialog merged={asked.tags} into={asked.into} tags={all} onDone={done} onClose={close} />
        )}
        {asked.what === 'split' && <SplitTagDialog tag={asked.tag} tags={all} onDone={done} onClose={close} />}
      </>
    ),
  };
}
