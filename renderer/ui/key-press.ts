export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/**
 * What was pressed as a command's keys are written, such as `Mod+Shift+K`: letters by what the key writes, and by where it lies on a
 * keyboard whose letters are not Latin or where a modifier changes them. Null while only modifiers are down.
 */
export function keysOfPress(press: KeyPress, mac: boolean): string | null {
  const { key, altKey, ctrlKey, metaKey, shiftKey } = press;
  if (['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'Dead', 'Process', 'Unidentified'].includes(key)) return null;
  const mods = [
    (mac ? metaKey : ctrlKey) && 'Mod',
    mac && ctrlKey && 'Control',
    !mac && metaKey && 'Meta',
    altKey && 'Alt',
    shiftKey && 'Shift',
  ];
  return [...mods.filter(Boolean), nameOf(press)].join('+');
}

function nameOf({ key, code }: KeyPress): string {
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  const [, place] = /^(?:Key|Digit)(.)$/.exec(code) ?? [];
  if (place !== undefined) return place;
  return key === ' ' ? 'Space' : key;
}
