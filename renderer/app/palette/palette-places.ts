import type { TextHit } from '#renderer/search/search-client.ts';
import { type AnyId, isId } from '#shared/domain/ids.ts';
import { type Place, placeOfRecord } from '../../routes.ts';

/** Where a record is looked at; null for records that nobody goes to. */
export function placeOfAny(id: AnyId): Place | null {
  return isId('tag', id) ? { kind: 'codebook', tag: id } : placeOfRecord(id);
}

/** The place of a text hit: at the words themselves where the place can show them. */
export function placeOfHit({ recordId, groupId, openAt }: TextHit): Place | null {
  if (!isId('interview', groupId)) return placeOfAny(recordId) ?? placeOfAny(groupId);
  return {
    kind: 'interview',
    id: groupId,
    seg: openAt !== null && isId('segment', openAt) ? openAt : undefined,
    highlight: isId('highlight', recordId) ? recordId : undefined,
    tab: isId('note', recordId) ? 'notes' : undefined,
  };
}
