import { Dexie, type Table } from 'dexie';
import { type AuditAction, type AuditEntry, type AuditHead, checkAudit, nextAudit } from '#shared/domain/audit.ts';
import type { App } from './app.ts';

/**
 * Writes down for good that something was done. Kept beside the records, in a database of its own: a rebuild, an erasure or a
 * restore replaces the records and leaves this. What cannot be written is told in the console and stops nobody's work.
 */
export async function audit(app: App, action: AuditAction, objectId: string | null = null, n = 1): Promise<void> {
  try {
    const copyId = (await app.db.meta.get('head'))?.copyId ?? '';
    const input = { copyId, actor: app.by, action, objectId, at: app.now(), n };
    await inLog(app.at.projectId, (log) =>
      log.transaction('rw', log.entries, log.heads, async () => {
        const entry = nextAudit((await log.heads.get('head')) ?? null, input);
        await log.entries.add(entry);
        await log.heads.put({ key: 'head', seq: entry.seq, hash: entry.hash });
      }),
    );
  } catch (cause) {
    console.error(`the log of ${action} was not written`, cause);
  }
}

export interface AuditReading {
  /** Newest first. */
  readonly entries: readonly AuditEntry[];
  /** The first place where the chain does not hold; null where all of it does. */
  readonly brokenAt: number | null;
}

/** The whole log, checked. */
export async function readAudit({ at }: Pick<App, 'at'>): Promise<AuditReading> {
  return inLog(at.projectId, async (log) => {
    const [entries, head] = await Promise.all([log.entries.orderBy('seq').toArray(), log.heads.get('head')]);
    const checked = checkAudit(entries, head ? { seq: head.seq, hash: head.hash } : null);
    return { entries: entries.reverse(), brokenAt: checked.ok ? null : checked.seq };
  });
}

type AuditDatabase = Dexie & {
  readonly entries: Table<AuditEntry, number>;
  readonly heads: Table<AuditHead & { readonly key: 'head' }, string>;
};

async function inLog<T>(projectId: string, work: (log: AuditDatabase) => PromiseLike<T>): Promise<T> {
  const dexie = new Dexie(`tl-audit-${projectId}`, { chromeTransactionDurability: 'strict' });
  dexie.version(1).stores({ entries: 'seq', heads: 'key' });
  try {
    // Dexie adds the tables of `stores` as properties; their types are only known here.
    return await work(dexie as AuditDatabase);
  } finally {
    dexie.close();
  }
}
