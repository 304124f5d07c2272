import { pairOf } from '#renderer/data/actions/line-actions.ts';
import { rejectProposal } from '#renderer/data/actions/link-actions.ts';
import { useApp } from '#renderer/data/use-live.ts';
import type { Proposals } from '#renderer/search/search-client.ts';
import { background } from '#renderer/ui/background.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { AnyId } from '#shared/domain/ids.ts';
import { told } from './tell-problem.ts';
import { undoToast } from './undo-toast.ts';

/** Turns a proposal down. It stays away until one of the two texts changes; undo brings it back. */
export function useDismiss(subject: AnyId, proposals: Proposals | undefined): (target: AnyId) => void {
  const app = useApp();
  const t = useText();
  const dismiss = async (target: AnyId): Promise<void> => {
    const pair = pairOf(subject, target);
    const targetHash = proposals?.hashes.targets[target];
    if (pair === null || proposals === undefined || targetHash === undefined) return;
    const { source } = proposals.hashes;
    const hashes = pair[0] === subject ? { from: source, to: targetHash } : { from: targetHash, to: source };
    const done = await rejectProposal(app, ...pair, hashes);
    if (!done.ok) told(t, done);
    else undoToast(app, t, t('links.proposal.dismissed'));
  };
  return (target) => background(dismiss(target), t('links.problem.storage'));
}
