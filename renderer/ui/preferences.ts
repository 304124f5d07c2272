import { useSyncExternalStore } from 'react';

/** How things look and answer on this computer. Never part of what is exported. */
export interface Preferences {
  /** `system`: the one of the computer where it is spoken here. The pseudo languages are for looking, not for choosing. */
  readonly language: 'system' | 'en' | 'de' | 'es' | 'pseudo' | 'pseudo-rtl';
  readonly theme: 'system' | 'light' | 'dark' | 'contrast';
  /** CSS pixels, 13 to 22. */
  readonly readSize: number;
  /** 1.4 to 2.0. */
  readonly readLine: number;
  readonly readFace: 'inter' | 'serif' | 'system';
  /** Commands on a single letter. */
  readonly letterKeys: boolean;
  /** Keys that open the quick note from every program. */
  readonly quickCapture: boolean;
  /** In interviews what others marked is hidden. */
  readonly codeBlind: boolean;
  readonly sidebar: 'open' | 'rail';
  /** Width of the right pane, in CSS pixels, 320 to 480. */
  readonly paneSize: number;
  /** Keys of the person's own, by command: empty for none. */
  readonly keys: Readonly<Record<string, string>>;
}

const DEFAULT_PREFERENCES: Preferences = {
  language: 'system',
  theme: 'system',
  readSize: 16,
  readLine: 1.6,
  readFace: 'inter',
  letterKeys: true,
  quickCapture: false,
  codeBlind: false,
  sidebar: 'open',
  paneSize: 384,
  keys: {},
};

export const preferences = (): Preferences => current;

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribeToPreferences, preferences);
}

export function setPreferences(change: Partial<Preferences>): void {
  current = restorePreferences({ ...current, ...change });
  storage()?.setItem(KEY, JSON.stringify(current));
  for (const listener of listeners) listener();
}

/** Everything as it comes: for a start that may fail because of how things were set. */
export const forgetPreferences = (): void => setPreferences(DEFAULT_PREFERENCES);

export function subscribeToPreferences(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Another window changed them. Returns its own undo. */
export function followOtherWindows(): () => void {
  const onStorage = (event: StorageEvent): void => {
    if (event.key !== KEY) return;
    current = readStored();
    for (const listener of listeners) listener();
  };
  window.addEventListener('storage', onStorage);
  return () => window.removeEventListener('storage', onStorage);
}

/** Unknown data to valid preferences: what is odd becomes the default. */
function restorePreferences(data: unknown): Preferences {
  const stored: Readonly<Record<string, unknown>> = typeof data === 'object' && data !== null ? { ...data } : {};
  const oneOf = <T extends string>(value: unknown, all: readonly T[], otherwise: T): T =>
    all.find((one) => one === value) ?? otherwise;
  const within = (value: unknown, least: number, most: number, otherwise: number): number =>
    typeof value === 'number' && Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : otherwise;
  const usual = DEFAULT_PREFERENCES;
  return {
    language: oneOf(stored.language, ['system', 'en', 'de', 'es', 'pseudo', 'pseudo-rtl'], usual.language),
    theme: oneOf(stored.theme, ['system', 'light', 'dark', 'contrast'], usual.theme),
    readSize: within(stored.readSize, 13, 22, usual.readSize),
    readLine: within(stored.readLine, 1.4, 2, usual.readLine),
    readFace: oneOf(stored.readFace, ['inter', 'serif', 'system'], usual.readFace),
    quickCapture: stored.quickCapture === true,
    codeBlind: stored.codeBlind === true,
    letterKeys: typeof stored.letterKeys === 'boolean' ? stored.letterKeys : usual.letterKeys,
    sidebar: oneOf(stored.sidebar, ['open', 'rail'], usual.sidebar),
    paneSize: within(stored.paneSize, 320, 480, usual.paneSize),
    keys: textsOf(stored.keys),
  };
}

function textsOf(data: unknown): Readonly<Record<string, string>> {
  const entries = typeof data === 'object' && data !== null ? Object.entries(data) : [];
  return Object.fromEntries(entries.filter((one): one is [string, string] => typeof one[1] === 'string'));
}

const KEY = 'preferences';
const listeners = new Set<() => void>();
// Read at once and not from the database: the first paint needs the theme.
let current = readStored();

function readStored(): Preferences {
  try {
    return restorePreferences(JSON.parse(storage()?.getItem(KEY) ?? 'null'));
  } catch {
    return DEFAULT_PREFERENCES;
  }
}

/** Null where there is no window, or where the person has switched storage off. */
function storage(): Storage | null {
  try {
    return typeof window === 'undefined' ? null : window.localStorage;
  } catch {
    return null;
  }
}
