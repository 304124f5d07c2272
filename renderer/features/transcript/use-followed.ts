import { useMemo, useSyncExternalStore } from 'react';
import { followRows, type RowSet } from '#renderer/data/followed-rows.ts';
import { useApp } from '#renderer/data/use-live.ts';
import type { RecordTypes, TableName } from '#shared/domain/records.ts';

/** The rows of a set, kept up to date. `deps` say when `set` means other rows. Undefined until the first answer. */
export function useFollowed<T extends TableName>(
  set: RowSet<T>,
  deps: readonly unknown[],
): readonly RecordTypes[T][] | undefined {
  const app = useApp();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the caller says what the set depends on
  const feed = useMemo(() => followRows(app, set), [app, ...deps]);
  return useSyncExternalStore(feed.subscribe, feed.current);
}
