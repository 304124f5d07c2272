import { parseTimingLine } from './time-stamp.ts';
import type { TranscriptKind } from './transcript.ts';

/** What is told apart by its lines. */
type TextKind = Exclude<TranscriptKind, 'json' | 'html' | 'rtf'>;

export type Refusal = { readonly what: 'not-text' | 'unsupported-format'; readonly message: string };

/** Refuses by the first bytes what is no text at all, with what to do instead; null for anything that may be text. */
export function refuseBytes(bytes: Uint8Array): Refusal | null {
  const starts = (...magic: readonly number[]): boolean => magic.every((byte, at) => bytes[at] === byte);
  if (starts(0x50, 0x4b, 0x03, 0x04)) {
    return refusal('not-text', 'This is a ZIP or Office file, not text. Save it as plain text (.txt) and import that.');
  }
  if (starts(0x25, 0x50, 0x44, 0x46)) {
    return refusal('not-text', 'This is a PDF; its text is not read. Copy the text into a .txt file and import that.');
  }
  if (MEDIA.some((magic) => starts(...magic)) || isBoxed(bytes)) {
    return refusal(
      'not-text',
      'This is a picture or a recording, not text. Import its transcript or captions instead.',
    );
  }
  const utf16 = starts(0xff, 0xfe) || starts(0xfe, 0xff);
  const head = bytes.subarray(0, 4096);
  const odd = head.reduce((sum, byte) => sum + (byte < 9 || (byte > 13 && byte < 32) ? 1 : 0), 0);
  if (!utf16 && odd * 3 > head.length) return refusal('not-text', 'This file holds binary data, not text.');
  return null;
}

/** How pictures and recordings begin: PNG, JPEG, GIF, MP3, Ogg, FLAC, Matroska and WebM. */
const MEDIA: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38, 0x39, 0x61],
  [0x47, 0x49, 0x46, 0x38, 0x37, 0x61],
  // A text may begin with these letters; the version after ID3 and the flags of Ogg are no letters.
  [0x49, 0x44, 0x33, 0x03],
  [0x49, 0x44, 0x33, 0x04],
  [0x4f, 0x67, 0x67, 0x53, 0x00],
  [0x66, 0x4c, 0x61, 0x43, 0x00],
  [0x1a, 0x45, 0xdf, 0xa3],
];

/** MP4 and its kin say `ftyp` after the length of their first box; RIFF says its form after its length. */
function isBoxed(bytes: Uint8Array): boolean {
  const at = (from: number): string => String.fromCharCode(...bytes.subarray(from, from + 4));
  return (bytes[0] === 0 && at(4) === 'ftyp') || (at(0) === 'RIFF' && ['WAVE', 'WEBP', 'AVI '].includes(at(8)));
}

/** Refuses text whose form belongs to another import; null for anything that may be a transcript. */
export function refuseText(lines: readonly string[]): Refusal | null {
  const first = (lines.find((line) => line.trim() !== '') ?? '').trimStart();
  const start = first.slice(0, 100).toLowerCase();
  if (/^<(?:\?xml|!doctype|tt[ >])/.test(start)) {
    return refusal('unsupported-format', 'This is XML, not a transcript in text. Export it as WebVTT, SRT or text.');
  }
  return null;
}

/** Whether a text is JSON, or means to be: `[Ann] 00:05` and `{\\an8}` are none. */
export function looksLikeJson(lines: readonly string[], name: string): boolean {
  const first = (lines.find((line) => line.trim() !== '') ?? '').trim();
  if (!/^[[{]/.test(first)) return false;
  if (suffixOf(name) === 'json' || /^(?:\{\s*(?:"|$)|\[\s*(?:[{[]|$))/.test(first)) return true;
  return isJson(lines.join('\n'));
}

/** The kind by content first, by suffix where the content leaves it open. */
export function sniff(lines: readonly string[], name: string): TextKind {
  const suffix = suffixOf(name);
  const filled = lines.slice(0, 2000).filter((line) => line.trim() !== '');
  if (/^\s*WEBVTT(?:[ \t]|$)/.test(filled[0] ?? '')) return 'webvtt';
  for (const kind of ['srt', 'sbv'] as const) {
    if (!filled.slice(0, 2).some((line) => parseTimingLine(line, kind) !== null)) continue;
    return kind === 'srt' && suffix === 'vtt' ? 'webvtt' : kind;
  }
  if (suffix === 'vtt' || suffix === 'srt' || suffix === 'sbv') {
    const kind = suffix === 'vtt' ? 'webvtt' : suffix;
    if (lines.some((line) => parseTimingLine(line, kind) !== null)) return kind;
  }
  if (suffix === 'md' || suffix === 'markdown') return 'markdown';
  return filled.filter((line) => BOLD_LABEL.test(line)).length >= 2 ? 'markdown' : 'text';
}

const BOLD_LABEL = /^\s{0,3}\*\*[^*]{1,60}(?::\*\*|\*\*:)/;

const SUFFIX_KINDS: Readonly<Record<string, TextKind | 'json'>> = {
  vtt: 'webvtt',
  srt: 'srt',
  sbv: 'sbv',
  txt: 'text',
  md: 'markdown',
  markdown: 'markdown',
  json: 'json',
};
const KIND_NAMES: Readonly<Record<TextKind | 'json', string>> = {
  webvtt: 'WebVTT',
  srt: 'SRT',
  sbv: 'SBV',
  text: 'plain text',
  markdown: 'Markdown',
  json: 'JSON',
};

/** "The file is named .srt and was read as WebVTT.", or null when name and content agree or the name says nothing. */
export function suffixComplaint(name: string, kind: TextKind | 'json'): string | null {
  const suffix = suffixOf(name);
  const named = Object.hasOwn(SUFFIX_KINDS, suffix) ? SUFFIX_KINDS[suffix] : undefined;
  if (named === undefined || named === kind) return null;
  return `The file is named .${suffix} and was read as ${KIND_NAMES[kind]}, which is what it holds.`;
}

function refusal(what: Refusal['what'], message: string): Refusal {
  return { what, message };
}

function suffixOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
}

function isJson(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}
