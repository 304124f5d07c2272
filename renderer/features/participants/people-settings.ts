import { settingValue } from '#renderer/data/actions/setting-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { liveRecords } from '#renderer/data/queries/record-queries.ts';
import { type ParticipantField, readParticipantFields, readSegmentNames } from '#shared/domain/participant-fields.ts';

export interface PeopleSettings {
  readonly fields: readonly ParticipantField[];
  readonly segments: readonly string[];
}

/** What this team asks everybody, and its segments. */
export async function peopleSettings(app: App): Promise<PeopleSettings> {
  return {
    fields: readParticipantFields(await settingValue(app, 'participantFields')),
    segments: readSegmentNames(await settingValue(app, 'segments')),
  };
}

/** Every segment that can be chosen: those of the team, and those that people have already. */
export async function segmentNames(app: App): Promise<string[]> {
  const { segments } = await peopleSettings(app);
  const used = (await liveRecords(app, 'participants')).map(({ segment }) => segment.trim());
  return [...new Set([...segments, ...used.filter((segment) => segment !== '').sort()])];
}
