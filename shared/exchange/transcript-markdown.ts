import { decodeEntities } from './cue-text.ts';
import { heldAtOf, isoDate } from './held-at.ts';
import { inlineWords } from './inline-markdown.ts';
import { type SpeakerHead, speakerHead } from './speaker-head.ts';
import { type TalkLine, talkOf } from './talk-lines.ts';
import type { ReadOptions, ReadTalk } from './transcript.ts';

/**
 * Reads talk in Markdown, `**Name:** text` or `**Name**: text`, or plain `Name: text` where nothing is in bold. A
 * heading or a rule ends the turn of the speaker before it. What stands before the first speaker is the preface.
 */
export function readMarkdown(lines: readonly string[], options: ReadOptions): ReadTalk {
  const front = frontMatter(lines);
  const read = lines.map((line, at) => (at < front.length ? BLANK : markdownLine(line)));
  const unfenced = withFences(lines, read);
  const bold = talkOf(unfenced.map(boldOnly), { soft: true, options });
  const boldFound = bold.speakers.some((speaker) => speaker.ticked);
  const { speakers, segments, start } = boldFound ? bold : talkOf(unfenced, { soft: true, options });
  const talkFrom = Math.max(start, front.length);
  const preface = decodeEntities(lines.slice(0, talkFrom).join('\n')).trim();
  return {
    language:
      /^[A-Za-z]{2,3}(?:-[A-Za-z\d]{1,8}){0,4}$/.exec(
        front.fields.get('language') ?? front.fields.get('lang') ?? '',
      )?.[0] ?? null,
    title: front.fields.get('title') ?? titleOf(lines),
    heldAt: isoDate(front.fields.get('date') ?? '') ?? heldAtOf(lines.slice(front.length, talkFrom)),
    preface: preface === '' ? null : preface,
    speakers,
    segments,
    cues: 0,
  };
}

const BLANK: TalkLine = { kind: 'blank', text: '', head: null, bold: false };
const HEADING = /^ {0,3}#{1,6}(?:[ \t]+(.*))?$/;
const OWN_LINE = /^\s*(?:[-*+]\s|\d{1,9}[.)]\s|>|\|)/;

function markdownLine(line: string): TalkLine {
  const text = line.trim();
  if (text === '') return BLANK;
  const heading = HEADING.exec(line);
  if (heading !== null) {
    return { kind: 'heading', text: inlineWords((heading[1] ?? '').trim()), head: null, bold: false };
  }
  if (/^(?:[-*_][ \t]*){3,}$/.test(text) && new Set(text.replace(/\s/g, '')).size === 1) {
    return { kind: 'break', text: '', head: null, bold: false };
  }
  if (OWN_LINE.test(line)) return { kind: 'own', text: inlineWords(text), head: null, bold: false };
  const unbold = boldLabel(text);
  const head = speakerHead(unbold ?? text);
  return { kind: 'text', text: inlineWords(text), head: head === null ? null : inWords(head), bold: unbold !== null };
}

/** The line with the stars around its label taken out, null when the line does not begin with a bold label. */
function boldLabel(text: string): string | null {
  const match = /^((?:\\?[[(][\d:.,\s]{3,24}\\?[\])]\s{0,4})?)(\*\*|__)([^*_\n]{1,80})\2(.*)$/.exec(text);
  if (match === null) return null;
  const [, time = '', , inner = '', rest = ''] = match;
  if (/[:：]\s*$/.test(inner)) return `${time}${inner.trim()} ${rest.trimStart()}`.trimEnd();
  if (/^\s{0,4}(?:\\?[[(][\d:.,\s]{3,24}\\?[\])]\s{0,4})?[:：](?:\s|$)/.test(rest))
    return `${time}${inner.trim()}${rest}`;
  return /^\s{0,4}\\?[[(][\d:.,\s]{3,24}\\?[\])]\s*$/.test(rest) ? `${time}${inner.trim()} ${rest.trim()}` : null;
}

function inWords(head: SpeakerHead): SpeakerHead {
  return { ...head, rest: inlineWords(head.rest), restWithLabel: inlineWords(head.restWithLabel) };
}

function boldOnly(line: TalkLine): TalkLine {
  return line.bold || line.head?.firm === true || line.head?.label === null ? line : { ...line, head: null };
}

/** Code between fences is words as written: no headings, labels or emphasis in it. */
function withFences(lines: readonly string[], read: readonly TalkLine[]): readonly TalkLine[] {
  let fence: string | null = null;
  return read.map((line, at) => {
    const raw = lines[at] ?? '';
    const mark = /^ {0,3}(```|~~~)/.exec(raw)?.[1] ?? null;
    if (fence === null && mark === null) return line;
    if (mark !== null && (fence === null || fence === mark)) fence = fence === null ? mark : null;
    return raw.trim() === '' ? BLANK : { kind: 'own', text: raw.trimEnd(), head: null, bold: false };
  });
}

function titleOf(lines: readonly string[]): string | null {
  const heading = lines.map((line) => /^ {0,3}#[ \t]+(.*)$/.exec(line)?.[1]).find((found) => found !== undefined);
  const title = inlineWords((heading ?? '').trim());
  return title === '' ? null : title;
}

/** Scalars of a YAML block on top; lists and anything deeper stay in the preface as written. */
function frontMatter(lines: readonly string[]): {
  readonly length: number;
  readonly fields: ReadonlyMap<string, string>;
} {
  const fields = new Map<string, string>();
  if (lines[0]?.trimEnd() !== '---') return { length: 0, fields };
  const end = lines.findIndex((line, at) => at > 0 && /^(?:---|\.\.\.)\s*$/.test(line));
  if (end < 0 || end > 200) return { length: 0, fields };
  for (const line of lines.slice(1, end)) {
    const [, key, value] = /^([A-Za-z][\w-]{0,40}):[ \t]+(\S.*)$/.exec(line) ?? [];
    if (key === undefined || value === undefined) continue;
    const scalar = value.trim().replace(/^(["'])(.*)\1$/, '$2');
    if (scalar !== '') fields.set(key.toLowerCase(), scalar);
  }
  return { length: end + 1, fields };
}
