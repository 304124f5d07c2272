import * as v from 'valibot';
import type { Id } from './ids.ts';
import type { Json } from './json.ts';
import { type Authorship, baseEntries, type Fresh, freshBase, idSchema } from './record-base.ts';

export const SavedViewSchema = v.object({
  id: idSchema('savedView'),
  ...baseEntries,
  /** The screen it belongs to, by its route: `search`, `highlights`, `needs`, ... */
  place: v.string(),
  title: v.string(),
  /** The screen's search params. */
  params: v.record(
    v.string(),
    v.custom<Json>(() => true),
  ),
  order: v.string(),
});
/** A screen as somebody set it up: filter, sort, group, columns. A saved search is one of `search`. */
export type SavedView = Readonly<v.InferOutput<typeof SavedViewSchema>>;

export function newSavedView(
  id: Id<'savedView'>,
  input: Pick<SavedView, 'place' | 'title' | 'params' | 'order'>,
  who: Authorship,
): Fresh<SavedView> {
  return {
    id,
    ...freshBase(who),
    place: input.place,
    title: input.title.trim(),
    params: input.params,
    order: input.order,
  };
}
