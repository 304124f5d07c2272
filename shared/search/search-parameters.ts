import type { UnitKind } from './unit.ts';

/** Saturation of repeated words; the usual value, from the published BM25 work. */
export const BM25_K1 = 1.2;
/** How much long texts are held back; the usual value. */
export const BM25_B = 0.75;
/** A word in a title says what the whole unit is about. */
export const TITLE_WEIGHT = 2;

/** Conclusions stand above raw words: one need explains forty lines of transcript. */
export const KIND_WEIGHT: { readonly [kind in UnitKind]: number } = {
  goal: 1.3,
  need: 1.3,
  insight: 1.3,
  highlight: 1.15,
  participant: 1.15,
  tag: 1.15,
  study: 1.15,
  note: 1,
  memo: 1,
  decision: 1,
  report: 1,
  solution: 1,
  experiment: 1,
  metric: 1,
  guide: 1,
  transcript: 0.9,
};
/** New work gets a nudge that never outweighs a better match. */
export const RECENCY_GAIN = 0.1;
export const RECENCY_HALF_LIFE_DAYS = 180;

/** Another form of the same word (prices for price). */
export const OTHER_FORM_WEIGHT = 0.8;
/** A completion of the word being typed. */
export const COMPLETION_WEIGHT = 0.6;
/** Another word that this workspace uses for the same. */
export const SYNONYM_WEIGHT = 0.6;
/** One letter may complete to thousands of words: the common ones are enough, and bounded. */
export const MOST_COMPLETIONS = 64;
export const MOST_CORRECTIONS = 20;
/** How many corrections are named to the person. */
export const SHOWN_CORRECTIONS = 3;

/** A phrase must not run from one field into the next. */
export const FIELD_GAP = 100;
export const LONGEST_TERM = 64;
/** More clauses than anybody types; each costs a pass over postings. */
export const MOST_CLAUSES = 64;

export const SNIPPET_WORDS = 24;
export const MOST_SNIPPETS = 3;
/** The delta is rebuilt after each batch: more units than this would cost more than half a frame. */
export const DELTA_UNITS = 64;
/** Segments of one tier that merge into one of the next. */
export const MERGE_WIDTH = 4;
/** Share of dead units above which a segment is rewritten. */
export const DEAD_SHARE = 0.25;
/** Bounds the memory that building one segment takes. */
export const LARGEST_BUILD = 16_384;

/** Proposals: words repeated over many accepted quotes are separate witnesses, so they saturate later than words of one text. */
export const PROPOSAL_K1 = 2;
/** The same word over and over in a long source says little more than three times. */
export const SOURCE_K = 3;
/** Words of no subject (how, not, again) tell near targets apart but never make a proposal. */
export const FUNCTION_WORD_WEIGHT = 0.2;
/** Words that begin alike are often of one family (deliver, delivery). */
export const KIN_WEIGHT = 0.2;
export const KIN_LETTERS = 4;
/** Two words in a row that stand so in the target too mean more than the two apart. */
export const PAIR_WEIGHT = 0.3;
/** Two words within three of each other, in either order: what they say together, said otherwise. */
export const NEAR_WEIGHT = 0.2;
export const NEAR_WORDS = 3;
/** Another word for the same (reservation, booking): less than the word itself, more than the look of it. */
export const SENSE_WEIGHT = 0.4;
/** How much of a word is understood when only another word for it is there. */
export const SENSE_COVER = 0.6;
/** A target whose own words are all said comes before one that shares as much by the way. */
export const NAMED_WEIGHT = 0.1;
/** Shared inner letters (top-up, topping; compounds); below any whole word. */
export const GRAM_WEIGHT = 0.2;
export const GRAM_LETTERS = 4;
/** A claim may stand on hundreds of quotes; the newest say what it means today. */
export const ACCEPTED_QUOTES = 20;
/** Texts refused for a target hold it back a little (measures.md 14: g). */
export const REJECTED_WEIGHT = 0.15;
/** Two records that stand on the same highlights belong together even in other words. */
export const SHARED_QUOTES_WEIGHT = 0.25;
/** A word found in at most this share of the targets, or in no more than one list shows, is rare: alone it narrows the choice enough. */
export const RARE_SHARE = 0.02;
export const RARE_COUNT = 10;
/**
 * Silence: what the best target's words weigh (in rarest possible words), times the share of the source that they explain, and the
 * share of the target's own words that are said. One word by chance weighs as much as one on purpose: only the shares tell them apart.
 */
export const SILENCE_NAMED = 0.75;
export const SILENCE_THRESHOLD = 0.69;
/** So many rarest possible words are no chance, however much else the source says. */
export const SILENCE_ENOUGH = 3;
/** So many targets at least are taken to be there when a strength is named: two words in common with one of three is no proof. */
export const ENOUGH_TARGETS = 20;
/** Likely, in rarest possible words matched. */
export const LIKELY_FROM = 1.75;
/**
 * Strong: the log odds that the first target is right. The weights are those of a logistic fit over the first proposals of labelled
 * sets of several kinds (names alone, names with quotes, long texts, few targets, questions without an answer), each set weighing about
 * the same; fitted without a set, they say the same of it. 1.5 is a chance of 82 in 100.
 */
export const STRONG_FROM = 1.5;
export const SURE_BASE = -2.9;
export const SURE_MATCHED = 0.35;
export const SURE_COVER = 1.9;
export const SURE_NAMED = 2.1;
export const SURE_LEAD = 2.1;
/** A lead above this says no more. */
export const MOST_LEAD = 2.5;
/** Reasons named for one proposal. */
export const MOST_REASONS = 5;
/** Changes with every change of how proposals are made: figures and stored lists are of one engine. */
export const PROPOSAL_ENGINE = 'proposals-4';
