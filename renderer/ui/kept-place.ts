/**
 * What a page keeps for its own entry of the window's history: where it was scrolled to, which row had the cursor. Going back or
 * loading the window anew finds it again; another visit of the same address is another entry and begins at the top.
 */
export function keptHere(name: string): string | undefined {
  return kept.get(entryNow())?.[name];
}

export function keepHere(name: string, value: string): void {
  const entry = entryNow();
  const before = kept.get(entry);
  // The newest stand last: the oldest are let go.
  kept.delete(entry);
  kept.set(entry, { ...before, [name]: value });
}

/** Names that are kept here and begin so. */
export function keptNames(prefix: string): readonly string[] {
  return Object.keys(kept.get(entryNow()) ?? {}).filter((name) => name.startsWith(prefix));
}

const KEY = 'kept-places';
const MOST = 100;
const kept = read();

if (typeof window !== 'undefined') {
  window.addEventListener('pagehide', () => {
    try {
      window.sessionStorage.setItem(KEY, JSON.stringify([...kept].slice(-MOST)));
    } catch {
      // Without storage a reload begins at the top.
    }
  });
}

function read(): Map<string, Readonly<Record<string, string>>> {
  try {
    return new Map(JSON.parse(window.sessionStorage.getItem(KEY) ?? '[]'));
  } catch {
    return new Map();
  }
}

/** The browser's own name of the entry; where it has none, the address. */
function entryNow(): string {
  if (typeof window === 'undefined') return '';
  const key = 'navigation' in window ? window.navigation.currentEntry?.key : undefined;
  return key ?? window.location.hash;
}
