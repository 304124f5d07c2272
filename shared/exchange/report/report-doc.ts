import type { Stance } from '../../domain/evidence-link.ts';
import type { OutTable } from '../csv-out.ts';
import type { LinePicture } from '../line-picture.ts';

/** A report's content in reading order, every sentence already in words: the writers only lay it out and escape it. */
export interface ReportDoc {
  readonly title: string;
  /** BCP 47, of the sentences that are ours. */
  readonly language: string;
  /** The day whose records it tells of, `YYYY-MM-DD`. */
  readonly date: string;
  readonly nodes: readonly DocNode[];
}

export type DocNode =
  | DocHeading
  | { readonly kind: 'paragraph'; readonly text: string; readonly tone: Tone }
  | DocQuote
  | { readonly kind: 'list'; readonly items: readonly { readonly text: string; readonly target: string | null }[] }
  /** A few figures with their names. */
  | { readonly kind: 'facts'; readonly title: string; readonly rows: readonly (readonly [string, string])[] }
  | { readonly kind: 'table'; readonly table: OutTable }
  | DocChart
  | { readonly kind: 'picture'; readonly title: string; readonly picture: LinePicture };

/** `quiet`: said beside the matter; `gap`: something is missing or past its day. */
export type Tone = 'plain' | 'quiet' | 'gap';

export interface DocHeading {
  readonly kind: 'heading';
  /** 2 is the highest: the title is 1. */
  readonly level: 2 | 3 | 4 | 5 | 6;
  /** What is announced before the title, such as "Need"; empty for a heading of our own. */
  readonly label: string;
  readonly title: string;
  /** The record's id, to which links of the document lead; null for a heading of our own. */
  readonly id: string | null;
}

export interface DocQuote {
  readonly kind: 'quote';
  /** The highlight: what may go out is asked of it. */
  readonly id: string;
  readonly words: string;
  /** Who, in which interview, when, at which time: what is known of these. */
  readonly source: string;
  readonly stance: Stance;
  /** How it speaks, in words; empty where that goes without saying. */
  readonly stanceText: string;
}

export interface DocChart {
  readonly kind: 'chart';
  readonly form: 'bars' | 'line';
  readonly title: string;
  /** The same in a sentence. */
  readonly summary: string;
  readonly unit: string;
  readonly points: readonly { readonly label: string; readonly value: number }[];
  /** The value to be reached, or null. */
  readonly target: number | null;
}

/** How deep headings go: what nests deeper stands on the sixth level. */
export const depth = (level: number): DocHeading['level'] => Math.min(6, Math.max(2, level)) as DocHeading['level'];
