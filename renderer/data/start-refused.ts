import type { Generation } from '#shared/contract/host-storage.ts';
import type { Database } from './db.ts';

export type StartRefusal =
  /** Made by a newer version. */
  | { readonly kind: 'newer' }
  /** Database and journal went different ways. */
  | { readonly kind: 'fork' }
  /** The database is damaged and the journal does not reach back far enough. */
  | { readonly kind: 'damaged' }
  | { readonly kind: 'unreadable'; readonly message: string };

/** The project must not be written to; what can be read of it can be exported. */
export class StartRefused extends Error {
  readonly why: StartRefusal;
  readonly at: Generation;
  readonly db: Database | null;

  constructor(why: StartRefusal, at: Generation, db: Database | null) {
    super(why.kind);
    this.name = 'StartRefused';
    this.why = why;
    this.at = at;
    this.db = db;
  }
}
