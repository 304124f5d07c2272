/** Words that were typed and not yet in the database when their page went away. */
export interface KeptWords {
  /** When they were kept: ISO instant. */
  readonly at: string;
  readonly value: unknown;
}

const PREFIX = 'throughline.kept.';

/** What this window keeps, also where the browser has no room for it: the pending file of the Host takes it from here. */
const mine = new Map<string, KeptWords>();

/**
 * Keeps words where they are written before the page ends: a database answers only later, when nobody is left to hear it. A second
 * call for the same text replaces the first.
 */
export function keepWords(key: string, kept: KeptWords): void {
  mine.set(key, kept);
  try {
    globalThis.localStorage?.setItem(PREFIX + key, JSON.stringify(kept));
  } catch (cause) {
    // No room or no storage: what is left is the save that has begun.
    console.warn('words were not kept', cause);
  }
}

/** The words kept for one text; null when there are none, or none that can be read. */
export function keptWords(key: string): KeptWords | null {
  const here = mine.get(key);
  if (here) return here;
  try {
    const text = globalThis.localStorage?.getItem(PREFIX + key);
    return asKeptWords(typeof text === 'string' ? JSON.parse(text) : null);
  } catch {
    return null;
  }
}

/** Kept words out of what was stored as text; null where it is none. */
export function asKeptWords(read: unknown): KeptWords | null {
  if (typeof read !== 'object' || read === null || !('at' in read) || !('value' in read)) return null;
  return typeof read.at === 'string' ? { at: read.at, value: read.value } : null;
}

/** Lets go of them: they are in the database, or were overtaken. */
export function forgetWords(key: string): void {
  mine.delete(key);
  try {
    globalThis.localStorage?.removeItem(PREFIX + key);
  } catch {
    // Where nothing can be kept there is nothing to forget.
  }
}

/** The keys of every text with kept words, those among them for which the browser has no room. */
export function keptKeys(): readonly string[] {
  const keys = new Set(mine.keys());
  try {
    for (const key of Object.keys(globalThis.localStorage ?? {})) {
      if (key.startsWith(PREFIX)) keys.add(key.slice(PREFIX.length));
    }
  } catch (cause) {
    console.warn('kept words cannot be read', cause);
  }
  return [...keys];
}

/** What this window keeps now, by key. */
export const wordsKeptHere = (): readonly (readonly [key: string, kept: KeptWords])[] => [...mine];
