import type { AnyId } from '#shared/domain/ids.ts';
import { isId, kindOfId } from '#shared/domain/ids.ts';
import type { Place } from '../routes.ts';
import { placeOfAny } from './palette/palette-places.ts';

/**
 * The place that `throughline://open/<project>/<kind>/<id>` means; null for one that is malformed. A link can select and show,
 * nothing else.
 */
export function placeOfLink(link: string): Place | null {
  if (!URL.canParse(link)) return null;
  const url = new URL(link);
  const parts = url.pathname.split('/');
  const id = parts.at(-1) ?? '';
  if (url.protocol !== 'throughline:' || url.host !== 'open' || parts.length !== 4 || kindOfId(id) === null)
    return null;
  // kindOfId has just found the prefix that makes it an id.
  const place = placeOfAny(id as AnyId);
  const seg = url.searchParams.get('seg');
  return place?.kind === 'interview' && seg !== null && isId('segment', seg) ? { ...place, seg } : place;
}

export const linkOf = (id: AnyId, projectId: string): string => `throughline://open/${projectId}/${kindOfId(id)}/${id}`;
