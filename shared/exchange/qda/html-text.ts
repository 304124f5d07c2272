import { decodeHtml } from '../document/html-entities.ts';

/** The text nodes of an HTML fragment in a row, as a browser counts them, and where blocks begin and end among them. */
export interface HtmlText {
  readonly text: string;
  /** UTF-16 offsets in `text`, ascending. */
  readonly breaks: readonly number[];
}

const BLOCKS =
  /^(?:p|div|h[1-6]|li|ul|ol|blockquote|pre|table|tr|td|th|br|hr|section|article|header|footer|dl|dt|dd|figure)$/;
const HIDDEN = /^(?:script|style|head|title|template)$/;

/** Linear in the length of the fragment; nothing of it is ever put into a page. */
export function htmlText(html: string): HtmlText {
  const source = html.replace(/\r\n?/g, '\n');
  const parts: string[] = [];
  const breaks: number[] = [];
  let length = 0;
  for (let at = 0; at < source.length; ) {
    const open = source.indexOf('<', at);
    const end = open < 0 ? source.length : open;
    if (end > at) {
      const words = decodeHtml(source.slice(at, end));
      parts.push(words);
      length += words.length;
    }
    if (open < 0) break;
    if (source.startsWith('<!--', open)) {
      const close = source.indexOf('-->', open + 4);
      at = close < 0 ? source.length : close + 3;
      continue;
    }
    const tag = /^<(\/?)([a-z][a-z0-9]{0,20})/i.exec(source.slice(open, open + 24));
    if (tag === null) {
      // A `<` that begins no tag is a character.
      parts.push('<');
      length += 1;
      at = open + 1;
      continue;
    }
    const name = (tag[2] ?? '').toLowerCase();
    const closing = tag[1] === '/';
    at = endOfTag(source, open + tag[0].length);
    // Nothing within a script is a tag, but its end.
    if (HIDDEN.test(name) && !closing) at = endOf(source, name, at);
    else if (BLOCKS.test(name) && breaks.at(-1) !== length) breaks.push(length);
  }
  return { text: parts.join(''), breaks };
}

function endOf(source: string, name: string, from: number): number {
  const close = new RegExp(`</${name}`, 'gi');
  close.lastIndex = from;
  return close.exec(source) === null ? source.length : endOfTag(source, close.lastIndex);
}

/** Behind the `>` that ends a tag; one within a quoted value does not. */
function endOfTag(source: string, from: number): number {
  let quote: string | null = null;
  for (let at = from; at < source.length; at++) {
    const char = source[at];
    if (quote !== null) {
      if (char === quote) quote = null;
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '>') return at + 1;
  }
  return source.length;
}
