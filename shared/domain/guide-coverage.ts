import { type Guide, type GuideQuestion, questionsOf } from './guide.ts';
import type { Interview } from './interview.ts';

/** How a question went in an interview. `not-in-guide`: the version that was used does not have it. */
export type CoverageState = 'asked' | 'answered' | 'skipped' | 'not-reached' | 'not-in-guide';

export interface CoverageRow {
  /** As the newest version that has it puts it. */
  readonly question: GuideQuestion;
  /** Versions that ask it, oldest first. */
  readonly versions: readonly number[];
  /** False when the newest version no longer asks it. */
  readonly isCurrent: boolean;
  /** In the order of the interviews. */
  readonly states: readonly CoverageState[];
  /** Of the interviews whose version asks it: how many have an answer. */
  readonly answered: number;
  readonly possible: number;
}

/** Every question of every version against every interview: the newest version's order first, then what was dropped since. */
export function guideCoverage(
  versions: readonly Guide[],
  interviews: readonly Pick<Interview, 'guideId' | 'answers'>[],
  hasWords: (interview: number, questionId: string) => boolean,
): CoverageRow[] {
  const newest = versions.at(-1);
  const byId = new Map(versions.map((guide) => [guide.id as string, guide]));
  return questionsOfAll(versions).map((question) => {
    const asking = versions.filter((guide) => questionsOf(guide).some(({ id }) => id === question.id));
    const states = interviews.map((interview, i): CoverageState => {
      const used = byId.get(interview.guideId ?? '');
      if (!used || !asking.includes(used)) return 'not-in-guide';
      const state = interview.answers[question.id]?.state;
      // Words that stand under a question are an answer, also where nobody ticked it.
      if (state === undefined || state === 'asked')
        return hasWords(i, question.id) ? 'answered' : (state ?? 'not-reached');
      return state;
    });
    return {
      question,
      versions: asking.map(({ version }) => version),
      isCurrent: newest !== undefined && asking.includes(newest),
      states,
      answered: states.filter((state) => state === 'answered').length,
      possible: states.filter((state) => state !== 'not-in-guide').length,
    };
  });
}

/** All questions over all versions, each once, in the wording of the newest version that has it. */
function questionsOfAll(versions: readonly Guide[]): GuideQuestion[] {
  const found = new Map<string, GuideQuestion>();
  for (const guide of [...versions].reverse()) {
    for (const question of questionsOf(guide)) if (!found.has(question.id)) found.set(question.id, question);
  }
  return [...found.values()];
}
