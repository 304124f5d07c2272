import type { NeedPlace, Step } from './need-actions.ts';
import type { OutlineRow } from './need-outline.ts';

export interface KeyPress {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/** The move in the tree that a key press means; where text runs from right to left, left and right change places. */
export function stepOf({ key, altKey, ctrlKey, metaKey, shiftKey }: KeyPress, rtl: boolean): Step | undefined {
  const mods = `${altKey ? 'Alt+' : ''}${ctrlKey || metaKey ? 'Mod+' : ''}${shiftKey ? 'Shift+' : ''}`;
  return SHIFTS[mods + (rtl ? mirrored(key) : key)];
}

export const mirrored = (key: string): string => MIRROR_KEYS[key] ?? key;

/** The index in `rows` before which a need at this place is drawn. */
export function insertionPoint(rows: readonly OutlineRow[], { parentId, after }: NeedPlace): number {
  const anchor = rows.findIndex(({ key }) => key === (after ?? parentId));
  const level = rows[anchor]?.level;
  if (level === undefined) return after === null && parentId === null ? 0 : rows.length;
  if (after === null) return anchor + 1;
  const next = rows.findIndex((row, i) => i > anchor && row.level <= level);
  return next < 0 ? rows.length : next;
}

const SHIFTS: Readonly<Record<string, Step>> = {
  'Alt+Shift+ArrowRight': 'in',
  'Alt+Shift+ArrowLeft': 'out',
  'Mod+Shift+ArrowUp': 'up',
  'Mod+Shift+ArrowDown': 'down',
};
const MIRROR_KEYS: Readonly<Record<string, string>> = { ArrowRight: 'ArrowLeft', ArrowLeft: 'ArrowRight' };
