import type { TextBlock } from '../anchor.ts';
import { must } from '../assert.ts';
import { insert } from '../change.ts';
import { type GuideQuestion, type GuideSection, newGuide } from '../guide.ts';
import type { Id } from '../ids.ts';
import type { Answer, Interview } from '../interview.ts';
import { withLineMark } from '../line-marks.ts';
import type { Note } from '../note.ts';
import { ASKINGS, GUIDES, LINE_MARKS, QUESTIONS, type SampleSection } from './sample-guides.ts';
import { idOf, ORIGIN, type SamplePlan } from './sample-plan.ts';
import type { SourceKey } from './sample-sources.ts';

/** What was meant to be asked, in versions. It comes before the interviews, which name the version that they used. */
export function planGuides(plan: SamplePlan): void {
  const { newId, newBlockId, orderKeys, after } = plan.input;
  for (const key of Object.keys(QUESTIONS)) plan.questionIds.set(key, newBlockId());
  const order = orderKeys(after.guides, Object.keys(GUIDES).length);
  for (const [i, [key, { versions, study, ...guide }]] of Object.entries(GUIDES).entries()) {
    let familyId: Id<'guide'> | undefined;
    for (const [before, sections] of versions.entries()) {
      const id = newId('guide');
      familyId ??= id;
      plan.guideIds.set(versionKey(key, before + 1), id);
      const fields = {
        ...guide,
        studyId: idOf(plan.studyIds, study),
        familyId,
        version: before + 1,
        sections: sections.map((section) => planSection(plan, section)),
        order: must(order[i], 'an order key'),
        origin: ORIGIN,
      };
      plan.ops.push(insert('guides', newGuide(id, fields, plan.input)));
    }
  }
}

function planSection(plan: SamplePlan, { title, minutes, questions }: SampleSection): GuideSection {
  const asked = questions.map((key): GuideQuestion => {
    const question = QUESTIONS[key];
    return { ...question, id: idOf(plan.questionIds, key), probes: [...question.probes] };
  });
  return { id: plan.input.newBlockId(), title, minutes, questions: asked };
}

/** By which guide an interview was held, and how it went. `startOf`: when the turn that begins so was said, in milliseconds. */
export function planAsking(
  plan: SamplePlan,
  source: SourceKey,
  startOf: (says: string) => number | null,
): Partial<Pick<Interview, 'guideId' | 'answers' | 'interviewers'>> {
  const asking = ASKINGS[source];
  if (!asking) return {};
  const answers = Object.entries(asking.answers).map(([key, { state, says }]): [string, Answer] => [
    idOf(plan.questionIds, key),
    { state, atMs: says === undefined ? null : startOf(says) },
  ]);
  return {
    guideId: idOf(plan.guideIds, versionKey(asking.guide, asking.version)),
    answers: Object.fromEntries(answers),
    interviewers: asking.interviewers,
  };
}

/** The question that these words answer in an interview, or null. */
export function questionAnswered(plan: SamplePlan, source: SourceKey, words: string): string | null {
  const answers = Object.entries(ASKINGS[source]?.answers ?? {});
  const found = answers.find(([, { says }]) => says !== undefined && words.startsWith(says));
  return found ? idOf(plan.questionIds, found[0]) : null;
}

/** Times, quick marks and questions of the lines of a note. */
export function planLineMarks(plan: SamplePlan, source: SourceKey, lines: readonly TextBlock[]): Note['marks'] {
  const stamped = LINE_MARKS[source] ?? [];
  return lines.reduce<Note['marks']>((marks, { id, text }) => {
    const line = stamped.find(({ says }) => text.startsWith(says));
    return withLineMark(marks, id, {
      atMs: line ? line.minute * 60_000 : null,
      mark: line?.mark ?? null,
      questionId: questionAnswered(plan, source, text),
    });
  }, {});
}

const versionKey = (guide: string, version: number): string => `${guide} ${version}`;
