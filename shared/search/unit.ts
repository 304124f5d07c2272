/** What search sees: one unit is one thing that can be found, shown as a row and opened. Units of one group fold into one row. */
export interface SearchUnit {
  /** Unique in the index: a record id, or a key of a transcript's run of turns. */
  readonly key: string;
  readonly kind: UnitKind;
  readonly recordId: string;
  /** What results fold by: the interview's id, or the record's own. */
  readonly groupId: string;
  /** Segment or block to open at. */
  readonly openAt: string | null;
  readonly title: string;
  readonly text: string;
  /** ISO date or date and time. */
  readonly at: string;
  /** Operator terms, `operator:value`: `tag:tg_1`, `study:st_2`, `participant:pa_3`, `type:usability-session`. */
  readonly keywords: readonly string[];
  readonly flags: readonly UnitFlag[];
}

export const UNIT_KINDS = [
  'goal',
  'need',
  'insight',
  'highlight',
  'participant',
  'tag',
  'study',
  'note',
  'memo',
  'decision',
  'report',
  'transcript',
  'solution',
  'experiment',
  'metric',
  'guide',
] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

const IS_VALUES = [
  'untagged',
  'unlinked',
  'unread',
  'done',
  'draft',
  'stale',
  'needs-review',
  'conflicted',
  'starred',
  'trashed',
] as const;
/** The keyword of whose words a unit holds: of a highlight its speaker's alone, else of everybody who was there. */
export const SPOKEN_BY = 'by';
const HAS_VALUES = [
  'quote',
  'tag',
  'link',
  'note',
  'memo',
  'audio',
  'transcript',
  'attachment',
  'consent',
  'contradiction',
] as const;
/** What `is:` and `has:` ask for, written the same way in a unit and in a query. */
export type UnitFlag = `is:${(typeof IS_VALUES)[number]}` | `has:${(typeof HAS_VALUES)[number]}`;

/** Stored rows hold the numbers: a new kind or flag goes to the end. */
export const kindNumber = (kind: UnitKind): number => UNIT_KINDS.indexOf(kind);

/** The flag's bit, or 0 for a word that is no flag. */
export function flagBit(flag: string): number {
  const at = FLAG_NAMES.indexOf(flag);
  return at < 0 ? 0 : 1 << at;
}

export const flagBits = (flags: readonly UnitFlag[]): number =>
  flags.reduce((bits, flag) => bits | flagBit(flag), 0) >>> 0;

/** In the order of their bits. */
export const FLAG_NAMES: readonly string[] = [
  ...IS_VALUES.map((value) => `is:${value}`),
  ...HAS_VALUES.map((value) => `has:${value}`),
];
