import type { Change } from '#shared/domain/change.ts';
import type { RecordTypes, TableName } from '#shared/domain/records.ts';
import type { App } from './app.ts';
import { tableOf } from './db.ts';
import { watchHead } from './watch-head.ts';

/** Rows of one table that belong together, such as the segments of a transcript. */
export interface RowSet<T extends TableName> {
  /** All of them, in their order. */
  readonly load: (app: App) => Promise<readonly RecordTypes[T][]>;
  readonly belongs: (row: RecordTypes[T]) => boolean;
  readonly compare: (a: RecordTypes[T], b: RecordTypes[T]) => number;
}

export type RowSets<K extends TableName> = { readonly [T in K]: RowSet<T> };
export type FollowedRows<K extends TableName> = { readonly [T in K]: readonly RecordTypes[T][] };

export interface RowFeed<K extends TableName> {
  subscribe(listener: () => void): () => void;
  current(): FollowedRows<K> | undefined;
}

/**
 * The rows, read once and then brought up to date from the change log: a key that is typed in one of 2,500 segments reads that
 * one, where a live query would read them all. What one change wrote in several tables comes together, so that nobody sees the
 * half of it. An array is a new one only when a row of it changed.
 */
export function followRows<K extends TableName>(app: App, sets: RowSets<K>): RowFeed<K> {
  // Object.keys widens the keys of an object to string.
  const tables = Object.keys(sets) as K[];
  const listeners = new Set<() => void>();
  let rows: FollowedRows<K> | undefined;
  let seq = 0;
  let stop: (() => void) | null = null;
  let last: Promise<void> = Promise.resolve();

  const read = async (): Promise<void> => {
    const before = rows;
    const log = before && (await changesSince(app, seq));
    const next: Partial<Record<K, unknown>> = {};
    for (const table of tables) next[table] = await rowsNow(app, table, sets[table], before?.[table], log ?? null);
    seq = (await app.db.meta.get('head'))?.seq ?? 0;
    // Each table by name was given that table's rows.
    if (before === undefined || tables.some((table) => next[table] !== before[table])) rows = next as FollowedRows<K>;
  };
  const catchUp = async (): Promise<void> => {
    const before = rows;
    // Dexie follows the awaits of a function that is `async` itself.
    await app.db.transaction('r', [...tables, 'changes', 'meta'], async () => read());
    if (rows !== before) for (const listener of listeners) listener();
  };
  const follow = (): (() => void) =>
    watchHead(app.db, (head) => {
      if (rows !== undefined && head.seq === seq) return;
      last = last.then(catchUp).catch((cause: unknown) => {
        // A closed database ends every query; the save state is what tells the person.
        console.error('rows could not be followed', cause);
      });
    });
  return {
    subscribe(listener) {
      listeners.add(listener);
      stop ??= follow();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        stop = null;
      };
    },
    current: () => rows,
  };
}

/** The changes after `seq`; null where the log is another one than was followed: the workspace was rebuilt meanwhile. */
async function changesSince(app: App, seq: number): Promise<readonly Change[] | null> {
  const head = await app.db.meta.get('head');
  if (head === undefined || head.seq < seq) return null;
  const log = await app.db.changes.where('seq').above(seq).toArray();
  return log.length === head.seq - seq ? log : null;
}

/** More rows than this in one go are read faster all together. */
const MOST = 500;

async function rowsNow<T extends TableName>(
  app: App,
  table: T,
  set: RowSet<T>,
  before: readonly RecordTypes[T][] | undefined,
  log: readonly Change[] | null,
): Promise<readonly RecordTypes[T][]> {
  if (before === undefined || log === null) return set.load(app);
  const keys = [...new Set(log.flatMap(({ ops }) => ops.filter((op) => op.table === table).map((op) => op.key)))];
  if (keys.length === 0) return before;
  if (keys.length > MOST) return set.load(app);
  const found = await tableOf(app.db, table).bulkGet(keys);
  // A table by name holds that name's records.
  return patched(before, new Map(keys.map((key, i) => [key, found[i] as RecordTypes[T] | undefined])), set);
}

/** `touched`: the rows as they are now; undefined where one is gone. */
function patched<T extends TableName>(
  before: readonly RecordTypes[T][],
  touched: ReadonlyMap<string, RecordTypes[T] | undefined>,
  { belongs, compare }: RowSet<T>,
): readonly RecordTypes[T][] {
  const fresh = new Map([...touched].filter(([, row]) => row !== undefined && belongs(row)));
  const next: RecordTypes[T][] = [];
  let isTouched = false;
  let isMoved = false;
  for (const row of before) {
    const now = touched.has(row.id) ? fresh.get(row.id) : row;
    if (now !== row) isTouched = true;
    if (now === undefined) continue;
    if (now !== row && compare(row, now) !== 0) isMoved = true;
    next.push(now);
    fresh.delete(row.id);
  }
  for (const row of fresh.values()) if (row !== undefined) next.push(row);
  if (!isTouched && fresh.size === 0) return before;
  // Most changes leave a row where it stands.
  return isMoved || fresh.size > 0 ? next.sort(compare) : next;
}
