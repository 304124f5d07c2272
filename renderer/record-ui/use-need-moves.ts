import { useRef } from 'react';
import { moveNeed, type NeedPlace, placeStep, type Step } from '#renderer/data/actions/need-actions.ts';
import { liveRecords } from '#renderer/data/queries/record-queries.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { background } from '#renderer/ui/background.ts';
import { announce } from '#renderer/ui/live-region.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Need } from '#shared/domain/need.ts';
import { fail } from '#shared/domain/result.ts';
import { told } from './tell-problem.ts';

export interface NeedMoves {
  readonly step: (need: Need, step: Step) => void;
  readonly moveTo: (need: Need, place: NeedPlace) => void;
}

/** Moves needs about the tree and says where they are now. `onMoved` keeps the focus with the need. */
export function useNeedMoves(needs: readonly Need[], onMoved: (id: Id<'need'>) => void): NeedMoves {
  const app = useApp();
  const t = useText();
  const run = async (need: Need, where: (newest: readonly Need[]) => NeedPlace | null): Promise<void> => {
    const place = where(await liveRecords(app, 'needs'));
    if (place === null) return;
    const done = await moveNeed(app, need.id, place);
    if (!done.ok) {
      if (done.problem.kind === 'circle') tellCircle(t, done.problem.path);
      else told(t, fail(done.problem));
      return;
    }
    onMoved(need.id);
    const parent = needs.find((one) => one.id === place.parentId);
    announce(
      parent
        ? t('needs.moved.under', { title: parent.title || t('common.untitled'), level: levelOf(needs, parent) + 1 })
        : t('needs.moved.top'),
    );
  };
  // Keys come faster than the tree is drawn again: each move starts from where the one before it left the need.
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const enqueue = (...move: Parameters<typeof run>): void => {
    last.current = last.current.catch(() => {}).then(() => run(...move));
    background(last.current, t('links.problem.storage'));
  };
  return {
    moveTo: (need, place) => enqueue(need, () => place),
    step: (need, way) =>
      enqueue(need, (newest) => {
        const now = newest.find(({ id }) => id === need.id);
        return now === undefined ? null : placeStep(newest, now, way);
      }),
  };
}

/** One need under itself is said plainly; a longer circle is named. */
function tellCircle(t: Text, path: readonly string[]): void {
  const titles = [...path, path[0] ?? ''].map((title) => title || t('common.untitled'));
  const text =
    path.length < 2 ? t('needs.problem.circle') : t('needs.problem.circlePath', { path: titles.join(' → ') });
  toast({ text, tone: 'error' });
}

function levelOf(needs: readonly Need[], need: Need): number {
  const byId = new Map(needs.map((one) => [one.id as string, one]));
  let level = 0;
  for (
    let at: Need | undefined = need;
    at && level <= needs.length;
    at = at.parentId ? byId.get(at.parentId) : undefined
  )
    level += 1;
  return level;
}
