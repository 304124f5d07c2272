import type { Stance } from '../evidence-link.ts';
import type { Insight } from '../insight.ts';
import type { Need } from '../need.ts';
import type { QuoteKey } from './sample-quotes.ts';

interface SampleInsight {
  readonly claim: string;
  readonly status: Insight['status'];
  readonly confidence: Insight['confidence'];
  readonly owner: string;
  readonly theme: string;
  /** Days from today until somebody should look again; negative: it is due. */
  readonly reviewIn: number | null;
  readonly body: readonly string[];
  readonly evidence: Readonly<Partial<Record<Stance, readonly QuoteKey[]>>>;
}

/** What the team has learned. `buyersOrder` is contradicted, `prices` stands on one person, `habits` leads to no need yet. */
export const INSIGHTS = {
  lateChanges: {
    claim:
      'Late changes arrive as messages to a person, so the list that the night shift works from is never the true one.',
    status: 'reviewed',
    confidence: 'high',
    owner: 'Research',
    theme: 'The list',
    reviewIn: 75,
    body: [
      'Each maker has one moment in the evening when the list is made, and several ways for a change to arrive after it. The change lands on a phone, a slip or a glove; the list itself stays as it was.',
      'The cost is not the change. It is that the person who made the change believes it has arrived.',
    ],
    evidence: {
      supports: [
        'fourApps',
        'wrongThreeTimes',
        'seesItAtTwo',
        'yellowSlip',
        'tenOrFifteen',
        'onTheGlove',
        'untilSomebodyWakes',
        'neverKnowRead',
      ],
    },
  },
  buffer: {
    claim: 'Makers produce a safety buffer because they do not trust the number, not because they cannot count.',
    status: 'reviewed',
    confidence: 'high',
    owner: 'Product',
    theme: 'The list',
    reviewIn: 60,
    body: [
      'Ten percent on rolls, two trays of lentil soup, two hundred kilos of coffee: three trades, the same habit, and each of them knows the price of it.',
      'A better forecast would not change this. A number that stays true overnight might.',
    ],
    evidence: { supports: ['neverBelieve', 'ratherThrow', 'twoHundredKilos', 'twoTrays'], qualifies: ['sixtyRolls'] },
  },
  shortFights: {
    claim:
      'A short delivery turns into an argument because nobody saw it happen, and the invoice tells of it two weeks later.',
    status: 'reviewed',
    confidence: 'medium',
    owner: 'Operations',
    theme: 'The door',
    reviewIn: 30,
    body: [
      'Both sides tell the same story from their side of the door. The maker pays to keep the peace; the buyer feels suspected.',
    ],
    evidence: { supports: ['nobodySaw', 'wordAgainstWord', 'cheaperToPay', 'fourCalls', 'photoAtTheDoor'] },
  },
  pictures: {
    claim: 'A picture taken at the door ends the argument before it begins.',
    status: 'draft',
    confidence: 'medium',
    owner: 'Operations',
    theme: 'The door',
    reviewIn: 45,
    body: [
      'Two drivers have come to this on their own, on their own phones. It worked for as long as the phone stayed with the company.',
    ],
    evidence: { supports: ['photoOfStack', 'ownDoorstep', 'photoAtTheDoor'] },
  },
  driverIsOffice: {
    claim:
      'For buyers the driver is the company, so what is said at the door is an order that nobody has written down.',
    status: 'draft',
    confidence: 'medium',
    owner: 'Research',
    theme: 'The door',
    reviewIn: 45,
    body: ['Of ten things said to a driver about seven reach the office. Nobody on either side can see which.'],
    evidence: { supports: ['samiInTheVan', 'sevenOfTen', 'kofiIsTheOffice', 'heIsTheDairy'] },
  },
  paperWins: {
    claim: 'Where hands are wet, gloved or floury, paper beats every screen.',
    status: 'reviewed',
    confidence: 'medium',
    owner: 'Research',
    theme: 'The list',
    reviewIn: 90,
    body: ['This holds for those who make and pack. It does not hold for those who stand still and plan.'],
    evidence: { supports: ['wetHands', 'gloves', 'onTheGlove'], qualifies: ['screenIsFine'] },
  },
  buyersOrder: {
    claim: 'Cafes would enter their own orders if only there were a good app for it.',
    status: 'draft',
    confidence: 'low',
    owner: 'Growth',
    theme: 'Ordering',
    reviewIn: -8,
    body: [
      'We believed this when the year began. One buyer agrees with all her heart; the makers who tried it tell another story.',
      'Before anybody builds it: find out who Wen stands for.',
    ],
    evidence: {
      supports: ['twoTaps'],
      contradicts: ['whyLogIn', 'neverLogIn', 'elevenWebOrders'],
      qualifies: ['eightOfForty'],
    },
  },
  prices: {
    claim: 'Standing orders keep old prices, and the bookkeeper is the first to notice, weeks later.',
    status: 'draft',
    confidence: 'low',
    owner: '',
    theme: 'The invoice',
    reviewIn: 20,
    body: ['One bookkeeper so far, although he speaks for three bakeries. Ask two more before this is reviewed.'],
    evidence: { supports: ['threeOfFive', 'halfADay', 'beforeItIsACorrection'] },
  },
  habits: {
    claim: 'New colleagues learn the habits of regular customers by getting each of them wrong once.',
    status: 'draft',
    confidence: null,
    owner: '',
    theme: 'The list',
    reviewIn: null,
    body: ['A cupboard door full of notes in one place, nothing at all in the other.'],
    evidence: { supports: ['gettingItWrong', 'kitchenDoor'] },
  },
} as const satisfies Record<string, SampleInsight>;
export type InsightKey = keyof typeof INSIGHTS;

