import type { HostStorage } from '#shared/contract/host-storage.ts';
import type { PageStorage } from '#shared/contract/storage/storage.ts';

/** One call of a page to its storage worker. */
export interface StorageRequest {
  readonly id: number;
  readonly group: keyof HostStorage;
  readonly method: string;
  readonly args: readonly unknown[];
}

/** `failed`: a broken promise of our own code. `unwritable`: there is no storage here at all. */
export type StorageAnswer =
  | { readonly id: number; readonly kind: 'answer'; readonly value: unknown }
  | { readonly id: number; readonly kind: 'failed'; readonly message: string }
  | { readonly id: number; readonly kind: 'unwritable' };

/** What the workers of all tabs tell each other. One of them owns the files; the others ask it. */
export type BusMessage =
  | { readonly kind: 'call'; readonly from: string; readonly request: StorageRequest }
  | { readonly kind: 'answer'; readonly to: string; readonly answer: StorageAnswer }
  /** Another worker owns the files from now on: what is unanswered must be asked again. */
  | { readonly kind: 'owner' };

/** Carries a call out. Never rejects. */
export async function carryOut(storage: PageStorage, request: StorageRequest): Promise<StorageAnswer> {
  const { id, group, method, args } = request;
  try {
    // Names and arguments come from `createBrowserStorage` of the same build, which is typed.
    const run = Reflect.get(storage[group], method) as (...given: readonly unknown[]) => Promise<unknown>;
    return { id, kind: 'answer', value: await run(...args) };
  } catch (error) {
    return { id, kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}
