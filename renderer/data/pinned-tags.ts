import type { Id } from '#shared/domain/ids.ts';
import { isId } from '#shared/domain/ids.ts';
import type { App } from './app.ts';

const KEY = 'pinnedTags';
/** One for each of the keys 1 to 9. */
const MOST_PINS = 9;

/** The tags that this computer has on the keys 1 to 9, in their order. */
export async function pinnedTags(app: App): Promise<readonly Id<'tag'>[]> {
  return readPins((await app.db.savedState.get(KEY))?.value);
}

/** Puts a tag on the next free key; false when all nine are taken. */
export async function pinTag(app: App, id: Id<'tag'>): Promise<boolean> {
  return app.db.transaction('rw', app.db.savedState, async () => {
    const pins = readPins((await app.db.savedState.get(KEY))?.value);
    if (pins.includes(id)) return true;
    if (pins.length >= MOST_PINS) return false;
    await app.db.savedState.put({ key: KEY, value: [...pins, id] });
    return true;
  });
}

export async function unpinTag(app: App, id: Id<'tag'>): Promise<void> {
  await app.db.transaction('rw', app.db.savedState, async () => {
    const pins = readPins((await app.db.savedState.get(KEY))?.value);
    await app.db.savedState.put({ key: KEY, value: pins.filter((one) => one !== id) });
  });
}

const readPins = (value: unknown): readonly Id<'tag'>[] =>
  Array.isArray(value) ? value.filter((one): one is Id<'tag'> => typeof one === 'string' && isId('tag', one)) : [];
