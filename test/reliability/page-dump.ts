import { canonicalJson } from '#shared/domain/canonical-json.ts';
import type { Json, JsonObject } from '#shared/domain/json.ts';
import { TABLES, type TableName } from '#shared/domain/records.ts';
import { addToSum, EMPTY_SUM, rowSum, type StateSum } from '#shared/domain/state-sum.ts';

/** Everything in the newest database of a page, read past the app. */
export interface PageDump {
  readonly generation: number;
  readonly head: JsonObject | null;
  readonly rows: Readonly<Record<string, readonly JsonObject[]>>;
  readonly changes: readonly JsonObject[];
}

/** Runs in the page; sent there as text, so it knows nothing of this file. */
export async function dumpPage(): Promise<PageDump> {
  const bucket = localStorage.getItem('throughline.engine');
  // Not in the types of the platform yet.
  const { storageBuckets } = navigator as unknown as {
    storageBuckets?: { open(name: string): Promise<{ indexedDB: IDBFactory }> };
  };
  const factory = bucket !== null && storageBuckets ? (await storageBuckets.open(bucket)).indexedDB : indexedDB;
  const asked = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const generations = (await factory.databases()).flatMap(({ name }) => {
    const found = /^tl-local-(\d+)$/.exec(name ?? '');
    return found ? Number(found[1]) : [];
  });
  const generation = Math.max(...generations);
  const db = await asked(factory.open(`tl-local-${generation}`));
  const stores = [...db.objectStoreNames].sort();
  const transaction = db.transaction(stores);
  const all = await Promise.all(stores.map((name) => asked(transaction.objectStore(name).getAll())));
  db.close();
  const rows = Object.fromEntries(stores.map((name, i) => [name, all[i] ?? []]));
  const head = (rows.meta ?? []).find((row) => row.key === 'head') ?? null;
  return { generation, head, rows, changes: rows.changes ?? [] };
}

/** The records as one text: equal content, equal text. */
export function contentOf({ rows }: PageDump): string {
  const own = new Set(['changes', 'marks', 'meta', 'savedState']);
  const records = Object.entries(rows).filter(([name]) => !own.has(name));
  // Rows of a structured clone of JSON.
  return canonicalJson(records as unknown as Json);
}

/** The rows of a table, as JSON. */
export const rowsOf = ({ rows }: PageDump, table: TableName): readonly JsonObject[] => rows[table] ?? [];

/** What is wrong between the head, the rows and the log; null: nothing. */
export function disagreement(dump: PageDump): string | null {
  const { head, changes } = dump;
  if (head === null) return 'there is no head';
  let sum = 0n;
  for (const table of TABLES) for (const row of rowsOf(dump, table)) sum += rowSum(table, row);
  const scanned: StateSum = addToSum(EMPTY_SUM, sum);
  if (scanned !== head.stateSum) return `the rows sum up to ${scanned}, the head says ${String(head.stateSum)}`;
  const last = changes.at(-1);
  if (last !== undefined && (last.seq !== head.seq || last.hash !== head.hash)) {
    return `the log ends with change ${String(last.seq)}, the head with ${String(head.seq)}`;
  }
  for (const [i, { seq, prev }] of changes.entries()) {
    const before = changes[i - 1];
    if (before && (before.seq !== Number(seq) - 1 || before.hash !== prev))
      return `change ${String(seq)} does not follow`;
  }
  return null;
}
