import { FORMATS, type Run } from './blocks.ts';
import { decodeHtml } from './html-entities.ts';

/**
 * The words of a line of Markdown with their looks and links; `[[Note]]` and `![[picture]]` of Obsidian among them. One pass: what a mark
 * opens and nothing closes stays as it was written.
 */
export function inlineRuns(markdown: string): readonly Run[] {
  const pieces: Piece[] = [];
  const open = new Map<string, number>();
  let words = '';
  const endWords = (): void => {
    if (words !== '') pieces.push({ text: decodeHtml(words), format: 0, href: null, mark: null });
    words = '';
  };
  const put = (text: string, format: number, href: string | null): void => {
    endWords();
    pieces.push({ text, format, href, mark: null });
  };
  for (let at = 0; at < markdown.length; ) {
    const char = markdown[at] ?? '';
    const found = SPECIAL.has(char) ? (special(markdown, at) ?? null) : null;
    if (found === null) {
      words += char;
      at += 1;
    } else if (found.kind === 'words') {
      words += found.text;
      at = found.end;
    } else if (found.kind === 'run') {
      put(found.text, found.format, found.href);
      at = found.end;
    } else {
      endWords();
      const opener = open.get(found.mark);
      if (opener !== undefined && found.closes) {
        // Everything between the two gets the look, marks that stand crosswise lose theirs.
        const format = found.format;
        for (let i = opener + 1; i < pieces.length; i++) {
          const piece = pieces[i];
          if (piece) pieces[i] = { ...piece, format: piece.format | format };
        }
        const first = pieces[opener];
        if (first) pieces[opener] = { ...first, text: '' };
        open.delete(found.mark);
        for (const [mark, index] of open) if (index > opener) open.delete(mark);
      } else {
        if (found.opens) open.set(found.mark, pieces.length);
        pieces.push({ text: found.mark, format: 0, href: null, mark: found.mark });
      }
      at = found.end;
    }
  }
  endWords();
  return joined(pieces);
}

interface Piece extends Run {
  readonly mark: string | null;
}

type Found =
  | { readonly kind: 'words'; readonly text: string; readonly end: number }
  | {
      readonly kind: 'run';
      readonly text: string;
      readonly format: number;
      readonly href: string | null;
      readonly end: number;
    }
  | {
      readonly kind: 'mark';
      readonly mark: string;
      readonly format: number;
      readonly opens: boolean;
      readonly closes: boolean;
      readonly end: number;
    };

const SPECIAL: ReadonlySet<string> = new Set(['\\', '`', '*', '_', '~', '=', '[', '!', '<']);
/** No mark of one line looks farther than this, so that a line of a million brackets takes no longer than one of words. */
const REACH = 2_000;

