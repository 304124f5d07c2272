import { label } from '#shared/domain/change.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { type MergeField, mergeParticipants, type NamingRecord } from '#shared/domain/merge-participants.ts';
import { TABLES } from '#shared/domain/records.ts';
import { idsNamed } from '#shared/domain/references.ts';
import { fail, type Result } from '#shared/domain/result.ts';
import type { App } from '../app.ts';
import { tableOf } from '../db.ts';
import type { FieldProblem } from './field-actions.ts';

/** Two records of one person become one, in one step. */
export async function mergePeople(
  app: App,
  survivorId: Id<'participant'>,
  duplicateId: Id<'participant'>,
  from: ReadonlySet<MergeField>,
): Promise<Result<unknown, FieldProblem>> {
  const survivor = await app.db.participants.get(survivorId);
  const duplicate = await app.db.participants.get(duplicateId);
  if (!survivor || !duplicate || survivorId === duplicateId) return fail({ kind: 'gone' });
  const naming = await recordsNaming(app, duplicateId);
  const ops = mergeParticipants(survivor, duplicate, naming, { now: app.now(), from });
  return app.run({ label: label('change.merge-participants'), ops });
}

/** Every record of every table that names this one, trashed ones too: restored, they must name the person that is left. */
export async function recordsNaming(app: App, id: string): Promise<NamingRecord[]> {
  const found: NamingRecord[] = [];
  for (const table of TABLES) {
    // The widest tables name no people.
    if (table === 'segments' || table === 'bodies') continue;
    for (const record of await tableOf(app.db, table).toArray()) {
      // Records are JSON by their schemas.
      if (record.id !== id && idsNamed(table, record as unknown as JsonObject).includes(id))
        found.push({ table, record });
    }
  }
  return found;
}
