import type { GuideQuestion, GuideSection } from './guide.ts';

/** A question's place: behind which one of which section. `index` counts without the question that is being moved. */
export interface QuestionPlace {
  readonly sectionId: string;
  readonly index: number;
}

export type Sections = readonly GuideSection[];

export const newQuestion = (id: string, text = ''): GuideQuestion => ({
  id,
  text,
  required: false,
  kind: 'open',
  aim: '',
  probes: [],
});

export const newSection = (id: string, title = ''): GuideSection => ({ id, title, minutes: null, questions: [] });

export const setSection = (
  sections: Sections,
  id: string,
  fields: Partial<Pick<GuideSection, 'title' | 'minutes'>>,
): GuideSection[] => sections.map((one) => (one.id === id ? { ...one, ...fields } : one));

export const setQuestion = (
  sections: Sections,
  id: string,
  fields: Partial<Omit<GuideQuestion, 'id'>>,
): GuideSection[] =>
  sections.map((section) => ({
    ...section,
    questions: section.questions.map((one) => (one.id === id ? { ...one, ...fields } : one)),
  }));

export function addQuestion(sections: Sections, question: GuideQuestion, place: QuestionPlace): GuideSection[] {
  return sections.map((section) =>
    section.id === place.sectionId
      ? { ...section, questions: inserted(section.questions, question, place.index) }
      : section,
  );
}

export const removeQuestion = (sections: Sections, id: string): GuideSection[] =>
  sections.map((section) => ({ ...section, questions: section.questions.filter((one) => one.id !== id) }));

/** A section with what is in it. */
export const removeSection = (sections: Sections, id: string): GuideSection[] =>
  sections.filter((section) => section.id !== id);

export function moveQuestion(sections: Sections, id: string, place: QuestionPlace): GuideSection[] {
  const question = sections.flatMap((section) => section.questions).find((one) => one.id === id);
  const isThere = sections.some((section) => section.id === place.sectionId);
  return question && isThere ? addQuestion(removeQuestion(sections, id), question, place) : [...sections];
}

/** `index` counts without the section that is being moved. */
export function moveSection(sections: Sections, id: string, index: number): GuideSection[] {
  const section = sections.find((one) => one.id === id);
  return section ? inserted(removeSection(sections, id), section, index) : [...sections];
}

/** One step up or down, over the border of a section too; null at the end of the guide. */
export function stepPlace(sections: Sections, id: string, by: 1 | -1): QuestionPlace | null {
  const at = sections.findIndex((section) => section.questions.some((one) => one.id === id));
  const section = sections[at];
  if (!section) return null;
  const index = section.questions.findIndex((one) => one.id === id) + by;
  if (index >= 0 && index < section.questions.length) return { sectionId: section.id, index };
  const next = sections[at + by];
  return next ? { sectionId: next.id, index: by === 1 ? 0 : next.questions.length } : null;
}

/** Minutes of all time boxes together; null when no section has one. */
export function plannedMinutes(sections: Sections): number | null {
  const boxes = sections.flatMap(({ minutes }) => minutes ?? []);
  return boxes.length === 0 ? null : boxes.reduce((sum, minutes) => sum + minutes, 0);
}

const inserted = <T>(list: readonly T[], item: T, index: number): T[] => {
  const at = Math.max(0, Math.min(list.length, index));
  return [...list.slice(0, at), item, ...list.slice(at)];
};
