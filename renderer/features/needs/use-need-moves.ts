import { useApp } from '#renderer/data/use-live.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { background } from '#renderer/ui/background.ts';
import { announce } from '#renderer/ui/live-region.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Need } from '#shared/domain/need.ts';
import { fail } from '#shared/domain/result.ts';
import { moveNeed, type NeedPlace, placeStep, type Step } from './need-actions.ts';

export interface NeedMoves {
  readonly step: (need: Need, step: Step) => void;
  readonly moveTo: (need: Need, place: NeedPlace) => void;
}

/** Moves needs about the tree and says where they are now. `onMoved` keeps the focus with the need. */
export function useNeedMoves(needs: readonly Need[], onMoved: (id: Id<'need'>) => void): NeedMoves {
  const app = useApp();
  const t = useText();
  const run = async (need: Need, place: NeedPlace): Promise<void> => {
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
  const moveTo = (need: Need, place: NeedPlace): void => background(run(need, place), t('links.problem.storage'));
  return {
    moveTo,
    step(need, way) {
      const place = placeStep(needs, need, way);
      if (place) moveTo(need, place);
    },
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
