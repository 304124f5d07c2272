import type { ChangeDraft } from '#shared/domain/change.ts';
import { withoutErased } from '#shared/domain/erased-ops.ts';
import { readErased } from '#shared/domain/erasure-list.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import type { Database } from './db.ts';

/** The draft without anybody whom the erasure list of the workspace names. Only one that makes people is looked into. */
export async function leaveErasedOut(db: Database, draft: ChangeDraft): Promise<ChangeDraft> {
  const makesPeople = draft.ops.some(({ table, before }) => table === 'participants' && before === null);
  if (!makesPeople) return draft;
  // A database that cannot be read cannot be written either: the commit says so.
  const settings = await db.settings.toArray().catch(() => []);
  // Records are JSON by their schemas.
  const ops = withoutErased(draft.ops, readErased(settings as unknown as JsonObject[]));
  return ops === draft.ops ? draft : { ...draft, ops };
}
