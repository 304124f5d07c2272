import { useApp } from '#renderer/data/use-live.ts';
import { type CodingTarget, coding } from '#renderer/record-ui/highlight-coding.ts';
import { linkRequest, type ToolsRequest } from '#renderer/record-ui/highlight-tools.tsx';
import type { Codebook } from '#renderer/record-ui/tag-queries.ts';
import { lastTags } from '#renderer/record-ui/tag-recent.ts';
import { background } from '#renderer/ui/background.ts';
import { useCommand } from '#renderer/ui/commands.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Tag } from '#shared/domain/tag.ts';

export interface CodingCommands {
  readonly codebook: Codebook | undefined;
  /** What is meant now, the top-most first; empty when there are no words. */
  readonly targets: () => readonly CodingTarget[];
  /** Where that is on the screen, taken when it is asked. */
  readonly anchor: () => () => DOMRect;
  readonly onRequest: (request: ToolsRequest | null) => void;
  /** The highlights that the selection touches, in reading order. */
  readonly touched: () => readonly Id<'highlight'>[];
}

/** The coding keys: T, H, I, L, U, R, M and 1 to 9, on whatever is meant now. */
export function useCodingCommands({ codebook, targets, anchor, onRequest, touched }: CodingCommands): void {
  const app = useApp();
  const t = useText();
  const act = coding(app, t);
  const failed = t('highlights.failed');
  const onFirst = (run: (target: CodingTarget) => Promise<unknown>): void => {
    const [first] = targets();
    if (first) background(run(first), failed);
  };
  const open = (start: 'tag' | 'insight' | 'memo'): void => {
    const found = targets();
    if (found.length > 0) onRequest({ targets: found, anchor: anchor(), start });
  };
  const apply = (tags: readonly Tag[]): void => {
    if (tags.length > 0) onFirst((target) => act.tagAll(target, tags));
  };
  const remove = (): void => {
    const ids = targets().flatMap((target) => (target.kind === 'highlight' ? [target.id] : []));
    // Where several overlap the person says which.
    if (ids.length > 1) onRequest({ targets: targets(), anchor: anchor(), start: 'tag' });
    else if (ids.length === 1) background(act.remove(ids), failed);
  };
  const merge = (): void => {
    const here = targets().flatMap((target) => (target.kind === 'highlight' ? [target.id] : []));
    const ids = new Set([...touched(), ...here]);
    if (ids.size > 1) background(act.merge([...ids]), failed);
    else toast({ text: t('transcript.merge.two') });
  };
  const repeat = async (target: CodingTarget): Promise<void> => {
    const tags = await app.db.tags.bulkGet([...(await lastTags())]);
    const standing = tags
      .filter((tag) => tag !== undefined)
      .filter(({ deletedAt, mergedInto }) => deletedAt === null && mergedInto === null);
    if (standing.length > 0) await act.tagAll(target, standing);
  };
  const digit = (n: number): void => {
    const tag = codebook?.pinned[n - 1];
    if (tag) apply([tag]);
  };
  useCommand('highlight.tag', { run: () => open('tag') });
  useCommand('highlight.insight', { run: () => open('insight') });
  useCommand('highlight.memo', { run: () => open('memo') });
  useCommand('highlight.merge', { run: merge });
  useCommand('highlight.link', {
    run: () => onFirst(async (target) => onRequest(await linkRequest(app, t, target, anchor()))),
  });
  useCommand('highlight.add', { run: () => onFirst(act.highlight) });
  useCommand('highlight.remove', { run: remove });
  useCommand('highlight.repeat-tags', { run: () => onFirst(repeat) });
  useCommand('highlight.tag-1', { run: () => digit(1) });
  useCommand('highlight.tag-2', { run: () => digit(2) });
  useCommand('highlight.tag-3', { run: () => digit(3) });
  useCommand('highlight.tag-4', { run: () => digit(4) });
  useCommand('highlight.tag-5', { run: () => digit(5) });
  useCommand('highlight.tag-6', { run: () => digit(6) });
  useCommand('highlight.tag-7', { run: () => digit(7) });
  useCommand('highlight.tag-8', { run: () => digit(8) });
  useCommand('highlight.tag-9', { run: () => digit(9) });
}
