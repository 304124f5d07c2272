import { followText } from '#shared/domain/anchor.ts';
import { label, ops, update } from '#shared/domain/change.ts';
import type { Id } from '#shared/domain/ids.ts';
import { fail, type Result } from '#shared/domain/result.ts';
import type { App } from '../app.ts';
import { blocksOf, highlightsIn } from '../queries/interview-queries.ts';
import type { FieldProblem } from './field-actions.ts';

/** Corrects the words of a segment. Its highlights stay on their words. */
export async function saveSegmentText(
  app: App,
  id: Id<'segment'>,
  text: string,
  session: string,
): Promise<Result<unknown, FieldProblem>> {
  const segment = await app.db.segments.get(id);
  if (!segment) return fail({ kind: 'gone' });
  const touched = (await highlightsIn(app, segment.transcriptId)).filter(
    ({ anchor }) => anchor.block === id || anchor.endBlock === id,
  );
  const before = touched.length > 0 ? await blocksOf(app, segment.transcriptId) : [];
  const after = before.map((block) => (block.id === id ? { id, text } : block));
  const moved = touched.map((highlight) => {
    const { anchor, needsReview } = followText(highlight.anchor, before, after);
    return update('highlights', highlight, { anchor, needsReview });
  });
  return app.run(
    { label: label('change.write', { kind: 'sg' }), ops: ops(update('segments', segment, { text }), ...moved) },
    session,
  );
}

/** Joins a speaker to a participant, or to nobody, in the transcript and on the highlights of that speaker's words. */
export async function mapSpeaker(
  app: App,
  transcriptId: Id<'transcript'>,
  speakerKey: string,
  participantId: Id<'participant'> | null,
): Promise<Result<unknown, FieldProblem>> {
  const transcript = await app.db.transcripts.get(transcriptId);
  if (!transcript) return fail({ kind: 'gone' });
  const interview = await app.db.interviews.get(transcript.interviewId);
  const speakers = transcript.speakers.map((s) => (s.key === speakerKey ? { ...s, participantId } : s));
  const people = new Set(interview?.participantIds ?? []);
  if (participantId) people.add(participantId);
  const spoken = new Set(
    (await app.db.segments.where('transcriptId').equals(transcriptId).toArray())
      .filter((segment) => segment.speaker === speakerKey)
      .map((segment) => segment.id as string),
  );
  const highlights = (await highlightsIn(app, transcriptId)).filter(({ anchor }) => spoken.has(anchor.block));
  return app.run({
    label: label('change.map-speaker'),
    ops: ops(
      update('transcripts', transcript, { speakers }),
      interview ? update('interviews', interview, { participantIds: [...people] }) : null,
      ...highlights.map((highlight) => update('highlights', highlight, { participantId })),
    ),
  });
}
