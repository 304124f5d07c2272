import { Dexie } from 'dexie';

/**
 * Chooses the engine under every database of this page. After damage the browser resets its usual one at the second try; where even
 * that fails (its table of contents is gone), it is dead for ever, and a storage bucket gives a fresh one beside it. What was in the
 * dead one comes back from the journal. Answers the bucket's name, null for the usual engine.
 */
export async function chooseEngine(): Promise<string | null> {
  const kept = keptName();
  if (kept !== null && (await openEngine(kept))) return kept;
  if ((await answersInTime()) || !(await openEngine(BUCKET))) return null;
  keepName(BUCKET);
  return BUCKET;
}

/** Uses the engine of a bucket from now on: the search worker is told which. False where there are no buckets. */
export async function openEngine(name: string): Promise<boolean> {
  const buckets = storageBuckets();
  if (buckets === null) return false;
  try {
    const bucket = await buckets.open(name, { durability: 'strict', persisted: true });
    Dexie.dependencies.indexedDB = bucket.indexedDB;
    return true;
  } catch (cause) {
    console.error('the bucket cannot be opened', cause);
    return false;
  }
}

const BUCKET = 'throughline-2';
const KEY = 'throughline.engine';
const TRIES = 4;
const REST_MS = 150;

async function answersInTime(): Promise<boolean> {
  for (let i = 0; i < TRIES; i++) {
    try {
      await Dexie.getDatabaseNames();
      return true;
    } catch (cause) {
      console.warn('the database engine does not open', cause);
    }
    await new Promise((resolve) => setTimeout(resolve, REST_MS));
  }
  return false;
}

function keptName(): string | null {
  try {
    return globalThis.localStorage?.getItem(KEY) ?? null;
  } catch {
    return null;
  }
}

function keepName(name: string): void {
  try {
    globalThis.localStorage?.setItem(KEY, name);
  } catch {
    // The next start finds the usual engine dead again, and comes to the same bucket.
  }
}

interface StorageBuckets {
  open(
    name: string,
    options: { readonly durability: 'strict'; readonly persisted: boolean },
  ): Promise<{ readonly indexedDB: IDBFactory }>;
}

function storageBuckets(): StorageBuckets | null {
  // Not in the types of the platform yet.
  const { storageBuckets: buckets } = (globalThis.navigator ?? {}) as { readonly storageBuckets?: StorageBuckets };
  return buckets ?? null;
}
