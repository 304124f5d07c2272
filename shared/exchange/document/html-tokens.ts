import { decodeHtml } from './html-entities.ts';

export type HtmlToken =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'open'; readonly name: string; readonly attributes: Attributes; readonly closed: boolean }
  | { readonly kind: 'close'; readonly name: string };

export type Attributes = ReadonlyMap<string, string>;

/** HTML as tokens, in one pass whose time grows with its length. Comments, declarations and what is within scripts and styles are not given. */
export function* htmlTokens(html: string): Generator<HtmlToken> {
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    const end = open < 0 ? html.length : open;
    if (end > at) yield { kind: 'text', text: decodeHtml(html.slice(at, end)) };
    if (open < 0) return;
    if (html.startsWith('<!--', open)) at = behind(html, '-->', open + 4);
    else if (html.startsWith('<![CDATA[', open)) {
      at = behind(html, ']]>', open + 9);
      yield { kind: 'text', text: html.slice(open + 9, at).replace(/\]\]>$/, '') };
    } else if (html[open + 1] === '!' || html[open + 1] === '?') at = behind(html, '>', open + 2);
    else {
      const tag = tagAt(html, open);
      if (tag === null) {
        // A `<` that begins no tag is a character.
        yield { kind: 'text', text: '<' };
        at = open + 1;
        continue;
      }
      at = tag.end;
      yield tag.token;
      if (tag.token.kind === 'open' && !tag.token.closed && RAW.has(tag.token.name)) {
        const close = closeOf(html, tag.token.name, at);
        if (tag.token.name === 'title') yield { kind: 'text', text: decodeHtml(html.slice(at, close)) };
        at = close;
      }
    }
  }
}

/** Nothing in them is a tag, but their end. */
const RAW: ReadonlySet<string> = new Set([
  'script',
  'style',
  'title',
  'textarea',
  'xmp',
  'iframe',
  'noembed',
  'noframes',
]);

function behind(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from);
  return found < 0 ? html.length : found + mark.length;
}

function closeOf(html: string, name: string, from: number): number {
  for (let at = html.indexOf('</', from); at >= 0; at = html.indexOf('</', at + 2)) {
    if (html.slice(at + 2, at + 2 + name.length).toLowerCase() === name) return at;
  }
  return html.length;
}

const SPACE = /\s/;

function tagAt(html: string, open: number): { readonly token: HtmlToken; readonly end: number } | null {
  const closing = html[open + 1] === '/';
  let at = open + (closing ? 2 : 1);
  const name = /^[a-z][a-z0-9:-]{0,40}/i.exec(html.slice(at, at + 41))?.[0].toLowerCase();
  if (name === undefined) return null;
  at += name.length;
  const attributes = new Map<string, string>();
  let closed = false;
  while (at < html.length) {
    const char = html[at] ?? '';
    if (char === '>') {
      const token: HtmlToken = closing ? { kind: 'close', name } : { kind: 'open', name, attributes, closed };
      return { token, end: at + 1 };
    }
    closed = char === '/';
    if (char === '/' || SPACE.test(char)) {
      at += 1;
      continue;
    }
    const from = at;
    while (at < html.length && !/[\s=>/]/.test(html[at] ?? '')) at += 1;
    if (at === from) at += 1;
    const key = html.slice(from, at).toLowerCase();
    let next = at;
    while (next < html.length && SPACE.test(html[next] ?? '')) next += 1;
    if (html[next] !== '=') {
      if (attributes.size < MOST_ATTRIBUTES) attributes.set(key, '');
      continue;
    }
    next += 1;
    while (next < html.length && SPACE.test(html[next] ?? '')) next += 1;
    const quote = html[next];
    let value: string;
    if (quote === '"' || quote === "'") {
      const end = html.indexOf(quote, next + 1);
      value = html.slice(next + 1, end < 0 ? html.length : end);
      at = end < 0 ? html.length : end + 1;
    } else {
      let end = next;
      while (end < html.length && !/[\s>]/.test(html[end] ?? '')) end += 1;
      value = html.slice(next, end);
      at = end;
    }
    if (attributes.size < MOST_ATTRIBUTES && !attributes.has(key)) attributes.set(key, decodeHtml(value));
  }
  return { token: closing ? { kind: 'close', name } : { kind: 'open', name, attributes, closed }, end: html.length };
}

const MOST_ATTRIBUTES = 256;
