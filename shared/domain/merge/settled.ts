import type { JsonObject } from '../json.ts';
import { type Authorship, type Fresh, freshBase } from '../record-base.ts';
import type { Setting } from '../setting.ts';

/**
 * A conflict that a person has looked at and decided: one record each, so that two copies which decided different ones have both after
 * the next merge.
 */
export function newSettled(conflictId: string, who: Authorship): Fresh<Setting> {
  return { id: `se_settled-${conflictId}`, ...freshBase(who), name: 'settled', value: conflictId };
}

/** The ids of conflicts that were decided, out of the settings of a workspace. A decision that was taken back is in the trash. */
export function readSettled(settings: Iterable<JsonObject>): readonly string[] {
  const ids: string[] = [];
  for (const { name, value, deletedAt } of settings) {
    if (name === 'settled' && typeof value === 'string' && (deletedAt ?? null) === null) ids.push(value);
  }
  return ids;
}
