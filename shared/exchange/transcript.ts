/**
 * What reading one file of talk gives: segments in order, the labels found, and every problem met on the way.
 * Nothing here is stored: the import preview shows it, and the import turns it into records.
 */
export interface TranscriptFile {
  readonly kind: TranscriptKind;
  /** As the file states it (`en`, `pt-BR`), else null. */
  readonly language: string | null;
  readonly title: string | null;
  /** `YYYY-MM-DD` where the file states the day of the talk, else null. A day of publication does not count. */
  readonly heldAt: string | null;
  readonly segments: readonly TranscriptSegment[];
  /** What stands before the first speaker (title, description, summary), as written. */
  readonly preface: string | null;
  /** Labels in the order they first appear, with the ones that are not taken for speakers. */
  readonly speakers: readonly SpeakerLabel[];
  readonly problems: readonly TranscriptProblem[];
  readonly encoding: TextEncodingName;
  /** Cues kept, before cues of one speaker were joined; 0 for text, Markdown and lists of turns. */
  readonly cues: number;
}

export interface TranscriptSegment {
  readonly speaker: string | null;
  /** Milliseconds from the start of the recording, null where the file gives none. */
  readonly startMs: number | null;
  readonly endMs: number | null;
  readonly text: string;
}

export interface SpeakerLabel {
  readonly label: string;
  /** How often this label begins a turn. */
  readonly turns: number;
  /** Taken for a speaker. The person has the last word: `ReadOptions.speakers`. */
  readonly ticked: boolean;
}

export interface TranscriptProblem {
  readonly level: 'error' | 'warning';
  readonly file: string;
  /** 1-based line of the file, null where the problem is about the whole file. */
  readonly line: number | null;
  readonly what: ProblemCode;
  readonly message: string;
  /** What became of the place: nothing was kept, its words were kept raw, or the rest of it was kept. */
  readonly kept: 'nothing' | 'raw' | 'rest';
}

export type ProblemCode =
  | 'empty-file'
  | 'not-text'
  | 'unsupported-format'
  | 'nothing-readable'
  | 'too-many-cues'
  | 'wrong-suffix'
  | 'guessed-encoding'
  | 'damaged-characters'
  | 'nul-dropped'
  | 'control-characters'
  | 'missing-header'
  | 'loose-time'
  | 'bad-time'
  | 'end-before-start'
  | 'empty-cue'
  | 'text-outside-cue'
  | 'repeats-collapsed'
  | 'clock-times'
  | 'markup-dropped'
  | 'more-of-the-same';

export type TranscriptKind = 'webvtt' | 'srt' | 'sbv' | 'text' | 'markdown' | 'json' | 'html' | 'rtf';
export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface ReadOptions {
  /** Names that other files of the study use: a label used once is ticked when it is one of them. */
  readonly knownSpeakers?: readonly string[] | undefined;
  /** Exactly these labels are speakers, whatever the rules say. */
  readonly speakers?: readonly string[] | undefined;
  /** Drop lines that repeat the cue before; left out, it is on when at least half of the cues do. */
  readonly collapseRepeats?: boolean | undefined;
  /** Read the bytes in this encoding in place of the one found. */
  readonly encoding?: TextEncodingName | undefined;
}

/** What the reader of one kind hands back to `readTranscript`. */
export type ReadTalk = Pick<
  TranscriptFile,
  'language' | 'title' | 'heldAt' | 'segments' | 'preface' | 'speakers' | 'cues'
>;
