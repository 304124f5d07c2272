import type { TextHit } from '#renderer/search/search-client.ts';
import { UNIT_KINDS, type UnitKind } from '#shared/search/unit.ts';

export interface HitGroup {
  readonly kind: UnitKind;
  readonly hits: readonly TextHit[];
}

/** Kinds that this product has records of: the order of the facets. */
export const FOUND_KINDS = [
  'goal',
  'need',
  'insight',
  'highlight',
  'transcript',
  'note',
  'participant',
  'study',
  'tag',
  'memo',
  'decision',
  'report',
  'solution',
  'experiment',
  'metric',
  'guide',
] as const satisfies readonly UnitKind[];
export type FoundKind = (typeof FOUND_KINDS)[number];

/** Hits by kind; the kind of the best hit comes first, and the order inside a kind stays. */
export function hitGroups(hits: readonly TextHit[]): readonly HitGroup[] {
  const groups = new Map<UnitKind, TextHit[]>();
  for (const hit of hits) {
    const kind = UNIT_KINDS.find((known) => known === hit.kind);
    if (kind === undefined) continue;
    const group = groups.get(kind);
    if (group) group.push(hit);
    else groups.set(kind, [hit]);
  }
  return [...groups].map(([kind, found]) => ({ kind, hits: found }));
}

export const isFoundKind = (kind: string): kind is FoundKind => FOUND_KINDS.some((known) => known === kind);

/** The kinds in an address: `need,goal`. What is not known is left out. */
export const readKinds = (text: string | undefined): readonly FoundKind[] =>
  (text ?? '').split(',').filter(isFoundKind);
