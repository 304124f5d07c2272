import { removeHighlights, tagByName, tagHighlights } from '#renderer/data/actions/highlight-actions.ts';
import { createInsight } from '#renderer/data/actions/insight-actions.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { rememberTags } from '#renderer/record-ui/tag-recent.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { undoToast } from '#renderer/record-ui/undo-toast.ts';
import { go } from '#renderer/routes.ts';
import { background } from '#renderer/ui/background.ts';
import { announce } from '#renderer/ui/live-region.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Tag } from '#shared/domain/tag.ts';
import { untagHighlights } from './bulk-untag.ts';

/** What can be done with one quote or with many: each is one step, and says what it did. */
export interface HighlightWork {
  readonly tag: (tag: Tag) => void;
  readonly tagNew: (label: string, parentId: Id<'tag'> | null) => void;
  readonly untag: (tag: Tag) => void;
  readonly remove: () => void;
  readonly insight: (claim: string) => void;
}

export function useHighlightWork(ids: readonly Id<'highlight'>[], onRemoved?: () => void): HighlightWork {
  const app = useApp();
  const t = useText();
  const count = ids.length;
  const done = (words: string): void => {
    // One chip that changes under the eyes needs no more words; many rows, some of them out of sight, do.
    if (count > 1) undoToast(app, t, words);
    else announce(words);
  };
  const putOn = async (put: () => Promise<Tag | null>): Promise<void> => {
    const tag = await put();
    if (tag === null) return;
    rememberTags([tag.id]);
    done(t('highlights.bulk.tagged', { tag: tag.label, count }));
  };
  const untag = async (tag: Tag): Promise<void> => {
    if (told(t, await untagHighlights(app, ids, tag)) === null) return;
    done(t('highlights.bulk.untagged', { tag: tag.label, count }));
  };
  const remove = async (): Promise<void> => {
    if (told(t, await removeHighlights(app, ids)) === null) return;
    undoToast(app, t, t('highlights.removed', { count }));
    onRemoved?.();
  };
  const insight = async (claim: string): Promise<void> => {
    const id = told(t, await createInsight(app, claim, ids));
    if (id === null) return;
    toast({
      text: t('highlights.insight.made', { claim: claim.trim() }),
      action: { label: t('highlights.open'), run: () => go({ kind: 'insight', id }) },
    });
  };
  const run = (work: Promise<void>): void => background(work, t('highlights.failed'));
  return {
    tag: (tag) => run(putOn(async () => (told(t, await tagHighlights(app, ids, tag)) === null ? null : tag))),
    tagNew: (label, parentId) => run(putOn(async () => told(t, await tagByName(app, ids, label, parentId)))),
    untag: (tag) => run(untag(tag)),
    remove: () => run(remove()),
    insight: (claim) => run(insight(claim)),
  };
}
