import { decodeText } from '../decode-text.ts';
import type { TranscriptFile } from '../transcript.ts';
import { problemList } from '../transcript-problems.ts';
import { type DocumentText, documentWords, NO_DOCUMENT } from './blocks.ts';
import { readHtml } from './read-html.ts';
import { readMarkdownDocument } from './read-markdown.ts';

/** Whether somebody is known to speak in it, or its words have times: else it is a document, and its words are a note. */
export const isTalk = ({ speakers, segments }: Pick<TranscriptFile, 'speakers' | 'segments'>): boolean =>
  speakers.some(({ ticked }) => ticked) || segments.some(({ startMs }) => startMs !== null);

/**
 * The words that are nobody's turn, with their headings, lists and looks: the whole of a Markdown or HTML document, of a talk what
 * stands before the first speaker. Null where there are none, and for files whose words have no looks.
 */
export function documentOf(talk: TranscriptFile, bytes: Uint8Array): DocumentText | null {
  const { kind, encoding, preface } = talk;
  if (kind === 'rtf' && !isTalk(talk)) return paragraphsOf(talk);
  if (kind !== 'markdown' && kind !== 'html') return null;
  // What is wrong with the letters was told when the talk was read.
  const { lines } = decodeText(bytes, problemList(''), encoding);
  const document = isTalk(talk)
    ? kind === 'html' || preface === null
      ? null
      : readMarkdownDocument(beginning(lines, preface))
    : kind === 'html'
      ? readHtml(lines.join('\n'))
      : readMarkdownDocument(lines);
  if (document === null) return null;
  const { tags, fields, shows } = document;
  const besides = tags.length + Object.keys(fields).length + shows.length;
  return documentWords(document) + besides === 0 ? null : document;
}

/** A document whose words have no looks; null where it has none. */
export function paragraphsOf({ segments }: Pick<TranscriptFile, 'segments'>): DocumentText | null {
  const blocks = segments.map(({ text }) => ({ kind: 'paragraph', runs: [{ text, format: 0, href: null }] }) as const);
  return blocks.length === 0 ? null : { ...NO_DOCUMENT, blocks };
}

/** The lines of the preface as the file has them: in its own text entities are letters already. */
function beginning(lines: readonly string[], preface: string): readonly string[] {
  const from = Math.max(
    lines.findIndex((line) => line.trim() !== ''),
    0,
  );
  return lines.slice(from, from + preface.split('\n').length);
}
