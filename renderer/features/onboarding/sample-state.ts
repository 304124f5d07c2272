import type { App } from '#renderer/data/app.ts';
import { liveRecords } from '#renderer/data/queries/record-queries.ts';

/** `origin.system` of the records of the sample project. A constant of its own, so that asking does not load the sample. */
const SAMPLE = 'sample';

export const isSample = (record: { readonly origin: { readonly system: string } | null }): boolean =>
  record.origin?.system === SAMPLE;

/** Whether anything of the sample project is there. Studies and goals are few, so that the question is cheap. */
export async function hasSample(app: App): Promise<boolean> {
  const [studies, goals, participants] = await Promise.all([
    liveRecords(app, 'studies'),
    liveRecords(app, 'goals'),
    liveRecords(app, 'participants'),
  ]);
  return [...studies, ...goals, ...participants].some(isSample);
}
