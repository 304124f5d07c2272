import type { App } from '#renderer/data/app.ts';
import { liveRecords, ordered } from '#renderer/data/queries/record-queries.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Interview } from '#shared/domain/interview.ts';
import type { Participant } from '#shared/domain/participant.ts';
import type { Study } from '#shared/domain/study.ts';

export interface StudyRow {
  readonly study: Study;
  readonly interviews: number;
  readonly participants: number;
  /** The day of the newest interview, null without one. */
  readonly lastHeld: string | null;
}

/** All studies in their order, each with what has been gathered for it. */
export async function studyRows(app: App): Promise<StudyRow[]> {
  const [studies, interviews] = await Promise.all([liveRecords(app, 'studies'), liveRecords(app, 'interviews')]);
  return ordered(studies).map((study) => {
    const own = interviews.filter(({ studyId }) => studyId === study.id);
    return {
      study,
      interviews: own.length,
      participants: new Set(own.flatMap(({ participantIds }) => participantIds)).size,
      lastHeld:
        own
          .map(({ heldAt }) => heldAt ?? '')
          .sort()
          .at(-1) || null,
    };
  });
}

/** Everybody who belongs to a study: by their own record, or by one of its interviews. */
export async function studyPeople(
  app: App,
  studyId: Id<'study'>,
  interviews: readonly Interview[],
): Promise<Participant[]> {
  const heard = new Set(interviews.flatMap(({ participantIds }) => participantIds));
  return (await liveRecords(app, 'participants'))
    .filter(({ id, studyIds }) => heard.has(id) || studyIds.includes(studyId))
    .sort((a, b) => a.alias.localeCompare(b.alias, 'en', { numeric: true }));
}
