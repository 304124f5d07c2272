import * as v from 'valibot';
import type { Id } from './ids.ts';
import { type Authorship, baseEntries, type Fresh, freshBase, idSchema } from './record-base.ts';

const PlaceSchema = v.object({ x: v.number(), y: v.number(), cluster: v.nullable(v.string()) });
const ClusterSchema = v.object({
  title: v.string(),
  x: v.number(),
  y: v.number(),
  /** The insight that the cluster became, or null. */
  insightId: v.nullable(idSchema('insight')),
});
export type BoardPlace = Readonly<v.InferOutput<typeof PlaceSchema>>;
export type BoardCluster = Readonly<v.InferOutput<typeof ClusterSchema>>;

export const BoardSchema = v.object({
  id: idSchema('board'),
  ...baseEntries,
  title: v.string(),
  studyId: v.nullable(idSchema('study')),
  /** Highlight id -> its place, in canvas units of one CSS pixel at 100 %. */
  places: v.record(v.string(), PlaceSchema),
  clusters: v.record(v.string(), ClusterSchema),
  order: v.string(),
});
/** An affinity canvas: quotes laid out and gathered into clusters. */
export type Board = Readonly<v.InferOutput<typeof BoardSchema>>;

export function newBoard(
  id: Id<'board'>,
  input: Pick<Board, 'title' | 'order'> & Partial<Pick<Board, 'studyId' | 'places' | 'clusters'>>,
  who: Authorship,
): Fresh<Board> {
  return {
    id,
    ...freshBase(who),
    title: input.title.trim(),
    studyId: input.studyId ?? null,
    places: input.places ?? {},
    clusters: input.clusters ?? {},
    order: input.order,
  };
}
