import type { NeedPlace } from '#renderer/data/actions/need-actions.ts';
import type { OutlineRow } from './need-outline.ts';

/** The index in `rows` before which a need at this place is drawn. */
export function insertionPoint(rows: readonly OutlineRow[], { parentId, after }: NeedPlace): number {
  const anchor = rows.findIndex(({ key }) => key === (after ?? parentId));
  const level = rows[anchor]?.level;
  if (level === undefined) return after === null && parentId === null ? 0 : rows.length;
  if (after === null) return anchor + 1;
  const next = rows.findIndex((row, i) => i > anchor && row.level <= level);
  return next < 0 ? rows.length : next;
}
