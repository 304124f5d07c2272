import type { JsonObject } from '../json.ts';

/**
 * From epoch 1 to 2: guides, consent, recordings, solutions and the rest got tables of their own, and the records of epoch 1 got
 * the fields that join them. Frozen: later shapes are later steps.
 */
const ADDED: Readonly<Record<string, JsonObject>> = {
  evidence: { strength: null },
  goals: { reason: '', carriedFrom: null },
  highlights: { tagging: {} },
  insights: { owner: '', theme: '' },
  interviews: { interviewers: '', stage: 'held', guideId: null, answers: {}, attributes: {}, tagIds: [] },
  needs: { job: { when: '', want: '', soThat: '' }, status: 'open' },
  notes: { marks: {} },
  participants: { email: '', phone: '', attributes: {}, mergedInto: null },
  segments: { questionId: null },
  studies: { aim: '', questions: [], target: null, segments: [], coding: 'open' },
  tags: { includes: '', excludes: '', archived: false, proposed: false, mergedInto: null },
  transcripts: { mediaId: null },
};

/** The fields that a row of epoch 1 lacks; null when it lacks none. */
export function from1to2(table: string, row: JsonObject): JsonObject | null {
  const added = Object.entries(ADDED[table] ?? {}).filter(([field]) => !(field in row));
  return added.length === 0 ? null : Object.fromEntries(added);
}
