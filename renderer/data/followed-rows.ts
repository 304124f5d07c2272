import type { RecordTypes, TableName } from '#shared/domain/records.ts';
import type { App } from './app.ts';
import { tableOf } from './db.ts';
import { watchHead } from './watch-head.ts';

/** Rows of one table that belong together, such as the segments of a transcript. */
export interface RowSet<T extends TableName> {
  readonly table: T;
  /** All of them, in their order. */
  readonly load: (app: App) => Promise<readonly RecordTypes[T][]>;
  readonly belongs: (row: RecordTypes[T]) => boolean;
  readonly compare: (a: RecordTypes[T], b: RecordTypes[T]) => number;
}

export interface RowFeed<T extends TableName> {
  subscribe(listener: () => void): () => void;
  current(): readonly RecordTypes[T][] | undefined;
}

/**
 * The rows, read once and then brought up to date from the change log: a key that is typed in one of 2,500 segments reads that
 * one, where a live query would read them all. The array is a new one only when a row of it changed.
 */
export function followRows<T extends TableName>(app: App, set: RowSet<T>): RowFeed<T> {
  const listeners = new Set<() => void>();
  let rows: readonly RecordTypes[T][] | undefined;
  let seq = 0;
  let stop: (() => void) | null = null;
  let last: Promise<void> = Promise.resolve();

  const catchUp = async (): Promise<void> => {
    const before = rows;
    const news = before && (await touchedSince(app, set.table, seq));
    if (before && news) {
      seq = news.seq;
      rows = patched(before, news.rows, set);
    } else {
      const read = await app.db.transaction('r', [set.table, 'meta'], async () => ({
        rows: await set.load(app),
        seq: (await app.db.meta.get('head'))?.seq ?? 0,
      }));
      rows = read.rows;
      seq = read.seq;
    }
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

/** More rows than this in one go are read faster all together. */
const MOST = 500;

interface Touched<T extends TableName> {
  readonly seq: number;
  /** The row as it is now; undefined where it is gone. */
  readonly rows: ReadonlyMap<string, RecordTypes[T] | undefined>;
}

/** What was written in the table after `seq`; null where reading all of it anew is the better way. */
async function touchedSince<T extends TableName>(app: App, table: T, seq: number): Promise<Touched<T> | null> {
  return app.db.transaction('r', [table, 'changes', 'meta'], async () => {
    const head = await app.db.meta.get('head');
    if (head === undefined || head.seq < seq) return null;
    const log = await app.db.changes.where('seq').above(seq).toArray();
    // Another log than the one that was followed: the workspace was rebuilt meanwhile.
    if (log.length !== head.seq - seq) return null;
    const keys = [...new Set(log.flatMap(({ ops }) => ops.filter((op) => op.table === table).map((op) => op.key)))];
    if (keys.length > MOST) return null;
    const rows = keys.length === 0 ? [] : await tableOf(app.db, table).bulkGet(keys);
    // A table by name holds that name's records.
    return { seq: head.seq, rows: new Map(keys.map((key, i) => [key, rows[i] as RecordTypes[T] | undefined])) };
  });
}

function patched<T extends TableName>(
  before: readonly RecordTypes[T][],
  touched: Touched<T>['rows'],
  { belongs, compare }: RowSet<T>,
): readonly RecordTypes[T][] {
  const fresh = [...touched.values()].filter((row) => row !== undefined && belongs(row)) as RecordTypes[T][];
  if (fresh.length === 0 && !before.some(({ id }) => touched.has(id))) return before;
  return [...before.filter(({ id }) => !touched.has(id)), ...fresh].sort(compare);
}