interface SampleNeed {
  readonly title: string;
  readonly form: Need['form'];
  readonly parent: string | null;
  readonly status: Need['status'];
  readonly job: Need['job'];
  readonly insights: Readonly<Partial<Record<Stance, readonly InsightKey[]>>>;
  readonly quotes: readonly QuoteKey[];
}

/** The opportunity tree. `habits` has no evidence yet, on purpose. */
export const NEEDS = {
  trueOrder: {
    title: "Know tomorrow's true order before work starts",
    form: 'job',
    parent: null,
    status: 'open',
    job: {
      when: 'the evening before I make it',
      want: 'know what is really ordered',
      soThat: 'nobody starts on a number that is already wrong',
    },
    insights: { supports: ['buffer'] },
    quotes: ['bedKnowing'],
  },
  onePlace: {
    title: 'Get every last change into one place, however it arrives',
    form: 'pain',
    parent: 'trueOrder',
    status: 'target',
    job: {
      when: 'a change reaches me by phone, slip or driver',
      want: 'it to stand on the list that the night shift reads',
      soThat: 'the person who sent it and the person who makes it believe the same number',
    },
    insights: { supports: ['lateChanges', 'driverIsOffice'], qualifies: ['paperWins'], contradicts: ['buyersOrder'] },
    quotes: ['mess'],
  },
  sayNo: {
    title: 'Say no to a late change without losing the customer',
    form: 'wish',
    parent: 'trueOrder',
    status: 'open',
    job: {
      when: 'a buyer asks for a change after the cut-off',
      want: 'to refuse without being the one who refuses',
      soThat: 'the rule holds and the customer stays',
    },
    insights: {},
    quotes: ['iAmTheCutoff', 'loseItQuietly', 'machineMaySayNo', 'politeNo'],
  },
  agreeDelivered: {
    title: 'Agree on what was delivered on the day it was delivered',
    form: 'job',
    parent: null,
    status: 'open',
    job: {
      when: 'a crate is missing at the door',
      want: 'both sides to see it on the same day',
      soThat: 'no argument starts two weeks later',
    },
    insights: { supports: ['shortFights'] },
    quotes: [],
  },
  showShort: {
    title: 'Show what stood at the door',
    form: 'pain',
    parent: 'agreeDelivered',
    status: 'target',
    job: {
      when: 'I leave a delivery where nobody stands',
      want: 'to show what was there',
      soThat: 'I need not pay for what I did deliver',
    },
    insights: { supports: ['pictures'] },
    quotes: [],
  },
  chargeAgreed: {
    title: 'Charge what was agreed without checking each line by hand',
    form: 'pain',
    parent: 'agreeDelivered',
    status: 'parked',
    job: {
      when: 'a price has been agreed',
      want: 'each standing order to follow it',
      soThat: 'nobody compares lines by hand',
    },
    insights: { supports: ['prices'] },
    quotes: [],
  },
  habits: {
    title: 'Hand the habits of regular customers to a new colleague',
    form: 'job',
    parent: null,
    status: 'open',
    job: {
      when: 'somebody new takes over a round or a shift',
      want: 'to hand on what regular customers expect',
      soThat: 'they need not get each one wrong once',
    },
    insights: {},
    quotes: [],
  },
} as const satisfies Record<string, SampleNeed>;
export type NeedKey = keyof typeof NEEDS;

