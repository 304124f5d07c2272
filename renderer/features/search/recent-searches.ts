import type { App } from '#renderer/data/app.ts';

const KEY = 'search.recent';
const MOST = 8;

/** The newest first. A setting of this computer: it is in no archive and no history. */
export async function recentSearches(app: App): Promise<readonly string[]> {
  return readList((await app.db.savedState.get(KEY))?.value);
}

/** Puts a search on top of the list. A search that only grew ("pri", "pricing") takes the place of its beginning. */
export async function rememberSearch(app: App, text: string): Promise<void> {
  const wanted = text.trim();
  if (wanted === '') return;
  await app.db.transaction('rw', app.db.savedState, async () => {
    const before = readList((await app.db.savedState.get(KEY))?.value);
    const others = before.filter((one, i) => one !== wanted && !(i === 0 && wanted.startsWith(one)));
    await app.db.savedState.put({ key: KEY, value: [wanted, ...others].slice(0, MOST) });
  });
}

export async function forgetSearches(app: App): Promise<void> {
  await app.db.savedState.delete(KEY);
}

const readList = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
