import { type AnyId, isId } from '#shared/domain/ids.ts';
import { type Place, placeOfRecord } from '../../routes.ts';

/** Where a record is looked at; null for records that nobody goes to. */
export function placeOfAny(id: AnyId): Place | null {
  return isId('tag', id) ? { kind: 'codebook', tag: id } : placeOfRecord(id);
}
