import { Dexie, type EntityTable } from 'dexie';
import type { IndexRow } from '#shared/search/search-index.ts';

/** How far the stored rows have followed the change log of which copy. */
interface Followed {
  readonly key: 'followed';
  readonly copyId: string;
  readonly seq: number;
}

export type SearchStore = Dexie & {
  readonly rows: EntityTable<IndexRow, 'segId'>;
  readonly meta: EntityTable<Followed, 'key'>;
};

/** The search database of a project: derived from the records, so it may always be thrown away. */
export function openSearchStore(projectId: string): SearchStore {
  const store = new Dexie(`tl-search-${projectId}`);
  store.version(1).stores({ rows: 'segId', meta: 'key' });
  // Dexie adds the tables of `stores` as properties; their types are only known here.
  return store as SearchStore;
}

/** The rows that an index may start from, with the last change they hold; none when they belong to another copy. */
export async function storedRows(store: SearchStore, copyId: string): Promise<{ rows: IndexRow[]; seq: number }> {
  const followed = await store.meta.get('followed');
  if (followed?.copyId !== copyId) return { rows: [], seq: 0 };
  return { rows: await store.rows.toArray(), seq: followed.seq };
}

/** Puts these rows in the place of the old ones, with how far they go, in one transaction. Unchanged rows are not written again. */
export async function storeRows(
  store: SearchStore,
  rows: readonly IndexRow[],
  copyId: string,
  seq: number,
): Promise<void> {
  await store.transaction('rw', store.rows, store.meta, async () => {
    const known = new Map<string, number>();
    await store.rows.each((row) => void known.set(row.segId, row.generation));
    const kept = new Set(rows.map((row) => row.segId));
    await store.rows.bulkDelete([...known.keys()].filter((segId) => !kept.has(segId)));
    await store.rows.bulkPut(rows.filter((row) => known.get(row.segId) !== row.generation));
    await store.meta.put({ key: 'followed', copyId, seq });
  });
}
