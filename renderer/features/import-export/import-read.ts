import type { ImportProblem } from '#shared/exchange/import-records.ts';
import type { SurveyRole } from '#shared/exchange/table/survey-roles.ts';
import type { ReadOptions, TranscriptFile, TranscriptKind, TranscriptSegment } from '#shared/exchange/transcript.ts';

/** What a file turned out to be, before anybody has decided anything about it. The records themselves stay at the desk. */
export type ReadImport = ReadFacts &
  (ReadTalk | ReadRecordFile | ReadTableFile | ReadFolder | { readonly as: 'archive' | 'nothing' });

interface ReadFacts {
  readonly name: string;
  /** SHA-256 of the file's bytes, lower-case hex: how it is known again. Null for what is never read whole. */
  readonly contentHash: string | null;
  readonly problems: readonly ImportProblem[];
}

export interface ReadTalk {
  readonly as: 'talk';
  readonly talk: TalkOutline;
}

/** A transcript without its turns: enough to look at and to decide. */
export interface TalkOutline
  extends Pick<TranscriptFile, 'language' | 'title' | 'heldAt' | 'speakers' | 'encoding' | 'preface'> {
  readonly format: TalkFormat;
  readonly turns: number;
  readonly words: number;
  /** How it begins. */
  readonly first: readonly TranscriptSegment[];
}

export type TalkFormat = TranscriptKind | 'docx' | 'odt';

/** Records of another program: its projects, codebooks and documents. */
export interface ReadRecordFile {
  readonly as: 'records';
  /** Which reader it was: `refi-qda`, `taguette`, ... */
  readonly format: string;
  /** How many of each kind it holds. */
  readonly counts: Readonly<Record<string, number>>;
}

export interface ReadTableFile {
  readonly as: 'tables';
  readonly tables: readonly TableOutline[];
  /** A workbook has no delimiter and no encoding to choose. */
  readonly delimited: boolean;
}

export interface TableOutline {
  readonly name: string;
  readonly rows: number;
  readonly columns: readonly ColumnOutline[];
  readonly survey: boolean;
}

export interface ColumnOutline {
  readonly heading: string;
  readonly filled: number;
  /** The first different cells. */
  readonly samples: readonly string[];
  /** What it would be in a survey. */
  readonly surveyRole: SurveyRole;
}

/** A zip of files: each of them is read by itself. */
export interface ReadFolder {
  readonly as: 'folder';
  readonly entries: readonly { readonly path: string; readonly size: number }[];
}

/** How a file is to be read, where a person knows better than the readers. */
export interface FileReadOptions extends ReadOptions {
  readonly delimiter?: string | undefined;
}
