import { Dexie, type EntityTable } from 'dexie';
import type { IndexRow } from '#shared/search/search-index.ts';

/** How far the stored rows have followed the change log of which copy. */
interface Followed {
  readonly key: 'followed';
  readonly copyId: string;
  readonly seq: number;
  /** Another with each writing: who knows it knows which rows stand here. Absent in stores of old. */
  readonly writing?: string;
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

export interface StoredRows {
  readonly rows: IndexRow[];
  /** The last change that they hold; 0: none. */
  readonly seq: number;
  readonly writing: string | null;
}

/** The rows that an index may start from; none when they belong to another copy. */
export function storedRows(store: SearchStore, copyId: string): Promise<StoredRows> {
  return store.transaction('r', store.rows, store.meta, async () => {
    const followed = await store.meta.get('followed');
    if (followed?.copyId !== copyId) return { rows: [], seq: 0, writing: null };
    return { rows: await store.rows.toArray(), seq: followed.seq, writing: followed.writing ?? null };
  });
}

/**
 * Puts these rows in the place of the old ones, with how far they go, in one transaction, and gives the name of this writing.
 * `after`: the writing that these rows grew out of; a row that has not changed since is not written again. Null, or another than the
 * one that stands there (a second window wrote meanwhile): ids and generations say nothing, and all are written.
 */
export async function storeRows(
  store: SearchStore,
  rows: readonly IndexRow[],
  { copyId, seq, after }: { readonly copyId: string; readonly seq: number; readonly after: string | null },
): Promise<string> {
  const writing = crypto.randomUUID();
  await store.transaction('rw', store.rows, store.meta, async () => {
    const followed = await store.meta.get('followed');
    const known = new Map<string, number>();
    if (after === null || followed?.writing !== after) await store.rows.clear();
    else await store.rows.each((row) => void known.set(row.segId, row.generation));
    const kept = new Set(rows.map((row) => row.segId));
    await store.rows.bulkDelete([...known.keys()].filter((segId) => !kept.has(segId)));
    await store.rows.bulkPut(rows.filter((row) => known.get(row.segId) !== row.generation));
    await store.meta.put({ key: 'followed', copyId, seq, writing });
  });
  return writing;
}
