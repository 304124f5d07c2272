import { useState } from 'react';
import type { TextFlow } from './text-flow.ts';

/** The segment that is being written in. */
export interface EditedSegment {
  readonly id: string;
  /** Where the caret goes at first. */
  readonly caret: number;
  /** The segment that is still drawn as the edited one until the list shows what a split or a join made. */
  readonly from: string | null;
  readonly until: { readonly there: string } | { readonly gone: string } | null;
  /** What was typed on the way from one segment to the next. */
  readonly typed: string[];
}

export interface SegmentEditing {
  /** The segment that is drawn as a field now. */
  readonly edited: EditedSegment | null;
  readonly shownAs: string | null;
  readonly begin: (id: string, caret?: number) => void;
  readonly goOn: (next: Omit<EditedSegment, 'typed'>) => void;
  readonly leave: () => void;
}

/** One segment at a time is written in; a split or a join hands over to its neighbour without losing a key. */
export function useSegmentEditing(flow: TextFlow): SegmentEditing {
  const [edited, setEdited] = useState<EditedSegment | null>(null);
  const isArrived =
    edited?.until == null ||
    ('there' in edited.until ? flow.indexOf(edited.until.there) >= 0 : flow.indexOf(edited.until.gone) < 0);
  return {
    edited,
    shownAs: edited && (isArrived ? edited.id : edited.from),
    begin: (id, caret = 0) => setEdited({ id, caret, from: null, until: null, typed: [] }),
    goOn: (next) => setEdited((before) => ({ ...next, typed: before?.typed ?? [] })),
    leave: () => setEdited(null),
  };
}
