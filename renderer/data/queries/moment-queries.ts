import type { Highlight } from '#shared/domain/highlight.ts';
import { type Id, isId } from '#shared/domain/ids.ts';
import type { App } from '../app.ts';
import { rowsByKey } from '../rows-by-key.ts';

/** Where in the recording the words of these highlights were said, in milliseconds; those without a known time are left out. */
export async function momentsOf(
  app: App,
  highlights: readonly Highlight[],
): Promise<ReadonlyMap<Id<'highlight'>, number>> {
  const segmentIds = highlights.map((h) => h.anchor.block).filter((block) => isId('segment', block));
  const starts = new Map<string, number>();
  for (const segment of await rowsByKey(app.db.segments, [...new Set(segmentIds)])) {
    if (segment && segment.startMs !== null) starts.set(segment.id, segment.startMs);
  }
  return new Map(
    highlights.flatMap((h) => {
      const at = starts.get(h.anchor.block);
      return at === undefined ? [] : [[h.id, at] as const];
    }),
  );
}
