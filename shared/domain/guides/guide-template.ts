import type { GuideQuestion, GuideSection } from '../guide.ts';

/** A question of a built-in guide; `required` is marked R in the product description. */
export interface TemplateQuestion {
  readonly text: string;
  readonly required?: true;
  readonly kind?: GuideQuestion['kind'];
  readonly aim?: string;
  readonly probes?: readonly string[];
}

export interface TemplateSection {
  readonly title: string;
  readonly minutes: number | null;
  readonly questions: readonly TemplateQuestion[];
}

/** A guide that comes with the product: a start to change, not a rule. */
export interface GuideTemplate {
  readonly key: 'story' | 'problem' | 'switch' | 'usability' | 'survey';
  readonly title: string;
  readonly aim: string;
  readonly minutes: number;
  readonly sections: readonly TemplateSection[];
}

/** The sections of a new guide made from a template; every question gets an id of its own. */
export const sectionsFrom = (template: GuideTemplate, newUuid: () => string): GuideSection[] =>
  [OPENING, ...template.sections, CLOSING].map(({ title, minutes, questions }) => ({
    id: newUuid(),
    title,
    minutes,
    questions: questions.map(({ text, required, kind, aim, probes }) => ({
      id: newUuid(),
      text,
      required: required ?? false,
      kind: kind ?? 'open',
      aim: aim ?? '',
      probes: [...(probes ?? [])],
    })),
  }));

/** How every guide opens and closes. */
const OPENING: TemplateSection = {
  title: 'Opening',
  minutes: 3,
  questions: [
    { text: 'Thank the person, and say who sees the notes.', required: true },
    {
      text: 'Ask consent for each scope aloud.',
      required: true,
      aim: 'Sets the consent of this person',
      probes: ['May I record?', 'May we quote you inside the company?', 'May we quote you outside, without your name?'],
    },
    { text: 'Say: there is no wrong answer; we test ideas, not you.', required: true },
  ],
};

const CLOSING: TemplateSection = {
  title: 'Closing',
  minutes: 2,
  questions: [
    { text: 'What should I have asked?', required: true },
    { text: 'Who else should we hear?' },
    { text: 'May we contact you again?', required: true, aim: 'Sets the consent to contact again' },
  ],
};
