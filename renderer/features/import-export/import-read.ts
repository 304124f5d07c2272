import { unreachable } from '#shared/domain/assert.ts';
import type { AnyRead, AnyTalk, TalkFormat } from '#shared/exchange/any-read.ts';
import { blockText, documentWords } from '#shared/exchange/document/blocks.ts';
import { countsOfDraft, type ImportProblem } from '#shared/exchange/import-records.ts';
import type { SurveyRole } from '#shared/exchange/table/survey-roles.ts';
import type { TranscriptFile, TranscriptSegment } from '#shared/exchange/transcript.ts';
import { outlineOf } from './table-outline.ts';

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

/** Records of another program: its projects, codebooks and documents; or those that an export of ours wrote. */
export interface ReadRecordFile {
  readonly as: 'records';
  /** Which reader it was: `refi-qda`, `taguette`, ..., `throughline` for our own. */
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

/** What the window needs of a file to show it and to decide about it. */
export function readOutline(read: AnyRead): ReadImport {
  const { name, contentHash, problems } = read;
  const facts = { name, contentHash, problems };
  switch (read.as) {
    case 'talk':
      return { ...facts, as: 'talk', talk: talkOutline(read) };
    case 'records':
      return { ...facts, as: 'records', format: read.format, counts: countsOfDraft(read.read.records) };
    case 'own':
      return { ...facts, as: 'records', format: 'throughline', counts: countsOfRows(read.rows) };
    case 'tables':
      return { ...facts, as: 'tables', delimited: read.delimited, tables: read.tables.map(outlineOf) };
    case 'folder':
      return { ...facts, as: 'folder', entries: read.entries.map(({ path, size }) => ({ path, size })) };
    case 'archive':
    case 'nothing':
      return { ...facts, as: read.as };
    default:
      return unreachable(read);
  }
}

function talkOutline({ talk, document, format }: AnyTalk): TalkOutline {
  const { language, title, heldAt, speakers, encoding, preface, segments } = talk;
  const said = segments.reduce((sum, { text }) => sum + (text.match(/\S+/g)?.length ?? 0), 0);
  const words = said + (document ? documentWords(document) : 0);
  const outline = { language, title, heldAt, speakers, encoding, preface, format, words };
  const blocks = segments.length === 0 ? (document?.blocks ?? []) : [];
  const noted = blocks.slice(0, 2).map((block) => ({ ...NOBODY, text: blockText(block) }));
  return { ...outline, turns: segments.length, first: segments.length === 0 ? noted : segments.slice(0, 2) };
}

const NOBODY = { speaker: null, startMs: null, endMs: null } as const;

const countsOfRows = (rows: ReadonlyMap<string, readonly unknown[]>): Readonly<Record<string, number>> =>
  Object.fromEntries([...rows].flatMap(([table, list]) => (list.length > 0 ? [[table, list.length]] : [])));
