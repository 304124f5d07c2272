import { type Id, isId } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import { byForce, type Force } from './forces.ts';

/** By which tags the maps of the analysis read the quotes. */
export interface MapTags {
  readonly forces: Readonly<Record<Force, Id<'tag'> | null>>;
  /** The stages of a journey or a job, in their order. */
  readonly stages: readonly Id<'tag'>[];
  readonly positive: readonly Id<'tag'>[];
  readonly negative: readonly Id<'tag'>[];
}

/**
 * The setting `maps`. What is odd or missing in it is as if it had not been chosen. `tagNow`: the tag that an id stands for today, of a
 * merged one its successor; null where it is gone.
 */
export function readMapTags(value: Json | undefined, tagNow: (id: Id<'tag'>) => Id<'tag'> | null): MapTags {
  const given = isObject(value) ? value : {};
  const forces = isObject(given.forces) ? given.forces : {};
  const tag = (one: Json | undefined): Id<'tag'> | null =>
    typeof one === 'string' && isId('tag', one) ? tagNow(one) : null;
  const list = (many: Json | undefined): readonly Id<'tag'>[] =>
    Array.isArray(many) ? [...new Set(many.flatMap((one) => tag(one) ?? []))] : [];
  return {
    forces: byForce((force) => tag(forces[force])),
    stages: list(given.stages),
    positive: list(given.positive),
    negative: list(given.negative),
  };
}

/** The same as it is kept. */
export const mapTagsValue = ({ forces, stages, positive, negative }: MapTags): Json => ({
  forces,
  stages,
  positive,
  negative,
});

const isObject = (value: Json | undefined): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
