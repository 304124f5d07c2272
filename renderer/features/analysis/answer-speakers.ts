import type { Database } from '#renderer/data/db.ts';
import { wordsOf } from '#shared/analysis/word-counts.ts';
import type { SpeakerShare } from './analysis-questions.ts';

/** Who talks, interview by interview: those where the participants said least of all first. Interviews without a transcript are left out. */
export async function speakersAnswer(db: Database, interviewIds: readonly string[]): Promise<readonly SpeakerShare[]> {
  const wanted = new Set(interviewIds);
  const transcripts = (await db.transcripts.toArray()).filter(({ interviewId }) => wanted.has(interviewId));
  const shares: SpeakerShare[] = [];
  for (const { id, interviewId, speakers, deletedAt } of transcripts) {
    if (deletedAt !== null) continue;
    const people = new Set(speakers.flatMap(({ key, participantId }) => (participantId === null ? [] : [key])));
    const segments = await db.segments.where('[transcriptId+order]').between([id, ''], [id, '\uffff']).toArray();
    let [words, participants, turns] = [0, 0, 0];
    for (const { text, speaker, deletedAt: gone } of segments) {
      if (gone !== null) continue;
      const count = wordsOf(text).length;
      words += count;
      turns += 1;
      if (speaker !== null && people.has(speaker)) participants += count;
    }
    if (words > 0) shares.push({ interviewId, words, participants, turns, speakers: speakers.length });
  }
  return shares.sort(
    (a, b) => a.participants / a.words - b.participants / b.words || (a.interviewId < b.interviewId ? -1 : 1),
  );
}
