import { type ReactNode, startTransition, useEffect, useState } from 'react';
import type { MenuEntry } from '#renderer/ui/menu.tsx';
import type { Segment } from '#shared/domain/transcript.ts';
import { RowMenu } from './row-menu.tsx';
import type { TranscriptWalk } from './use-transcript-walk.ts';

export interface CursorMenuProps {
  readonly walk: TranscriptWalk;
  readonly segments: readonly Segment[];
  readonly nameOf: (segment: Segment) => string;
  readonly itemsOf: (segment: Segment) => readonly MenuEntry[];
}

/** The menu of the segment where the cursor is. It alone is drawn again with each step, and not before the step itself is seen. */
export function CursorMenu({ walk, segments, nameOf, itemsOf }: CursorMenuProps): ReactNode {
  const { subscribe, cursor } = walk;
  const [, drawAgain] = useState(0);
  useEffect(() => subscribe(() => startTransition(() => drawAgain((n) => n + 1))), [subscribe]);
  const at = cursor();
  const [segment, item] = [segments[at], walk.virtual.measurementsCache[at]];
  if (!segment || !item) return null;
  return <RowMenu top={item.start} name={nameOf(segment)} items={() => itemsOf(segment)} />;
}
