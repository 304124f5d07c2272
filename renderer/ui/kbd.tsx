import type { ReactNode } from 'react';
import styles from './kbd.module.css';
import { ON_MAC } from './on-mac.ts';

export interface KbdProps {
  /** `Mod+Shift+K`. Mod is Command on a Mac, Control elsewhere. */
  readonly keys: string;
}

export function Kbd({ keys }: KbdProps): ReactNode {
  return <kbd className={styles.kbd}>{keysInWords(keys, ON_MAC)}</kbd>;
}

/** How the keys are written on the person's own keyboard. */
function keysInWords(keys: string, mac: boolean): string {
  const names = keys
    .split('+')
    .map((key) => (mac ? MAC[key] : OTHER[key]) ?? (key.length === 1 ? key.toUpperCase() : key));
  return names.join(mac ? '' : '+');
}

const MAC: Readonly<Record<string, string>> = {
  Mod: '⌘',
  Meta: '⌘',
  Control: '⌃',
  Alt: '⌥',
  Shift: '⇧',
  Enter: '⏎',
  Backspace: '⌫',
  Delete: '⌦',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
};

const OTHER: Readonly<Record<string, string>> = {
  Mod: 'Ctrl',
  Control: 'Ctrl',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
};
