import { insert, type Op, update } from './change.ts';
import { type Guide, newGuide } from './guide.ts';
import type { Id } from './ids.ts';
import type { Authorship } from './record-base.ts';

/** The versions of each guide, oldest first, by family. */
export function guideFamilies(guides: readonly Guide[]): ReadonlyMap<Id<'guide'>, readonly Guide[]> {
  const families = new Map<Id<'guide'>, Guide[]>();
  for (const guide of guides) {
    const own = families.get(guide.familyId);
    if (own) own.push(guide);
    else families.set(guide.familyId, [guide]);
  }
  for (const versions of families.values()) versions.sort((a, b) => a.version - b.version || (a.id < b.id ? -1 : 1));
  return families;
}

/** The newest version of each guide. */
export const newestGuides = (guides: readonly Guide[]): Guide[] =>
  [...guideFamilies(guides).values()].flatMap((versions) => versions.at(-1) ?? []);

export interface GuideRevision {
  readonly op: Op | null;
  /** The version that holds the new content. */
  readonly id: Id<'guide'>;
  /** True when it is a new one. */
  readonly isNext: boolean;
}

/**
 * A changed guide: the version itself while nobody has used it, else the next version beside it. A version is used once an interview was
 * held by it, or only planned with it: what it asked must stay to be read.
 */
export function reviseGuide(
  guide: Guide,
  fields: Partial<Pick<Guide, 'title' | 'sections' | 'studyId'>>,
  used: boolean,
  next: { readonly id: Id<'guide'>; readonly who: Authorship },
): GuideRevision {
  const asked = 'sections' in fields ? update('guides', guide, { sections: fields.sections ?? guide.sections }) : null;
  // A title or study is not what was asked: it may change under a used version.
  if (asked === null || !used) return { op: update('guides', guide, fields), id: guide.id, isNext: false };
  const { title, sections, studyId, familyId, use, order } = { ...guide, ...fields };
  const version = guide.version + 1;
  const made = newGuide(next.id, { title, sections, studyId, familyId, use, order, version }, next.who);
  return { op: insert('guides', made), id: next.id, isNext: true };
}
