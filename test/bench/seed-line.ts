import type { Page } from 'playwright';
import type { GraphRecords } from '#shared/domain/evidence-graph.ts';
import { ADDRESS } from './browser.ts';

const STORES: Readonly<Record<keyof GraphRecords, string>> = {
  goals: 'goals',
  needs: 'needs',
  insights: 'insights',
  highlights: 'highlights',
  interviews: 'interviews',
  participants: 'participants',
  links: 'evidence',
};

/**
 * A workspace that holds these records. They are put into the page's own database while nothing there has been read yet, and the page
 * must not be loaded anew: at its next start the app would find rows that its journal does not know, and take them out.
 */
export async function seed(page: Page, records: Partial<GraphRecords>): Promise<void> {
  await page.goto(ADDRESS);
  await page.getByRole('button', { name: /start empty/i }).click();
  await page.getByRole('heading', { level: 1, name: 'Studies' }).waitFor();
  for (const [list, rows] of Object.entries(records) as [keyof GraphRecords, readonly unknown[]][]) {
    for (let at = 0; at < rows.length; at += 3_000) {
      await page.evaluate(putAll, [STORES[list], rows.slice(at, at + 3_000)] as const);
    }
  }
}

/** Runs in the page. */
async function putAll([store, rows]: readonly [string, readonly unknown[]]): Promise<void> {
  const names = await indexedDB.databases();
  const name = names.map((one) => one.name ?? '').find((one) => /^tl-[^-]+-\d+$/.test(one));
  if (name === undefined) throw new Error('expected: a workspace');
  await new Promise<void>((resolve, reject) => {
    const open = indexedDB.open(name);
    open.onerror = () => reject(open.error);
    open.onsuccess = () => {
      const db = open.result;
      if (!db.objectStoreNames.contains(store)) {
        reject(new Error(`expected: a table ${store} in ${name}`));
        return;
      }
      const work = db.transaction(store, 'readwrite');
      for (const one of rows) work.objectStore(store).put(one);
      work.oncomplete = () => {
        db.close();
        resolve();
      };
      work.onerror = () => reject(work.error);
    };
  });
}
