import type { App } from '#renderer/data/app.ts';
import type { DuplicatePair } from '#shared/domain/tag-duplicates.ts';

const KEY = 'tagsToldApart';

/** The same for both orders of a pair. */
export const pairKey = ({ keep, other }: DuplicatePair): string => [keep.id, other.id].sort().join(' ');

/** Pairs of tags of which a person said on this computer that they are two. */
export async function dismissedPairs(app: App): Promise<ReadonlySet<string>> {
  return new Set(readKeys((await app.db.savedState.get(KEY))?.value));
}

export async function dismissPair(app: App, pair: DuplicatePair): Promise<void> {
  await app.db.transaction('rw', app.db.savedState, async () => {
    const before = readKeys((await app.db.savedState.get(KEY))?.value);
    await app.db.savedState.put({ key: KEY, value: [...new Set([...before, pairKey(pair)])] });
  });
}

const readKeys = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
