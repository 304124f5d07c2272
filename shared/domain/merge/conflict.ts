import { canonicalJson } from '../canonical-json.ts';
import type { AnyId } from '../ids.ts';
import type { Json } from '../json.ts';
import type { TableName } from '../records.ts';
import { sha256 } from '../sha256.ts';
import { compareStamps, type Stamp } from './births.ts';

/**
 * Why something needs a person's eye. `field`: two copies wrote one field. `deleted`: one copy deleted what the other changed: it
 * stays. `block`: both changed one paragraph: both are kept. `cycle`: two moves would have made a circle: one was taken back.
 * `stance`: both linked the same pair otherwise: both links stay.
 */
export type ConflictKind = 'field' | 'deleted' | 'block' | 'cycle' | 'stance';

export interface MergeConflict {
  /** Made from what it is about and the stamps: the same conflict is never listed twice. */
  readonly id: string;
  readonly kind: ConflictKind;
  readonly table: TableName;
  readonly record: AnyId;
  readonly field: string;
  /** Each copy's value, the one that is shown first. */
  readonly values: readonly { readonly stamp: Stamp; readonly value: Json }[];
}

export function conflict(about: Omit<MergeConflict, 'id'>): MergeConflict {
  const stamps = about.values.map(({ stamp }) => stamp).sort(compareStamps);
  const id = sha256(canonicalJson([about.kind, about.record, about.field, ...stamps])).slice(0, 32);
  return { id, ...about };
}
