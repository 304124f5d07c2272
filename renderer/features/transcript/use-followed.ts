import { useMemo, useSyncExternalStore } from 'react';
import { type FollowedRows, followRows, type RowFeed, type RowSets } from '#renderer/data/followed-rows.ts';
import { useApp } from '#renderer/data/use-live.ts';
import type { TableName } from '#shared/domain/records.ts';

/** The rows of some sets, kept up to date together. `deps` say when `sets` mean other rows. Undefined until the first answer. */
export function useFollowed<K extends TableName>(
  sets: RowSets<K> | null,
  deps: readonly unknown[],
): FollowedRows<K> | undefined {
  const app = useApp();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the caller says what the sets depend on
  const feed = useMemo((): RowFeed<K> => (sets === null ? NOTHING : followRows(app, sets)), [app, ...deps]);
  return useSyncExternalStore(feed.subscribe, feed.current);
}

/** Nobody knows yet what to follow. */
const NOTHING = { subscribe: () => () => undefined, current: () => undefined };
