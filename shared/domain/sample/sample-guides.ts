import type { Guide, GuideQuestion } from '../guide.ts';
import type { Answer } from '../interview.ts';
import type { BuiltInMark } from '../quick-marks.ts';
import type { SourceKey, StudyKey } from './sample-sources.ts';

export interface SampleQuestion extends Pick<GuideQuestion, 'text' | 'aim' | 'required' | 'kind'> {
  readonly probes: readonly string[];
}

const ask = (text: string, aim = '', probes: readonly string[] = []): SampleQuestion => ({
  text,
  aim,
  probes,
  required: false,
  kind: 'open',
});
const must = (question: SampleQuestion): SampleQuestion => ({ ...question, required: true });

/** Each stands in every version that names it, under one id. */
export const QUESTIONS = {
  lastOrder: must(
    ask(
      'Please take me through the last order that changed after the list was made.',
      'What happens, in which order.',
      ['What did you do then?', 'Who else had to know?'],
    ),
  ),
  howTold: ask('How did you learn of the change?', 'By which ways a change arrives.'),
  unseen: ask('What happens when a change is not seen?', 'What it costs, and whom.', ['How often is that?']),
  buffer: must(
    ask('How much more do you make than was ordered?', 'Whether a buffer is fear or arithmetic.', [
      'Where does that figure come from?',
    ]),
  ),
  cutoff: must(
    ask('Is there a time after which a change is too late?', 'Who may bend the rule.', ['What if you said no?']),
  ),
  short: ask('What happens when less arrives than was ordered?', 'When each side finds out.', ['Who has to prove it?']),
  atDoor: ask('What is said at the door, and to whom?', 'What reaches the office of it.'),
  tried: must(ask('What have you tried, and what became of it?', 'Why earlier answers did not hold.')),
  learn: ask('How does somebody new learn the rules of your customers?', 'Which rules live in heads only.'),
  today: ask('How do you order bread, milk and coffee today?'),
  wrong: ask('What goes wrong?'),
  self: ask('If you could place the order yourself on your phone and see it confirmed, would you?'),
  whoTold: ask('Who do you tell when something changes?'),
  else: ask('Anything else?'),
} as const satisfies Record<string, SampleQuestion>;
export type QuestionKey = keyof typeof QUESTIONS;

export interface SampleSection {
  readonly title: string;
  /** The time box in minutes, or null. */
  readonly minutes: number | null;
  readonly questions: readonly QuestionKey[];
}

interface SampleGuide {
  readonly title: string;
  readonly study: StudyKey;
  readonly use: Guide['use'];
  /** Oldest first. */
  readonly versions: readonly (readonly SampleSection[])[];
}

const TRUST: SampleSection = { title: 'Trust in the number', minutes: 15, questions: ['buffer', 'cutoff'] };
const BEFORE: SampleSection = { title: 'What was tried', minutes: 10, questions: ['tried', 'learn'] };

/** After the first talk `day` lost a question that nobody needed and gained what Ines said to ask: the door. */
export const GUIDES = {
  day: {
    title: 'One order, one delivery',
    study: 'orders',
    use: 'interview',
    versions: [
      [{ title: 'The last order', minutes: 15, questions: ['lastOrder', 'howTold', 'unseen'] }, TRUST, BEFORE],
      [
        { title: 'The last order', minutes: 10, questions: ['lastOrder', 'unseen'] },
        { title: 'At the door', minutes: 10, questions: ['short', 'atDoor'] },
        TRUST,
        BEFORE,
      ],
    ],
  },
  survey: {
    title: 'Buyer survey',
    study: 'doorstep',
    use: 'survey',
    versions: [[{ title: 'Ordering', minutes: null, questions: ['today', 'wrong', 'self', 'whoTold', 'else'] }]],
  },
} as const satisfies Record<string, SampleGuide>;
export type GuideKey = keyof typeof GUIDES;

interface SampleAnswer {
  readonly state: Answer['state'];
  /** How the turn or the line of the note begins that answers. */
  readonly says?: string;
}

interface SampleAsking {
  readonly guide: GuideKey;
  readonly version: number;
  readonly interviewers: string;
  /** A question that is left out was not reached. */
  readonly answers: Readonly<Partial<Record<QuestionKey, SampleAnswer>>>;
}

const answered = (says: string): SampleAnswer => ({ state: 'answered', says });

/** By which guide each interview was held, and how it went. A usability session and a mail have none. */
export const ASKINGS: Readonly<Partial<Record<SourceKey, SampleAsking>>> = {
  ines: {
    guide: 'day',
    version: 1,
    interviewers: 'Research',
    answers: {
      lastOrder: answered('Last Monday. I printed the list at five'),
      howTold: answered('Every way you can think of.'),
      unseen: answered('Then we bake sixty rolls'),
      buffer: answered('A big one, once a month.'),
      cutoff: answered('We have a cut-off.'),
      tried: answered('I tried a web form two years ago.'),
      learn: answered('Badly. Half of the orders are habits.'),
    },
  },
  tomas: {
    guide: 'day',
    version: 2,
    interviewers: 'Research, Operations',
    answers: {
      lastOrder: answered('Last week. A nursery got no milk'),
      short: answered('A short. We send eleven crates'),
      atDoor: answered('Everything. Two crates less'),
      tried: answered('We had signatures.'),
      unseen: { state: 'asked' },
      cutoff: { state: 'skipped' },
    },
  },
  greenholt: {
    guide: 'day',
    version: 2,
    interviewers: 'Research',
    answers: {
      lastOrder: answered('At 5:05 Marguerite read a change aloud'),
      buffer: answered('I make two trays more of the lentil'),
      atDoor: answered('Eleven stops.'),
      learn: answered('When Kofi was ill, his cousin drove.'),
      cutoff: { state: 'skipped' },
    },
  },
  wen: {
    guide: 'survey',
    version: 1,
    interviewers: '',
    answers: {
      today: answered('I write a message to each supplier'),
      wrong: answered('I never know whether they have read it.'),
      self: answered('Yes, tomorrow.'),
      whoTold: answered('The driver, if I catch him'),
      else: answered('Please do not make me create eight accounts.'),
    },
  },
};

interface SampleLineMark {
  /** How the line begins. */
  readonly says: string;
  /** Minutes on the session's clock, which was started at 4:30. */
  readonly minute: number;
  readonly mark: BuiltInMark | null;
}

/** What was stamped and marked while the note at Greenholt was written. */
export const LINE_MARKS: Readonly<Partial<Record<SourceKey, readonly SampleLineMark[]>>> = {
  greenholt: [
    { says: 'The day starts with a printed list', minute: 4, mark: 'idea' },
    { says: 'At 5:05 Marguerite read a change aloud', minute: 35, mark: 'pain' },
    { says: 'The list is only true until', minute: 72, mark: 'quote' },
    { says: 'I make two trays more of the lentil', minute: 81, mark: 'quote' },
    { says: 'When Kofi was ill, his cousin drove.', minute: 94, mark: 'surprise' },
    { says: 'Eleven stops.', minute: 148, mark: null },
    { says: 'Kofi takes a photo of every drop', minute: 156, mark: 'question' },
  ],
};
