import { unreachable } from '../domain/assert.ts';
import { decodeText } from './decode-text.ts';
import { htmlLines, htmlTitle, isHtml } from './document/html-lines.ts';
import { isRtf, rtfLines } from './document/rtf-lines.ts';
import { looksLikeJson, type Refusal, refuseBytes, refuseText, sniff, suffixComplaint } from './sniff.ts';
import { readJsonTalk } from './stt/read-json-talk.ts';
import type { ReadOptions, ReadTalk, TextEncodingName, TranscriptFile, TranscriptKind } from './transcript.ts';
import { readMarkdown } from './transcript-markdown.ts';
import { type ProblemList, problemList } from './transcript-problems.ts';
import { readSrt } from './transcript-srt.ts';
import { readText } from './transcript-text.ts';
import { readVtt } from './transcript-vtt.ts';

/**
 * Reads a file of talk: WebVTT, SRT, SBV, Markdown, plain text or the JSON of a speech-to-text engine, told apart by content first. Never throws; what
 * cannot be read is a problem with its line, and the rest is read. A file that yields no words has no segments and one
 * error. Nobody and no time is named that the file does not name.
 */
export function readTranscript(
  file: { readonly name: string; readonly bytes: Uint8Array },
  options: ReadOptions = {},
): TranscriptFile {
  const problems = problemList(file.name);
  if (file.bytes.length === 0) return nothing(problems, 'text', 'utf-8', EMPTY);
  if (isRtf(file.bytes)) return ofWords('rtf', rtfLines(file.bytes), null, options, problems);
  const refused = refuseBytes(file.bytes);
  if (refused !== null) return nothing(problems, 'text', 'utf-8', refused);
  const { lines, encoding } = decodeText(file.bytes, problems, options.encoding);
  if (lines.every((line) => line.trim() === '')) return nothing(problems, 'text', encoding, EMPTY);
  if (isHtml(lines, file.name)) {
    const html = lines.join('\n');
    return ofWords('html', htmlLines(html), htmlTitle(html), options, problems);
  }
  const refusedText = refuseText(lines);
  if (refusedText !== null) return nothing(problems, 'text', encoding, refusedText);

  const kind = looksLikeJson(lines, file.name) ? 'json' : sniff(lines, file.name);
  const complaint = suffixComplaint(file.name, kind);
  if (complaint !== null) problems.warn('wrong-suffix', null, complaint);
  const talk = read(kind, lines, options, problems);
  if (talk === null) return { kind, encoding, ...NO_TALK, problems: problems.all() };
  if (talk.segments.length === 0 && talk.preface === null) return nothing(problems, kind, encoding, WORDLESS);
  return { kind, encoding, ...talk, problems: problems.all() };
}

/** A document of another form, read as the text that it holds. Its lines are ours: nobody could look them up. */
function ofWords(
  kind: 'rtf' | 'html',
  lines: readonly string[],
  title: string | null,
  options: ReadOptions,
  problems: ProblemList,
): TranscriptFile {
  if (lines.length === 0) return nothing(problems, kind, 'utf-8', WORDLESS);
  const talk = readText(lines, options, problems);
  return { kind, encoding: 'utf-8', ...talk, title, problems: problems.all().map((one) => ({ ...one, line: null })) };
}

function read(
  kind: Exclude<TranscriptKind, 'rtf' | 'html'>,
  lines: readonly string[],
  options: ReadOptions,
  problems: ProblemList,
): ReadTalk | null {
  switch (kind) {
    case 'webvtt':
      return readVtt(lines, options, problems);
    case 'srt':
    case 'sbv':
      return readSrt(lines, kind, options, problems);
    case 'text':
      return readText(lines, options, problems);
    case 'markdown':
      return readMarkdown(lines, options);
    case 'json':
      return readJsonTalk(lines.join('\n'), options, problems);
    default:
      return unreachable(kind);
  }
}

type Nothing = Refusal | { readonly what: 'empty-file' | 'nothing-readable'; readonly message: string };

const EMPTY: Nothing = { what: 'empty-file', message: 'The file is empty: there are no words to read.' };
const WORDLESS: Nothing = {
  what: 'nothing-readable',
  message: 'No words of talk were found in this file. Open it in a text editor to see whether it is the right one.',
};

function nothing(
  problems: ProblemList,
  kind: TranscriptKind,
  encoding: TextEncodingName,
  { what, message }: Nothing,
): TranscriptFile {
  problems.error(what, null, message, 'nothing');
  return { kind, encoding, ...NO_TALK, problems: problems.all() };
}

const NO_TALK: ReadTalk = {
  language: null,
  title: null,
  heldAt: null,
  segments: [],
  preface: null,
  speakers: [],
  cues: 0,
};
