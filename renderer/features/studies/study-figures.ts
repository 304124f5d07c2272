import type { App } from '#renderer/data/app.ts';
import { interviews as interviewsOf } from '#renderer/data/queries/interview-queries.ts';
import { liveRecords } from '#renderer/data/queries/record-queries.ts';
import { nameKey } from '#shared/domain/participant.ts';
import type { Study } from '#shared/domain/study.ts';

export interface StudyProgressFigures {
  /** Interviews that were held. */
  readonly held: number;
  /** Interviews that are only planned. */
  readonly planned: number;
  /** The wanted segments in their order, each with how many people of it were heard. */
  readonly wanted: readonly { readonly name: string; readonly heard: number }[];
  /** Segments that were heard without being wanted. */
  readonly others: readonly { readonly name: string; readonly heard: number }[];
  /** People heard who belong to no segment. */
  readonly without: number;
}

/** How far a study is. People are counted once, however often they were heard. */
export async function studyProgress(app: App, study: Study): Promise<StudyProgressFigures> {
  const all = await interviewsOf(app, study.id);
  const held = all.filter(({ stage }) => stage === 'held');
  const heardIds = new Set(held.flatMap(({ participantIds }) => participantIds));
  const heard = (await liveRecords(app, 'participants')).filter(({ id }) => heardIds.has(id));
  const bySegment = new Map<string, { name: string; heard: number }>();
  for (const { segment } of heard) {
    const key = nameKey(segment);
    const own = bySegment.get(key);
    if (own) own.heard += 1;
    else bySegment.set(key, { name: segment.trim(), heard: 1 });
  }
  const keys = study.segments.map(nameKey);
  return {
    held: held.length,
    planned: all.filter(({ stage }) => stage === 'planned').length,
    wanted: study.segments.map((name, i) => ({ name, heard: bySegment.get(keys[i] ?? '')?.heard ?? 0 })),
    others: [...bySegment].flatMap(([key, one]) => (key === '' || keys.includes(key) ? [] : [one])),
    without: bySegment.get('')?.heard ?? 0,
  };
}