function special(text: string, at: number): Found | undefined {
  const ahead = text.slice(at, at + REACH);
  switch (text[at]) {
    case '\\': {
      const next = text[at + 1] ?? '';
      return /[!-/:-@[-`{-~]/.test(next) ? { kind: 'words', text: next, end: at + 2 } : undefined;
    }
    case '`':
      return codeAt(text, at, ahead);
    case '[':
    case '!':
      return linkAt(ahead, at);
    case '<':
      return angleAt(ahead, at);
    default:
      return markAt(text, at);
  }
}

function codeAt(text: string, at: number, ahead: string): Found | undefined {
  const ticks = /^`{1,20}/.exec(ahead)?.[0] ?? '`';
  for (let end = ahead.indexOf(ticks, ticks.length); end >= 0; ) {
    const run = /^`+/.exec(ahead.slice(end, end + REACH))?.[0] ?? '';
    if (run.length === ticks.length) {
      const inner = ahead.slice(ticks.length, end);
      const padded = /^ .* $/s.test(inner) && inner.trim() !== '';
      const code = padded ? inner.slice(1, -1) : inner;
      return { kind: 'run', text: code, format: FORMATS.code, href: null, end: at + end + run.length };
    }
    end = ahead.indexOf(ticks, end + run.length);
  }
  // Without a twin they are characters, all at once.
  return { kind: 'words', text: ticks, end: at + Math.min(ticks.length, text.length) };
}

const WIKI = /^(!?)\[\[([^[\]|\n]{1,500})(?:\|([^[\]\n]{0,500}))?\]\]/;
const LINK =
  /^(!?)\[((?:[^[\]\\\n]|\\.|\[[^[\]\n]{0,200}\]){0,800})\]\(\s{0,4}(?:<([^<>\n]{0,1500})>|((?:[^\s()<>]|\([^\s()]{0,500}\)){0,1500}))(?:\s{1,4}(?:"[^"\n]{0,300}"|'[^'\n]{0,300}'))?\s{0,4}\)/;

function linkAt(ahead: string, at: number): Found | undefined {
  const wiki = WIKI.exec(ahead);
  if (wiki !== null) {
    const target = wiki[2]?.trim() ?? '';
    const end = at + wiki[0].length;
    // A picture is no word; what it is called stays as the name of a link.
    return { kind: 'run', text: wiki[3]?.trim() || target, format: 0, href: `${WIKI_SCHEME}${target}`, end };
  }
  const link = LINK.exec(ahead);
  if (link === null) return undefined;
  const href = decodeHtml((link[3] ?? link[4] ?? '').replace(/\\([!-/:-@[-`{-~])/g, '$1'));
  const inner = link[2] ?? '';
  const label = inlineWords(inner);
  return {
    kind: 'run',
    text: label || (link[1] === '!' ? '' : href),
    format: 0,
    href: href || null,
    end: at + link[0].length,
  };
}

/** Marks a link to a note by its name, as no address begins. */
export const WIKI_SCHEME = 'note:';

const AUTO = /^<((?:https?:|mailto:)[^\s<>]{1,1500}|[^\s<>@]{1,100}@[^\s<>@]{1,200}\.[a-z]{2,20})>/i;
const TAG =
  /^<(\/?)(br|b|i|u|s|em|strong|del|ins|mark|sub|sup|span|font|kbd|small|a|p|div|img)(?:\s[^<>\n]{0,800})?\/?>/i;

function angleAt(ahead: string, at: number): Found | undefined {
  const auto = AUTO.exec(ahead);
  if (auto?.[1] !== undefined) {
    const href = auto[1].includes(':') ? auto[1] : `mailto:${auto[1]}`;
    return { kind: 'run', text: auto[1], format: 0, href, end: at + auto[0].length };
  }
  if (ahead.startsWith('<!--')) {
    const end = ahead.indexOf('-->');
    return end < 0 ? undefined : { kind: 'words', text: '', end: at + end + 3 };
  }
  const tag = TAG.exec(ahead);
  return tag === null
    ? undefined
    : { kind: 'words', text: tag[2]?.toLowerCase() === 'br' ? '\n' : '', end: at + tag[0].length };
}

function markAt(text: string, at: number): Found | undefined {
  const char = text[at] ?? '';
  let end = at;
  while (text[end] === char && end - at < 3) end += 1;
  if (text[end] === char) return { kind: 'words', text: text.slice(at, end), end };
  const mark = text.slice(at, end);
  const format = LOOKS[mark];
  if (format === undefined) return { kind: 'words', text: mark, end };
  const [before, after] = [text[at - 1] ?? ' ', text[end] ?? ' '];
  if (char === '_' && /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after))
    return { kind: 'words', text: mark, end };
  return { kind: 'mark', mark, format, opens: !/\s/.test(after), closes: !/\s/.test(before), end };
}

const LOOKS: Readonly<Record<string, number>> = {
  '*': FORMATS.italic,
  _: FORMATS.italic,
  '**': FORMATS.bold,
  __: FORMATS.bold,
  '***': FORMATS.bold | FORMATS.italic,
  ___: FORMATS.bold | FORMATS.italic,
  '~~': FORMATS.strike,
  // Obsidian marks words with it; a note has no look for that, the words are the same.
  '==': 0,
};

/** The words of the label of a link; a link within it is words. */
const inlineWords = (label: string): string =>
  label.includes('[') || /[*_`\\&<~=]/.test(label)
    ? inlineRuns(label.replace(/[[\]]/g, '\\$&'))
        .map(({ text }) => text)
        .join('')
    : label;

function joined(pieces: readonly Piece[]): readonly Run[] {
  const runs: Run[] = [];
  for (const { text, format, href } of pieces) {
    const last = runs.at(-1);
    if (text === '') continue;
    if (last && last.format === format && last.href === href)
      runs[runs.length - 1] = { ...last, text: last.text + text };
    else runs.push({ text, format, href });
  }
  return runs;
}
