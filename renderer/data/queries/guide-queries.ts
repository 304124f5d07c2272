import type { Guide } from '#shared/domain/guide.ts';
import { guideFamilies, newestGuides } from '#shared/domain/guide-versions.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Interview } from '#shared/domain/interview.ts';
import type { App } from '../app.ts';
import { liveRecords, ordered } from './record-queries.ts';

/** The newest version of every guide that is asked in talks, in their order. Those of imported surveys are not for asking. */
export async function guidesToAsk(app: App): Promise<Guide[]> {
  return ordered(newestGuides(await liveRecords(app, 'guides'))).filter(({ use }) => use === 'interview');
}

/** All versions of one guide, oldest first; empty when there is none. */
export async function guideVersions(app: App, familyId: Id<'guide'>): Promise<readonly Guide[]> {
  const all = await app.db.guides.where('familyId').equals(familyId).toArray();
  return guideFamilies(all.filter(({ deletedAt }) => deletedAt === null)).get(familyId) ?? [];
}

/** The interviews that were held, or are planned, by any of these versions. */
export async function interviewsByGuides(app: App, ids: readonly Id<'guide'>[]): Promise<Interview[]> {
  const all = await app.db.interviews
    .where('guideId')
    .anyOf([...ids])
    .toArray();
  return all
    .filter(({ deletedAt }) => deletedAt === null)
    .sort((a, b) => (a.heldAt ?? '').localeCompare(b.heldAt ?? '') || (a.id < b.id ? -1 : 1));
}

export interface GuideInUse {
  /** The version that the interview keeps. */
  readonly guide: Guide;
  /** The newest version of the same guide; the same one where nothing is newer. */
  readonly newest: Guide;
}

/** The guide of an interview; null while it has none. */
export async function guideOf(app: App, interview: Pick<Interview, 'guideId'>): Promise<GuideInUse | null> {
  const guide = interview.guideId === null ? undefined : await app.db.guides.get(interview.guideId);
  if (!guide) return null;
  const versions = await guideVersions(app, guide.familyId);
  return { guide, newest: versions.at(-1) ?? guide };
}
