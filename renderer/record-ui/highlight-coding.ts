import {
  mark,
  markAndTag,
  type Picked,
  removeHighlights,
  tagByName,
  tagHighlights,
  untagHighlight,
} from '#renderer/data/actions/highlight-actions.ts';
import { createInsight, createInsightFromWords, type InsightProblem } from '#renderer/data/actions/insight-actions.ts';
import { addMemo } from '#renderer/data/actions/memo-actions.ts';
import { type MergeProblem, mergeHighlights } from '#renderer/data/actions/merge-highlights.ts';
import type { App } from '#renderer/data/app.ts';
import { go } from '#renderer/routes.ts';
import { announce } from '#renderer/ui/live-region.tsx';
import type { Text } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Result } from '#shared/domain/result.ts';
import type { Tag } from '#shared/domain/tag.ts';
import { pendingWhile } from './highlight-pending.ts';
import { toldHighlight } from './highlight-problem.ts';
import { rememberTags, whileTagging } from './tag-recent.ts';
import { told } from './tell-problem.ts';
import { undoToast } from './undo-toast.ts';

/** What is coded: words that have no highlight yet, or a highlight. */
export type CodingTarget =
  | { readonly kind: 'words'; readonly picked: Picked; readonly words: string }
  | { readonly kind: 'highlight'; readonly id: Id<'highlight'> };

/** What a person can do with picked words. Each answers the highlight, or null after its problem has been told. */
export interface Coding {
  tag(target: CodingTarget, tag: Tag): Promise<Id<'highlight'> | null>;
  tagNew(target: CodingTarget, label: string, parentId: Id<'tag'> | null): Promise<Id<'highlight'> | null>;
  untag(id: Id<'highlight'>, tag: Tag): Promise<void>;
  /** Puts several tags on in one go: "repeat the last tags". */
  tagAll(target: CodingTarget, tags: readonly Tag[]): Promise<Id<'highlight'> | null>;
  /** The highlight, made now if these are only words. */
  highlight(target: CodingTarget): Promise<Id<'highlight'> | null>;
  remove(ids: readonly Id<'highlight'>[]): Promise<void>;
  insight(target: CodingTarget, claim: string): Promise<Id<'insight'> | null>;
  /** Writes a memo on the highlight, made now if these are only words. */
  memo(target: CodingTarget, text: string): Promise<Id<'highlight'> | null>;
  merge(ids: readonly Id<'highlight'>[]): Promise<Id<'highlight'> | null>;
}

export function coding(app: App, t: Text): Coding {
  const answer = <T>(result: Result<T, MergeProblem | InsightProblem>): T | null => toldHighlight(t, result);
  const highlight: Coding['highlight'] = async (target) =>
    target.kind === 'highlight' ? target.id : pendingWhile(target.picked, [], mark(app, target.picked).then(answer));
  const tagAll: Coding['tagAll'] = async (target, tags) => {
    rememberTags(tags.map((tag) => tag.id));
    announce(t('highlights.tagged', { tags: tags.map((tag) => tag.label).join(', ') }));
    if (target.kind === 'words') {
      const ids = tags.map((tag) => tag.id);
      return pendingWhile(target.picked, tags, mark(app, target.picked, ids).then(answer));
    }
    for (const tag of tags) if (answer(await tagHighlights(app, [target.id], tag)) === null) return null;
    return target.id;
  };
  const tagNew: Coding['tagNew'] = async (target, label, parentId) => {
    const id =
      target.kind === 'words'
        ? await pendingWhile(target.picked, [], markAndTag(app, target.picked, label, parentId).then(answer))
        : answer(await tagByName(app, [target.id], label, parentId)) && target.id;
    const made = id && (await app.db.highlights.get(id));
    const last = made?.tagIds.at(-1);
    if (last) rememberTags([last]);
    const tag = last && (await app.db.tags.get(last));
    if (tag?.proposed) toast({ text: t('highlights.tags.proposed', { label: tag.label }) });
    announce(t('highlights.tagged', { tags: label }));
    return id;
  };
  return {
    highlight,
    tagAll,
    tag: (target, tag) => tagAll(target, [tag]),
    tagNew: (target, label, parentId) => whileTagging(tagNew(target, label, parentId)),
    async untag(id, tag) {
      if (answer(await untagHighlight(app, id, tag)) !== null) announce(t('highlights.untagged', { tag: tag.label }));
    },
    async remove(ids) {
      if (answer(await removeHighlights(app, ids)) === null) return;
      undoToast(app, t, t('highlights.removed', { count: ids.length }));
    },
    async memo(target, text) {
      const id = await highlight(target);
      if (id === null || told(t, await addMemo(app, id, text)) === null) return null;
      announce(t('highlights.memo.kept'));
      return id;
    },
    async merge(ids) {
      const id = answer(await mergeHighlights(app, ids));
      if (id !== null) undoToast(app, t, t('transcript.highlights.merged'));
      return id;
    },
    async insight(target, claim) {
      const id = answer(
        target.kind === 'words'
          ? await createInsightFromWords(app, target.picked, claim)
          : await createInsight(app, claim, [target.id]),
      );
      if (id === null) return null;
      toast({
        text: t('highlights.insight.made', { claim: claim.trim() }),
        action: { label: t('highlights.open'), run: () => go({ kind: 'insight', id }) },
      });
      return id;
    },
  };
}