interface SampleGoal {
  readonly title: string;
  readonly owner: string;
  readonly parent: string | null;
  readonly reason: string;
  /** Days from today. */
  readonly starts: number;
  readonly ends: number;
  readonly needs: readonly NeedKey[];
  readonly metric: {
    readonly name: string;
    readonly unit: string;
    readonly baseline: number;
    readonly target: number;
    readonly cadenceDays: number;
    /** Oldest first; days from today. */
    readonly checkIns: readonly { readonly day: number; readonly value: number; readonly note: string }[];
  };
}

/** What should be different. `reorder` has no need behind it, on purpose. */
export const GOALS = {
  waste: {
    title: 'Makers throw away less of what they make',
    owner: 'Product',
    parent: null,
    reason: 'What is thrown away is the money that a small maker never sees.',
    starts: -70,
    ends: 110,
    needs: ['trueOrder', 'onePlace', 'sayNo'],
    metric: {
      name: 'Left unsold at closing',
      unit: '%',
      baseline: 9.1,
      target: 5,
      cadenceDays: 14,
      checkIns: [
        { day: -58, value: 9, note: 'Twelve makers count for us.' },
        { day: -44, value: 8.6, note: '' },
        { day: -30, value: 8.7, note: 'A holiday week.' },
        { day: -16, value: 8.1, note: 'First makers with the draft cut-off.' },
        { day: -2, value: 7.6, note: '' },
      ],
    },
  },
  disputes: {
    title: 'Disputes are settled on the day of the delivery',
    owner: 'Operations',
    parent: null,
    reason: 'Makers and buyers who trust a delivery stay with each other, and with us.',
    starts: -40,
    ends: 140,
    needs: ['agreeDelivered', 'showShort', 'chargeAgreed'],
    metric: {
      name: 'Credit notes per hundred deliveries',
      unit: 'notes',
      baseline: 6.2,
      target: 2.5,
      cadenceDays: 30,
      checkIns: [
        { day: -33, value: 6.4, note: '' },
        { day: -5, value: 5.8, note: 'Two rounds with photos.' },
      ],
    },
  },
  reorder: {
    title: 'Buyers reorder without calling anybody',
    owner: 'Growth',
    parent: 'waste',
    reason: 'An order that nobody has to write down again is one that stays true.',
    starts: -90,
    ends: 90,
    needs: [],
    metric: {
      name: 'Orders placed without a call',
      unit: '%',
      baseline: 22,
      target: 50,
      cadenceDays: 14,
      checkIns: [{ day: -47, value: 23, note: 'Nobody has read it since.' }],
    },
  },
} as const satisfies Record<string, SampleGoal>;
