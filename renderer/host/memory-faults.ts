import type { HostStorage, StorageProblem } from '#shared/contract/host-storage.ts';
import type { PageStorage } from '#shared/contract/storage/storage.ts';
import { fail } from '#shared/domain/result.ts';

/** What may happen to one call: refused; never answered, done or not; answered when the test says so; or a throw. */
export type StorageFault =
  | { readonly kind: 'problem'; readonly problem: StorageProblem }
  | { readonly kind: 'throw'; readonly message: string }
  | { readonly kind: 'hang' }
  | { readonly kind: 'lost-answer' }
  | { readonly kind: 'late-answer'; readonly until: Promise<unknown> }
  | { readonly kind: 'late-call'; readonly until: Promise<unknown> };

export type StorageCall =
  | `journal.${keyof PageStorage['journal']}`
  | `projects.${keyof PageStorage['projects']}`
  | `media.${keyof PageStorage['media']}`
  | `snapshots.${keyof PageStorage['snapshots']}`;

/** The same storage, whose calls meet the faults that `next` answers. */
export function withFaults(storage: PageStorage, next: (call: StorageCall) => StorageFault | undefined): HostStorage {
  const group = <G extends keyof HostStorage>(name: G): PageStorage[G] =>
    new Proxy(storage[name], {
      get(target, method) {
        // The groups hold nothing but functions that answer promises.
        const run = Reflect.get(target, method) as ((...args: unknown[]) => Promise<unknown>) | undefined;
        if (run === undefined) return undefined;
        return (...args: unknown[]) => meet(next(`${name}.${String(method)}` as StorageCall), () => run(...args));
      },
    });
  return {
    journal: group('journal'),
    projects: group('projects'),
    media: group('media'),
    snapshots: group('snapshots'),
  };
}

const never = new Promise<never>(() => {});

async function meet(fault: StorageFault | undefined, run: () => Promise<unknown>): Promise<unknown> {
  switch (fault?.kind) {
    case undefined:
      return run();
    case 'problem':
      return fail(fault.problem);
    case 'throw':
      throw new Error(fault.message);
    case 'hang':
      return never;
    case 'lost-answer':
      await run();
      return never;
    case 'late-answer': {
      const answer = await run();
      await fault.until;
      return answer;
    }
    case 'late-call':
      await fault.until;
      return run();
  }
}
