import type { Id } from '../domain/ids.ts';
import { newInsight } from '../domain/insight.ts';
import { newInterview } from '../domain/interview.ts';
import { newMedia } from '../domain/media.ts';
import { idOf, idsOf, type Planning, put } from './import-put.ts';
import type { DraftMedia, ImportDraft, Key } from './import-records.ts';
import { putBody, putHighlight, putNote, putTranscript, textIndex } from './import-texts.ts';

export function* putInterviews(plan: Planning, draft: ImportDraft, fallback: Id<'study'> | null): Generator<number> {
  const index = textIndex(plan);
  const onlyPeople = new Map<Key, Id<'participant'> | null>();
  for (const [i, own] of draft.interviews.entries()) {
    if (i % SLICE === SLICE - 1) yield plan.ops.length;
    const studyId = own.study === undefined ? fallback : idOf(plan, 'study', own.study);
    const participantIds = idsOf(plan, 'participant', own.participants ?? []);
    onlyPeople.set(own.key, participantIds.length === 1 ? (participantIds[0] ?? null) : null);
    const { title, kind, heldAt, language, interviewers, stage, answers, attributes } = own;
    const { id, row } = put(plan, {
      kind: 'interview',
      table: 'interviews',
      draft: own,
      stated: {
        ...{ kind, heldAt, language, interviewers, stage, answers, attributes },
        ...(own.titleOnce ? {} : { title }),
        ...(own.study === undefined ? {} : { studyId }),
        ...(own.participants === undefined ? {} : { participantIds }),
        ...(own.guide === undefined ? {} : { guideId: idOf(plan, 'guide', own.guide) }),
        ...(own.tags === undefined ? {} : { tagIds: idsOf(plan, 'tag', own.tags) }),
      },
      make: (interviewId) => newInterview(interviewId, { title, studyId }, plan.who),
    });
    // Known by its content alone: every word of it is there.
    if (row !== null && own.origin.externalId === null && !own.uuid) continue;
    for (const media of own.media ?? []) putMedia(plan, id, media);
    for (const note of own.notes ?? []) putNote(plan, index, id, note);
    if (own.transcript) yield* putTranscript(plan, index, id, own.transcript);
  }
  const only = (interview: Key): Id<'participant'> | null => {
    const drafted = onlyPeople.get(interview);
    const people = plan.known.byId('interviews', interview)?.participantIds ?? [];
    return drafted === undefined ? (people.length === 1 ? (people[0] ?? null) : null) : drafted;
  };
  for (const [i, highlight] of draft.highlights.entries()) {
    if (i % SLICE === SLICE - 1) yield plan.ops.length;
    putHighlight(plan, index, highlight, only(highlight.interview));
  }
  for (const insight of draft.insights) {
    const { title, status, confidence, reviewAt, owner, theme } = insight;
    const { id } = put(plan, {
      kind: 'insight',
      table: 'insights',
      draft: insight,
      stated: { title, status, confidence, reviewAt, owner, theme },
      make: (own) => newInsight(own, { title }, plan.who),
    });
    if (insight.body) putBody(plan, index, id, insight.body, insight.origin);
  }
}

function putMedia(plan: Planning, interviewId: Id<'interview'>, draft: DraftMedia): void {
  const { kind, name, mime, size } = draft;
  put(plan, {
    kind: 'media',
    table: 'media',
    draft,
    stated: { interviewId, kind, name, mime },
    make: (id) => newMedia(id, { interviewId, kind, name, mime, size }, plan.who),
  });
}

/** Records between two rests of a long import. */
const SLICE = 200;
