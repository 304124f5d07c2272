import type { Step } from '#renderer/data/actions/need-actions.ts';

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

const SHIFTS: Readonly<Record<string, Step>> = {
  'Alt+Shift+ArrowRight': 'in',
  'Alt+Shift+ArrowLeft': 'out',
  'Mod+Shift+ArrowUp': 'up',
  'Mod+Shift+ArrowDown': 'down',
};
const MIRROR_KEYS: Readonly<Record<string, string>> = { ArrowRight: 'ArrowLeft', ArrowLeft: 'ArrowRight' };
