import type { Op } from './change.ts';
import { type Erased, erasedAmong } from './erasure-list.ts';
import { ownersOf, withoutIds } from './references.ts';

/**
 * The ops without anybody who was erased: a file that keeps the ids of another workspace would bring them back. What belongs to such a
 * person goes too, and no other record names them. The same list where nobody of it was erased.
 */
export function withoutErased(ops: readonly Op[], erased: readonly Erased[]): readonly Op[] {
  const made = ops.flatMap(({ table, key, before }) => (table === 'participants' && before === null ? [key] : []));
  const gone = new Set<string>(erasedAmong(made, erased));
  if (gone.size === 0) return ops;
  return ops.flatMap((op): Op[] => {
    if (gone.has(op.key)) return [];
    if (op.after === null) return [op];
    if (op.before === null && ownersOf(op.table, op.after).some((owner) => gone.has(owner))) return [];
    return [{ ...op, after: { ...op.after, ...withoutIds(op.table, op.after, gone) } }];
  });
}
