import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import * as v from 'valibot';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import type { Json, JsonObject } from '#shared/domain/json.ts';

const Keys = v.union([v.string(), v.array(v.string())]);
const Store = v.object({
  keyPath: v.string(),
  indexes: v.array(v.object({ name: v.string(), keyPath: Keys, unique: v.boolean(), multiEntry: v.boolean() })),
  rows: v.array(v.custom<JsonObject>((row) => typeof row === 'object' && row !== null)),
});
const OldStore = v.object({ epoch: v.number(), version: v.number(), stores: v.record(v.string(), Store) });

/** A database of a released schema, with everything in it, as the engine held it. Frozen. */
export type OldStore = v.InferOutput<typeof OldStore>;

const FOLDER = path.resolve('test/reliability/fixtures');

/** One for every schema that was ever released, the oldest first. */
export function oldStores(): readonly OldStore[] {
  const files = readdirSync(FOLDER).filter((name) => /^epoch-\d+\.json$/.test(name));
  const read = files.map((name) => v.parse(OldStore, JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8'))));
  return read.sort((a, b) => a.epoch - b.epoch);
}

/** Leaves the app, which lets go of its files, for a page of the same address that runs nothing. */
export async function leaveApp(page: Page): Promise<void> {
  const [sheet = ''] = readdirSync('dist/renderer/assets').filter((name) => name.endsWith('.css'));
  await page.goto(new URL(`assets/${sheet}`, page.url()).href);
}

/** Makes the database of the page's address be this one and nothing beside it, as a build of that time left it. */
export async function putOldStore(page: Page, old: OldStore): Promise<void> {
  await page.evaluate(async (text) => {
    // The very object that is given below.
    const { version, stores } = JSON.parse(text) as OldStore;
    const done = (request: IDBRequest): Promise<void> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve();
        request.onerror = () => reject(request.error);
      });
    for (const { name } of await indexedDB.databases())
      if (name !== undefined) await done(indexedDB.deleteDatabase(name));
    const folder = await navigator.storage.getDirectory().catch(() => null);
    for await (const name of folder?.keys() ?? []) await folder?.removeEntry(name, { recursive: true });
    localStorage.clear();
    const opening = indexedDB.open('tl-local-1', version);
    opening.onupgradeneeded = () => {
      for (const [name, { keyPath, indexes, rows }] of Object.entries(stores)) {
        const store = opening.result.createObjectStore(name, { keyPath });
        for (const index of indexes) {
          const { unique, multiEntry } = index;
          store.createIndex(index.name, index.keyPath, { unique, multiEntry });
        }
        for (const row of rows) store.put(row);
      }
    };
    await done(opening);
    opening.result.close();
  }, JSON.stringify(old));
}

/** A field of the old rows that is not as it was, or a row that is gone; null: none. `found` by table. */
export function changedFrom(old: OldStore, found: Readonly<Record<string, readonly JsonObject[]>>): string | null {
  const own = new Set(['changes', 'meta', 'savedState']);
  // Of the row, and not of what a person wrote.
  const technical = new Set(['rev', 'updatedAt']);
  for (const [table, { rows }] of Object.entries(old.stores)) {
    if (own.has(table)) continue;
    const now = new Map((found[table] ?? []).map((row) => [row.id, row]));
    for (const row of rows) {
      const kept = now.get(row.id);
      if (kept === undefined) return `${table} ${String(row.id)} is gone`;
      const field = Object.keys(row).find((name) => !technical.has(name) && !same(row[name], kept[name]));
      if (field !== undefined) return `${table} ${String(row.id)} has another ${field}`;
    }
  }
  return null;
}

const same = (a: Json | undefined, b: Json | undefined): boolean =>
  a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b);
