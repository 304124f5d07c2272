import { createLinked, linkAll, pairOf } from '#renderer/data/actions/line-actions.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { background } from '#renderer/ui/background.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { Stance } from '#shared/domain/evidence-link.ts';
import type { AnyId } from '#shared/domain/ids.ts';
import type { LinkedKind, LinkOption } from './link-options.ts';
import { kindWord } from './record-kind.ts';
import { told } from './tell-problem.ts';
import { undoToast } from './undo-toast.ts';

export interface AcceptLinkInput {
  readonly subjects: readonly AnyId[];
  readonly kind: LinkedKind;
  readonly stance: Stance;
  readonly onLinked?: ((id: AnyId) => void) | undefined;
}

/** Links what a person chose, or makes it and links it in the same step, and offers to take it back. */
export function useAcceptLink({ subjects, kind, stance, onLinked }: AcceptLinkInput): (option: LinkOption) => void {
  const app = useApp();
  const t = useText();
  const accept = async (option: LinkOption): Promise<void> => {
    if (option.kind === 'create') {
      if (kind === 'highlight') return;
      const made = told(t, await createLinked(app, kind, option.title, subjects, stance));
      if (made === null) return;
      undoToast(app, t, t('links.done.created', { kind: kindWord(t, kind), title: option.title }));
      onLinked?.(made);
      return;
    }
    const pairs = subjects.map((subject) => pairOf(subject, option.key)).filter((pair) => pair !== null);
    if (told(t, await linkAll(app, pairs, stance)) === null) return;
    undoToast(app, t, t('links.done.linked', { title: option.node.title || t('common.untitled') }));
    onLinked?.(option.key);
  };
  return (option) => background(accept(option), t('links.problem.storage'));
}
