import type { ScoreKind } from '../score.ts';
import type { NeedKey } from './sample-claims.ts';
import type { PersonKey } from './sample-sources.ts';

/** Importance and satisfaction on 1-5; null: the person left it out. */
type Pair = readonly [importance: number | null, satisfaction: number | null];
/** Answers to "if it is there" and "if it is not there": 1 like, 2 must be, 3 neutral, 4 live with, 5 dislike. */
type KanoPair = readonly [present: number, absent: number];

interface SampleScores {
  readonly survey: Readonly<Partial<Record<PersonKey, Pair>>>;
  readonly kano?: Readonly<Partial<Record<PersonKey, KanoPair>>>;
  /** What a person said in an interview: 0 not important to 3 critical. */
  readonly said?: Readonly<Partial<Record<PersonKey, number>>>;
  /** What the team guesses. Importance and satisfaction 0-10, RICE and ICE on their own scales. */
  readonly guesses: Readonly<Partial<Record<ScoreKind, number>>>;
}

/** What the needs are given. `habits` was never asked about, and the two at the top are too large to plan. */
export const SCORES: Readonly<Record<NeedKey, SampleScores>> = {
  trueOrder: {
    survey: { ines: [5, 2], tomas: [5, 3], priya: [5, 2], marguerite: [4, 2], kofi: [4, 3] },
    said: { ines: 3 },
    guesses: { importance: 9, satisfaction: 4 },
  },
  onePlace: {
    survey: { ines: [5, 1], tomas: [5, 2], priya: [5, 2], wen: [4, 2], marguerite: [4, 3], kofi: [5, 1] },
    kano: { ines: [2, 5], tomas: [3, 5], priya: [1, 5], marguerite: [2, 5], kofi: [3, 5] },
    said: { priya: 3, tomas: 2 },
    guesses: {
      importance: 9,
      satisfaction: 3,
      reach: 320,
      impact: 2,
      confidence: 80,
      effort: 3,
      iceImpact: 9,
      iceConfidence: 7,
      ease: 4,
    },
  },
  sayNo: {
    survey: { ines: [5, 2], tomas: [3, 3], priya: [4, 2], marguerite: [4, 3], kofi: [2, 4] },
    said: { ines: 3, priya: 2 },
    guesses: {
      importance: 7,
      satisfaction: 3,
      reach: 210,
      impact: 1,
      confidence: 80,
      effort: 1,
      iceImpact: 6,
      iceConfidence: 8,
      ease: 8,
    },
  },
  agreeDelivered: {
    survey: { tomas: [5, 2], wen: [4, 2], jonas: [4, 2], kofi: [4, 4] },
    guesses: { importance: 7, satisfaction: 4 },
  },
  showShort: {
    survey: { tomas: [5, 2], wen: [5, 1], priya: [3, 3], kofi: [4, 4], jonas: [4, 3] },
    kano: { tomas: [1, 4], wen: [1, 3], priya: [1, 3], kofi: [3, 3], jonas: [1, 5] },
    said: { wen: 2 },
    guesses: {
      importance: 8,
      satisfaction: 3,
      reach: 260,
      impact: 2,
      confidence: 80,
      effort: 2,
      iceImpact: 8,
      iceConfidence: 8,
      ease: 6,
    },
  },
  chargeAgreed: {
    survey: { jonas: [5, 1], ines: [3, 3], tomas: [2, 4], wen: [3, null] },
    said: { jonas: 3 },
    guesses: {
      importance: 6,
      satisfaction: 4,
      reach: 90,
      impact: 1,
      confidence: 50,
      effort: 1.5,
      iceImpact: 5,
      iceConfidence: 3,
      ease: 7,
    },
  },
  habits: { survey: {}, guesses: { importance: 4, satisfaction: 4 } },
};
