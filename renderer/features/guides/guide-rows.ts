import type { App } from '#renderer/data/app.ts';
import { guidesToAsk } from '#renderer/data/queries/guide-queries.ts';
import { liveRecords } from '#renderer/data/queries/record-queries.ts';
import { type Guide, questionsOf } from '#shared/domain/guide.ts';
import { plannedMinutes } from '#shared/domain/guide-edit.ts';
import type { Id } from '#shared/domain/ids.ts';
import { nameKey } from '#shared/domain/participant.ts';
import type { Study } from '#shared/domain/study.ts';

export interface GuideRow {
  /** The newest version. */
  readonly guide: Guide;
  readonly study: Study | null;
  readonly questions: number;
  /** Of the time boxes together, or null. */
  readonly minutes: number | null;
  /** Held or planned by any of its versions. */
  readonly interviews: number;
}

/** Every guide in its order, with what the list shows about it. */
export async function guideRows(app: App): Promise<GuideRow[]> {
  const [newest, all, studies, interviews] = await Promise.all([
    guidesToAsk(app),
    liveRecords(app, 'guides'),
    liveRecords(app, 'studies'),
    liveRecords(app, 'interviews'),
  ]);
  const familyOf = new Map(all.map(({ id, familyId }) => [id as string, familyId]));
  const uses = new Map<string, number>();
  for (const { guideId } of interviews) {
    const family = familyOf.get(guideId ?? '');
    if (family) uses.set(family, (uses.get(family) ?? 0) + 1);
  }
  return newest.map((guide) => ({
    guide,
    study: studies.find(({ id }) => id === guide.studyId) ?? null,
    questions: questionsOf(guide).length,
    minutes: plannedMinutes(guide.sections),
    interviews: uses.get(guide.familyId) ?? 0,
  }));
}

export interface GuideFilter {
  readonly study?: Id<'study'> | undefined;
  readonly q?: string | undefined;
}

/** The rows that a filter leaves: all words must stand in the title, the study or a question. */
export function chosenGuides(rows: readonly GuideRow[], { study, q = '' }: GuideFilter): GuideRow[] {
  const words = nameKey(q).split(' ').filter(Boolean);
  return rows.filter(({ guide, study: own }) => {
    const hay = nameKey([guide.title, own?.title ?? '', ...questionsOf(guide).map(({ text }) => text)].join(' '));
    return (study === undefined || guide.studyId === study) && words.every((word) => hay.includes(word));
  });
}
