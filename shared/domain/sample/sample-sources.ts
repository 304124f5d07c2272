import type { InterviewKind } from '../interview.ts';
import type { Study } from '../study.ts';
import { SESSION_PRIYA } from './session-priya.ts';
import { FIELD_NOTE, SUPPORT_JONAS, SURVEY_WEN } from './short-sources.ts';
import { TALK_INES } from './talk-ines.ts';
import { TALK_TOMAS } from './talk-tomas.ts';

interface SampleStudy {
  readonly title: string;
  readonly question: string;
  readonly status: Study['status'];
  readonly aim: string;
  readonly questions: readonly string[];
  /** How many interviews are planned. */
  readonly target: number;
  readonly segments: readonly string[];
}

export const STUDIES = {
  orders: {
    title: 'From order to oven',
    question: 'Why is the list that a maker works from at night not the list that the cafes believe they ordered?',
    status: 'running',
    aim: 'Find where a change gets lost, and decide what to build against it first.',
    questions: [
      'By which ways does a change arrive after the list was made?',
      'What do makers do because they do not trust the number?',
      'What would let a maker say no?',
    ],
    target: 8,
    segments: ['Small maker', 'Growing maker'],
  },
  doorstep: {
    title: 'The last ten metres',
    question: 'What happens between the van and the invoice, and who finds out when it goes wrong?',
    status: 'running',
    aim: 'Learn what would end an argument about a delivery before it begins.',
    questions: ['When does each side find out?', 'What settles an argument, and how long does that hold?'],
    target: 6,
    segments: ['Growing maker', 'Cafe', 'Small maker'],
  },
} as const satisfies Record<string, SampleStudy>;
export type StudyKey = keyof typeof STUDIES;

interface SamplePerson {
  readonly name: string;
  readonly company: string;
  readonly role: string;
  readonly segment: string;
}

/** Everybody here is invented, and so are their companies. */
export const PEOPLE = {
  ines: { name: 'Ines Hallam', company: 'Second Rise Bakery', role: 'Owner', segment: 'Small maker' },
  tomas: { name: 'Tomas Brekke', company: 'Northgate Dairy', role: 'Dispatch lead', segment: 'Growing maker' },
  priya: { name: 'Priya Solanki', company: 'Two Kilns Coffee', role: 'Office manager', segment: 'Growing maker' },
  wen: { name: 'Wen Castellan', company: 'The Slow Spoon', role: 'Owner', segment: 'Cafe' },
  jonas: { name: 'Jonas Pell', company: 'Pell Bookkeeping', role: 'Bookkeeper', segment: 'Small maker' },
  marguerite: {
    name: 'Marguerite Oduya',
    company: 'Greenholt Preserves',
    role: 'Head of kitchen',
    segment: 'Small maker',
  },
  kofi: { name: 'Kofi Lindqvist', company: 'Greenholt Preserves', role: 'Packer and driver', segment: 'Small maker' },
} as const satisfies Record<string, SamplePerson>;
export type PersonKey = keyof typeof PEOPLE;

export interface SampleSource {
  readonly title: string;
  readonly kind: InterviewKind;
  readonly study: StudyKey;
  /** Days before today. */
  readonly daysAgo: number;
  readonly people: readonly PersonKey[];
  /** Turns for `readTalk`. A label that is a person's first name is that person; others are no participants. */
  readonly talk: string | null;
  readonly note: { readonly title: string; readonly blocks: readonly string[] } | null;
}

export const SOURCES = {
  ines: {
    title: 'Ines, bakery owner: the evening before',
    kind: 'conversation',
    study: 'orders',
    daysAgo: 24,
    people: ['ines'],
    talk: TALK_INES,
    note: {
      title: 'Right after the talk',
      blocks: [
        'She laughed about the fire station, and then she was quiet for a while. The waste is not a number to her, it is a bad conscience.',
        'Ask next time: who else reads the photo of the sheet?',
      ],
    },
  },
  tomas: {
    title: 'Tomas, dairy dispatch: a short delivery',
    kind: 'conversation',
    study: 'doorstep',
    daysAgo: 19,
    people: ['tomas'],
    talk: TALK_TOMAS,
    note: null,
  },
  priya: {
    title: 'Priya tries the order window',
    kind: 'usability-session',
    study: 'orders',
    daysAgo: 12,
    people: ['priya'],
    talk: SESSION_PRIYA,
    note: null,
  },
  wen: {
    title: 'Buyer survey: Wen',
    kind: 'survey-response',
    study: 'doorstep',
    daysAgo: 10,
    people: ['wen'],
    talk: SURVEY_WEN,
    note: null,
  },
  jonas: {
    title: 'Support: old prices on nineteen lines',
    kind: 'support-contact',
    study: 'doorstep',
    daysAgo: 6,
    people: ['jonas'],
    talk: SUPPORT_JONAS,
    note: null,
  },
  greenholt: {
    title: 'A morning at Greenholt',
    kind: 'field-note',
    study: 'orders',
    daysAgo: 3,
    people: ['marguerite', 'kofi'],
    talk: null,
    note: { title: 'Packing table and van', blocks: FIELD_NOTE },
  },
} as const satisfies Record<string, SampleSource>;
export type SourceKey = keyof typeof SOURCES;
