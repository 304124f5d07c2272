import { type ReactNode, useState } from 'react';
import { lastPlace } from '#renderer/data/actions/need-actions.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Need } from '#shared/domain/need.ts';
import { MoveNeedDialog } from './move-need-dialog.tsx';
import { useLinkPicker } from './use-link-picker.tsx';
import { type NeedMoves, useNeedMoves } from './use-need-moves.ts';
import { useTrash } from './use-trash.tsx';

export interface NeedEdits extends NeedMoves {
  /** Puts a need last under another. */
  readonly nest: (need: Need, under: Id<'need'>) => void;
  /** Asks under which need it belongs. */
  readonly askPlace: (need: Need) => void;
  /** Asks which goal it serves. */
  readonly link: (need: Need) => void;
  readonly discard: (need: Need, onDone: () => void) => void;
  /** To the trash with all that stands under it. */
  readonly prune: (need: Need, onDone: () => void) => void;
  /** Put this anywhere in what you draw. */
  readonly dialogs: ReactNode;
}

/** What can be done with a need where it is drawn, in the outline and on the map alike. `onMoved` keeps the focus with the need. */
export function useNeedEdits(needs: readonly Need[], onMoved: (id: Id<'need'>) => void): NeedEdits {
  const [placing, setPlacing] = useState<Need | null>(null);
  const moves = useNeedMoves(needs, onMoved);
  const picker = useLinkPicker();
  const { trash, dialog } = useTrash();
  return {
    ...moves,
    nest(need, under) {
      if (need.id !== under) moves.moveTo(need, lastPlace(needs, under));
    },
    askPlace: setPlacing,
    link: (need) => picker.open({ subjects: [need.id], kind: 'goal' }),
    discard: (need, onDone) => trash({ table: 'needs', id: need.id, title: need.title, onDone }),
    prune: (need, onDone) => trash({ table: 'needs', id: need.id, title: need.title, branch: true, onDone }),
    dialogs: (
      <>
        {placing && (
          <MoveNeedDialog
            need={placing}
            needs={needs}
            onClose={() => setPlacing(null)}
            onMove={(parentId) => {
              setPlacing(null);
              moves.moveTo(placing, lastPlace(needs, parentId));
            }}
          />
        )}
        {picker.dialog}
        {dialog}
      </>
    ),
  };
}
