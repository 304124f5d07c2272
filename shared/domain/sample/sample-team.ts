import type { Decision } from '../decision.ts';
import type { Memo } from '../memo.ts';
import type { InsightKey, NeedKey } from './sample-claims.ts';
import type { QuoteKey } from './sample-quotes.ts';
import type { SourceKey, StudyKey } from './sample-sources.ts';
import type { TagKey } from './sample-tags.ts';

/** A record of the sample by its key. */
export type SampleRef =
  | { readonly kind: 'study'; readonly key: StudyKey }
  | { readonly kind: 'interview'; readonly key: SourceKey }
  | { readonly kind: 'highlight'; readonly key: QuoteKey }
  | { readonly kind: 'tag'; readonly key: TagKey }
  | { readonly kind: 'insight'; readonly key: InsightKey }
  | { readonly kind: 'need'; readonly key: NeedKey }
  | { readonly kind: 'solution'; readonly key: string };

interface SampleDecision extends Pick<Decision, 'title' | 'choice' | 'reasons' | 'people' | 'dissent' | 'status'> {
  readonly options: readonly string[];
  readonly about: readonly SampleRef[];
  /** Days from today: when it was decided, on the evidence of that day. Null: not yet. */
  readonly decided: number | null;
  readonly review: number | null;
}

/** The first was decided before the morning at Greenholt, so that page shows what has been heard since. */
export const DECISIONS: readonly SampleDecision[] = [
  {
    title: 'Do we build an ordering app for cafes this quarter?',
    options: [
      'Build the app for cafes',
      'Let messages land in one list that says who has seen them',
      'Wait for more interviews',
    ],
    choice: 'Let messages land in one list that says who has seen them',
    reasons:
      'Three makers tell us that their buyers will not log in, and the need behind it is met when the change arrives, whoever types it.',
    people: 'Product, Research, Operations, Growth',
    dissent: 'Growth: Wen would change over tomorrow, and we do not know for how many she stands.',
    status: 'decided',
    about: [
      { kind: 'need', key: 'onePlace' },
      { kind: 'insight', key: 'buyersOrder' },
    ],
    decided: -4,
    review: 86,
  },
  {
    title: 'Which rounds get the photo at the door first?',
    options: ['All rounds of one maker', 'The two worst rounds of each maker'],
    choice: '',
    reasons: '',
    people: 'Operations, Product',
    dissent: '',
    status: 'proposed',
    about: [{ kind: 'solution', key: 'doorPhoto' }],
    decided: null,
    review: null,
  },
];

/** A blind rating of four needs by three raters, closed nine days ago. On `chargeAgreed` they are far apart. */
export const ROUND = {
  title: 'What matters most to a maker',
  question: 'How much would it change a maker’s week if this were solved?',
  due: -10,
  closed: -9,
  items: ['onePlace', 'sayNo', 'showShort', 'chargeAgreed'],
  ratings: {
    Product: { onePlace: 5, sayNo: 4, showShort: 4, chargeAgreed: 2 },
    Operations: { onePlace: 4, sayNo: 3, showShort: 5, chargeAgreed: 5 },
    Research: { onePlace: 5, sayNo: 4, showShort: 4, chargeAgreed: 3 },
  },
} as const satisfies {
  readonly items: readonly NeedKey[];
  readonly ratings: Readonly<Record<string, Readonly<Partial<Record<NeedKey, number>>>>>;
  readonly [field: string]: unknown;
};

interface SampleMemo extends Pick<Memo, 'kind' | 'text'> {
  readonly about: SampleRef;
}

export const MEMOS: readonly SampleMemo[] = [
  {
    about: { kind: 'insight', key: 'buyersOrder' },
    kind: 'question',
    text: 'Wen buys from eight suppliers; the makers speak of cafes with one. Does the number of suppliers decide it?',
  },
  {
    about: { kind: 'tag', key: 'buffer' },
    kind: 'definition',
    text: 'Only what is made or sent on top of an order to be safe. What is left over because a buyer cancelled is a late change.',
  },
  {
    about: { kind: 'study', key: 'orders' },
    kind: 'method',
    text: 'Ask for the last time it happened, never for what usually happens: the usual story has no glove and no slip in it.',
  },
  {
    about: { kind: 'highlight', key: 'ratherThrow' },
    kind: 'reflexion',
    text: 'I nodded here. In the next talks I want to leave a silence after this answer.',
  },
];

interface SampleTask {
  readonly title: string;
  readonly due: number;
  readonly about: SampleRef;
}

export const TASKS: readonly SampleTask[] = [
  {
    title: 'Ask two more bookkeepers about old prices',
    due: 6,
    about: { kind: 'insight', key: 'prices' },
  },
  {
    title: 'Ride along with Sami on a Friday',
    due: -1,
    about: { kind: 'interview', key: 'tomas' },
  },
];

interface SampleCluster {
  readonly title: string;
  readonly x: number;
  readonly y: number;
  readonly insight: InsightKey | null;
  readonly quotes: readonly QuoteKey[];
}

/** One cluster has become an insight, one is on its way, and three quotes lie loose. */
export const BOARD: {
  readonly title: string;
  readonly study: StudyKey;
  readonly clusters: readonly SampleCluster[];
  readonly loose: readonly { readonly quote: QuoteKey; readonly x: number; readonly y: number }[];
} = {
  title: 'Evening and night',
  study: 'orders',
  clusters: [
    {
      title: 'A few more, to be safe',
      x: 24,
      y: 24,
      insight: 'buffer',
      quotes: ['neverBelieve', 'ratherThrow', 'twoHundredKilos', 'twoTrays'],
    },
    {
      title: 'A no that costs nothing',
      x: 304,
      y: 24,
      insight: null,
      quotes: ['iAmTheCutoff', 'loseItQuietly', 'politeNo'],
    },
  ],
  loose: [
    { quote: 'decoration', x: 316, y: 504 },
    { quote: 'bedKnowing', x: 588, y: 24 },
    { quote: 'tenOrFifteen', x: 588, y: 200 },
  ],
};

/** A search that the team keeps. */
export const KEPT_SEARCH = { title: 'photo door', params: { q: 'photo door' } } as const;
