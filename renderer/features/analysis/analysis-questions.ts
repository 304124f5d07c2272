import type { AgreementBand, AgreementTable, ChanceParts } from '#shared/analysis/agreement.ts';
import type { CoOccurrenceParts, CoOccurrenceStatus } from '#shared/analysis/co-occurrence.ts';
import type { CodedQuote } from '#shared/analysis/coded-quote.ts';
import type { Disagreement, UnitKind } from '#shared/analysis/coding-units.ts';
import type { ContingencyParts, ContingencyStatus } from '#shared/analysis/contingency.ts';
import type { CountBy, CrossTab } from '#shared/analysis/cross-tab.ts';
import type { KeyWord } from '#shared/analysis/keyness.ts';
import type { Measure } from '#shared/analysis/measure.ts';
import type { OrderParts, SaturationParts, SaturationSettings, SaturationStatus } from '#shared/analysis/saturation.ts';
import type { SentimentParts } from '#shared/analysis/sentiment.ts';
import type { Period, Timeline } from '#shared/analysis/timeline.ts';
import type { WordCount } from '#shared/analysis/word-counts.ts';
import type { Id } from '#shared/domain/ids.ts';

/** What all figures are narrowed to. */
export interface Scope {
  readonly study?: Id<'study'> | undefined;
  /** Only quotes of people or interviews with this value. */
  readonly only?: { readonly attribute: AttributeKey; readonly value: string } | undefined;
  /** Only interviews with a quote under this goal. */
  readonly goalInterviews?: readonly string[] | undefined;
}

/** A field by whose values tags are compared, see `attributes.ts`. */
export type AttributeKey = string;

export interface AttributeInfo {
  readonly key: AttributeKey;
  /** Different values that somebody has. */
  readonly values: number;
}

export type Question =
  | { readonly kind: 'overview'; readonly scope: Scope }
  | { readonly kind: 'attribute'; readonly scope: Scope; readonly attribute: AttributeKey; readonly by: CountBy }
  | { readonly kind: 'together'; readonly scope: Scope; readonly most: number }
  | {
      readonly kind: 'time';
      readonly scope: Scope;
      readonly tagIds: readonly string[];
      readonly period: Period;
      readonly by: CountBy;
    }
  | {
      readonly kind: 'words';
      readonly scope: Scope;
      readonly attribute: AttributeKey;
      /** A value; compared with all others. Empty: the most used words of all. */
      readonly value: string;
    }
  | {
      readonly kind: 'sentiment';
      readonly scope: Scope;
      readonly positive: readonly string[];
      readonly negative: readonly string[];
    }
  /** The quotes with any of these tags: what the maps are made of. */
  | { readonly kind: 'coded'; readonly scope: Scope; readonly tagIds: readonly string[] }
  | { readonly kind: 'values'; readonly scope: Scope; readonly attribute: AttributeKey }
  | { readonly kind: 'speakers'; readonly scope: Scope }
  | { readonly kind: 'saturation'; readonly scope: Scope; readonly settings: SaturationSettings }
  | {
      readonly kind: 'agreement';
      readonly scope: Scope;
      readonly unit: UnitKind;
      /** Null: the two who put on most tags. */
      readonly coders: readonly [string, string] | null;
    }
  | { readonly kind: 'quotes'; readonly scope: Scope; readonly cell: Cell };

/** Which quotes stand behind a figure: all of its conditions hold. */
export interface Cell {
  readonly tagId?: string | undefined;
  /** Overlapping a highlight with this tag. */
  readonly withTag?: string | undefined;
  readonly attribute?: AttributeKey | undefined;
  readonly value?: string | undefined;
  readonly period?: Period | undefined;
  readonly at?: string | undefined;
  readonly word?: string | undefined;
  /** Only these quotes. */
  readonly among?: readonly string[] | undefined;
}

export interface TagUse {
  readonly tagId: string;
  readonly quotes: number;
  readonly people: number;
}

export interface Pair {
  readonly one: string;
  readonly other: string;
  readonly found: Measure<CoOccurrenceParts, CoOccurrenceStatus>;
}

export interface TagTest {
  readonly found: Measure<ContingencyParts, ContingencyStatus>;
  /** Corrected for there being many tags; null where too few people make a test worthless. */
  readonly p: number | null;
}

/** How much of an interview's talk is the participants', and whose the rest is. */
export interface SpeakerShare {
  readonly interviewId: Id<'interview'>;
  readonly words: number;
  /** Words of speakers that are participants. */
  readonly participants: number;
  readonly turns: number;
  readonly speakers: number;
}

export interface CoderPair {
  readonly tagId: string | null;
  readonly table: AgreementTable;
  readonly percent: Measure<AgreementTable, AgreementBand>;
  readonly kappa: Measure<ChanceParts, AgreementBand>;
  readonly alpha: Measure<ChanceParts, AgreementBand>;
  readonly holsti: Measure<{ readonly first: number; readonly second: number }, AgreementBand>;
}

/** A unit that one coder marked and the other did not, with its words and place. */
export interface OpenDisagreement extends Disagreement {
  readonly interviewId: Id<'interview'>;
  readonly source: string;
  readonly text: string;
  /** The highlight that marks it. */
  readonly highlightId: Id<'highlight'>;
}

export interface Answers {
  readonly overview: {
    readonly quotes: number;
    readonly people: number;
    readonly interviews: number;
    readonly tags: readonly TagUse[];
    readonly attributes: readonly AttributeInfo[];
    /** Quotes left out because the person has withdrawn consent. */
    readonly withdrawn: number;
  };
  readonly attribute: {
    readonly table: CrossTab;
    /** For each tag of the table, whether people with and without it are spread unevenly over the groups. Always of people. */
    readonly tests: readonly TagTest[];
  };
  readonly together: { readonly tagIds: readonly string[]; readonly pairs: readonly Pair[]; readonly used: number };
  readonly time: Timeline;
  readonly words: {
    readonly list: readonly WordCount[];
    readonly key: readonly KeyWord[];
    readonly total: number;
    readonly values: readonly string[];
  };
  readonly sentiment: {
    readonly all: Measure<SentimentParts, string>;
    readonly byTag: readonly { readonly tagId: string; readonly found: Measure<SentimentParts, string> }[];
  };
  readonly coded: readonly CodedQuote[];
  /** The values of an attribute that somebody has. */
  readonly values: readonly string[];
  readonly speakers: readonly SpeakerShare[];
  readonly saturation: {
    readonly found: Measure<SaturationParts, SaturationStatus>;
    readonly order: Measure<OrderParts>;
  };
  readonly agreement: {
    readonly coders: readonly { readonly id: string; readonly tags: number }[];
    readonly chosen: readonly [string, string] | null;
    readonly interviews: number;
    readonly units: number;
    readonly overall: CoderPair | null;
    readonly tags: readonly CoderPair[];
    readonly open: readonly OpenDisagreement[];
    /** How many there are in all; `open` holds the first. */
    readonly apart: number;
  };
  readonly quotes: readonly Id<'highlight'>[];
}

export type AnswerTo<Q extends Question> = Answers[Q['kind']];

export type ToWorker =
  | { readonly kind: 'open'; readonly projectId: string; readonly generation: number }
  | { readonly kind: 'ask'; readonly qid: number; readonly question: Question; readonly seq?: number | undefined }
  | { readonly kind: 'close' };

export type FromWorker =
  | { readonly kind: 'answer'; readonly qid: number; readonly answer: Answers[keyof Answers] }
  | { readonly kind: 'failed'; readonly qid: number; readonly message: string };
