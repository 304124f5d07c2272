import type { DBCore, DBCoreMutateRequest, DBCoreTable, Middleware } from 'dexie';
import { must } from '#shared/domain/assert.ts';

/** What may happen to one write, or to the answer of one transaction. */
export type DatabaseFault =
  /** The engine refuses, as with a full disk. */
  | 'quota'
  | 'unknown'
  /** It refuses each row by itself, and the transaction goes on. */
  | 'rows'
  /** The engine never answers: the transaction stays open until somebody ends it. */
  | 'hang'
  /** The connection is closed by the engine in the middle. */
  | 'close'
  /** The transaction is complete, and nobody hears of it. */
  | 'lost-answer';

export interface FaultyDatabase {
  readonly middleware: Middleware<DBCore>;
  /** The next transactions that write meet these, one each. */
  arm(fault: DatabaseFault): void;
  /** The writes of every transaction from now on are refused, until null. */
  refuse(fault: 'quota' | 'unknown' | null): void;
}

/** Faults under Dexie, where the engine would have them. */
export function faultyDatabase(close: () => void): FaultyDatabase {
  const armed: DatabaseFault[] = [];
  let refusing: 'quota' | 'unknown' | null = null;
  const create = (core: DBCore): DBCore => ({
    ...core,
    transaction(stores, mode, options) {
      const transaction = core.transaction(stores, mode, options);
      // The engine's own object: what it says at its end can be kept from everybody.
      if (mode === 'readwrite' && armed[0] === 'lost-answer' && armed.shift()) {
        Object.defineProperty(transaction, 'oncomplete', { set: () => undefined });
      }
      return transaction;
    },
    table(name) {
      const table = core.table(name);
      return { ...table, mutate: (request) => mutate(table, request) };
    },
  });
  async function mutate(table: DBCoreTable, request: DBCoreMutateRequest) {
    const fault = refusing ?? (armed[0] === 'lost-answer' ? undefined : armed.shift());
    if (fault === 'quota') throw new DOMException('no room', 'QuotaExceededError');
    if (fault === 'unknown') throw new DOMException('internal error', 'UnknownError');
    if (fault === 'close') {
      close();
      throw new DOMException('the connection is closing', 'InvalidStateError');
    }
    if (fault === 'rows' && request.type !== 'deleteRange') {
      const count = request.type === 'delete' ? request.keys.length : request.values.length;
      const failures = Array.from({ length: count }, () => new DOMException('no room', 'QuotaExceededError'));
      return { numFailures: count, failures: { ...failures }, lastResult: undefined, results: [] };
    }
    // A request that is always pending keeps the transaction open, as a silent engine does.
    while (fault === 'hang') await table.get({ trans: request.trans, key: 'none' });
    return table.mutate(request);
  }
  return {
    middleware: { stack: 'dbcore', name: 'faults', create },
    arm: (fault) => void armed.push(fault),
    refuse(fault) {
      refusing = fault;
    },
  };
}

/** The wait of a test for something that comes about by itself. */
export async function until(what: string, limitMs: number, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = performance.now() + limitMs; performance.now() < end; ) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
  must(null, what);
}
