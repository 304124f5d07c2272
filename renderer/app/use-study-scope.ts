import { useState } from 'react';
import type { Id } from '#shared/domain/ids.ts';
import { go, PLACES, type Place } from '../routes.ts';

export interface StudyScope {
  /** The study that lists are narrowed to; null for all. */
  readonly scope: Id<'study'> | null;
  readonly setScope: (study: Id<'study'> | null) => void;
}

/** The scope is part of the address of every list. On a page without one, the last list's scope is remembered for the way back. */
export function useStudyScope(place: Place | null): StudyScope {
  const [kept, setKept] = useState<Id<'study'> | null>(null);
  const inAddress = place !== null && hasScope(place);
  const scope = inAddress ? (place.study ?? null) : kept;
  if (scope !== kept) setKept(scope);
  const setScope = (study: Id<'study'> | null): void => {
    setKept(study);
    if (inAddress) go({ ...place, study: study ?? undefined });
  };
  return { scope, setScope };
}

type ScopedPlace = Extract<Place, { readonly study?: Id<'study'> | undefined }>;

const hasScope = (place: Place): place is ScopedPlace => 'study' in PLACES[place.kind].search;
