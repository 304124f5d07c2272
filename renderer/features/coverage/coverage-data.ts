import type { App } from '#renderer/data/app.ts';
import { guideVersions, interviewsByGuides } from '#renderer/data/queries/guide-queries.ts';
import { bodyOf, notesOf, transcriptOf } from '#renderer/data/queries/interview-queries.ts';
import { liveRecords, recordIn } from '#renderer/data/queries/record-queries.ts';
import { blockOf } from '#shared/domain/body.ts';
import type { Guide } from '#shared/domain/guide.ts';
import { type CoverageRow, guideCoverage } from '#shared/domain/guide-coverage.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Interview } from '#shared/domain/interview.ts';

/** Words that stand under a question: a line of a note, or a segment. */
export interface AnswerWords {
  readonly text: string;
  /** Milliseconds on the session's clock or in the recording, or null. */
  readonly atMs: number | null;
  /** The segment, where the words were said. */
  readonly segmentId: Id<'segment'> | null;
}

export interface CoverageColumn {
  readonly interview: Interview;
  /** The version that it used. */
  readonly version: number;
  /** The people by alias, else the title. */
  readonly name: string;
  readonly words: ReadonlyMap<string, readonly AnswerWords[]>;
}

export interface Coverage {
  readonly newest: Guide;
  readonly versions: readonly Guide[];
  readonly columns: readonly CoverageColumn[];
  readonly rows: readonly CoverageRow[];
}

/** Every question of a guide, in all its versions, against every interview that was held by one of them. Null without the guide. */
export async function coverageOf(app: App, id: Id<'guide'>): Promise<Coverage | null> {
  const asked = await recordIn(app, 'guides', id);
  const versions = asked ? await guideVersions(app, asked.familyId) : [];
  const newest = versions.at(-1);
  if (!newest) return null;
  const byId = new Map(versions.map((guide) => [guide.id as string, guide]));
  const people = new Map((await liveRecords(app, 'participants')).map((person) => [person.id, person]));
  const interviews = await interviewsByGuides(
    app,
    versions.map((guide) => guide.id),
  );
  const columns = await Promise.all(
    interviews.map(async (interview): Promise<CoverageColumn> => {
      const aliases = interview.participantIds.flatMap((one) => people.get(one)?.alias ?? []);
      return {
        interview,
        version: byId.get(interview.guideId ?? '')?.version ?? newest.version,
        name: aliases.length > 0 ? aliases.join(', ') : interview.title,
        words: await wordsByQuestion(app, interview.id),
      };
    }),
  );
  const rows = guideCoverage(versions, interviews, (i, question) => columns[i]?.words.has(question) === true);
  return { newest, versions, columns, rows };
}

async function wordsByQuestion(app: App, id: Id<'interview'>): Promise<ReadonlyMap<string, readonly AnswerWords[]>> {
  const found = new Map<string, AnswerWords[]>();
  const add = (question: string, words: AnswerWords): void => {
    const own = found.get(question);
    if (own) own.push(words);
    else found.set(question, [words]);
  };
  for (const note of await notesOf(app, id)) {
    const body = await bodyOf(app, note.id);
    for (const block of body?.order ?? []) {
      const mark = note.marks[block];
      const text = (body && blockOf(body, block)?.text) ?? '';
      if (mark?.questionId && text.trim() !== '') add(mark.questionId, { text, atMs: mark.atMs, segmentId: null });
    }
  }
  const transcript = await transcriptOf(app, id);
  if (transcript) {
    const joined = await app.db.segments
      .where('[transcriptId+order]')
      .between([transcript.id, ''], [transcript.id, '\uffff'])
      .filter(({ questionId, deletedAt }) => questionId !== null && deletedAt === null)
      .toArray();
    for (const { questionId, text, startMs, id: segmentId } of joined) {
      if (questionId !== null) add(questionId, { text, atMs: startMs, segmentId });
    }
  }
  return found;
}
