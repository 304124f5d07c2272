import { isoDate } from '../held-at.ts';
import { type Block, type DocumentText, type ListItem, NO_DOCUMENT, type Run, runsText } from './blocks.ts';
import { frontList, frontMatter } from './front-matter.ts';
import { inlineRuns } from './inline-runs.ts';

/** A note in Markdown as blocks, with its front matter. Never throws; the time grows with the length. */
export function readMarkdownDocument(lines: readonly string[]): DocumentText {
  const front = frontMatter(lines);
  const blocks = blocksOf(lines.slice(front.length));
  const [first] = blocks;
  const stated = front.fields.get('title');
  const heading = first?.kind === 'heading' && first.level === 1 ? runsText(first.runs).trim() : '';
  const title = (typeof stated === 'string' ? stated : '') || heading;
  const language = front.fields.get('language') ?? front.fields.get('lang');
  const tags = [...frontList(front.fields.get('tags')), ...frontList(front.fields.get('tag'))];
  // The day and the title are told by the reader of talk; a day that it could not read stays as it is written.
  const taken = new Set([
    'title',
    'tags',
    'tag',
    'language',
    'lang',
    ...(dayOf(front.fields.get('date')) ? ['date'] : []),
  ]);
  const fields = [...front.fields].flatMap(([name, value]) => {
    const text = typeof value === 'string' ? value : value.join('; ');
    return taken.has(name) || text === '' || FORBIDDEN.has(name) ? [] : [[name, text] as const];
  });
  return {
    ...NO_DOCUMENT,
    title: title || null,
    language:
      typeof language === 'string' && /^[A-Za-z]{2,3}(?:-[A-Za-z\d]{1,8}){0,4}$/.test(language) ? language : null,
    tags: [...new Set(tags.map((tag) => tag.replace(/^#/, '')))],
    fields: Object.fromEntries(fields),
    // The title is not said twice.
    blocks: heading !== '' && heading === title ? blocks.slice(1) : blocks,
    shows: picturesIn(lines),
  };
}

const dayOf = (value: string | readonly string[] | undefined): string | null =>
  typeof value === 'string' ? isoDate(value) : null;

/** `![label](address)` and `![[name]]`. */
function picturesIn(lines: readonly string[]): readonly string[] {
  const marked = lines.filter((line) => line.includes('!['));
  return marked.flatMap((line) =>
    [...line.matchAll(PICTURE)].map(([, plain, pointed, wiki]) => plain ?? pointed ?? wiki ?? ''),
  );
}

const PICTURE =
  /!\[[^\][\n]{0,300}\]\((?:([^\s()<>]{1,1000})|<([^<>\n]{1,1000})>)[^()\n]{0,300}\)|!\[\[([^[\]|#\n]{1,300})[^[\]\n]{0,300}\]\]/g;

const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * `#tag` and `#tag/nested` in the words; a number alone is none, nor is what stands in code or an address. Only in a vault is it sure to
 * be a tag: elsewhere it may be a channel.
 */
export function hashTags(blocks: readonly Block[]): readonly string[] {
  const runs = blocks.flatMap((block): readonly Run[] => {
    if (block.kind === 'code') return [];
    if (block.kind === 'list') return block.items.flatMap((item) => item.runs);
    return block.kind === 'row' ? block.cells.flat() : block.runs;
  });
  const words = runs.filter(({ format, href }) => (format & 16) === 0 && href === null);
  return words.flatMap(({ text }) =>
    [...text.matchAll(/(?<![^\s(])#([\p{L}\p{N}_][\p{L}\p{N}\p{M}_/-]{0,100})/gu)]
      .map(([, tag]) => tag?.replace(/[/-]+$/, '') ?? '')
      .filter((tag) => /\p{L}/u.test(tag)),
  );
}

const RULE = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const ITEM = /^([ \t]*)(?:([-*+])|\d{1,9}[.)])(?:[ \t]+|$)(?:\[([ xX])\](?:[ \t]+|$))?(.*)$/;

function blocksOf(lines: readonly string[]): readonly Block[] {
  const blocks: Block[] = [];
  let words: string[] = [];
  let items: ListItem[] = [];
  const indents: number[] = [];
  const endWords = (): void => {
    const runs = inlineRuns(words.join('\n'));
    if (words.length > 0 && runsText(runs).trim() !== '') blocks.push({ kind: 'paragraph', runs });
    words = [];
  };
  const endList = (): void => {
    if (items.length > 0) blocks.push({ kind: 'list', items });
    items = [];
    indents.length = 0;
  };
  const end = (): void => {
    endWords();
    endList();
  };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const text = line.trim();
    const fence = /^\s{0,12}(`{3,20}|~{3,20})\s*([\w+#.-]{0,40})[^`]{0,200}$/.exec(line);
    if (fence?.[1] !== undefined) {
      end();
      const close = fenceEnd(lines, at, fence[1]);
      const code = lines.slice(at + 1, close).join('\n');
      if (code.trim() !== '') blocks.push({ kind: 'code', text: code, language: fence[2] || null });
      at = close;
      continue;
    }
    const heading = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/.exec(line);
    if (heading?.[1] !== undefined) {
      end();
      const runs = inlineRuns((heading[2] ?? '').trim().replace(/[ \t]+#+$/, ''));
      if (runs.length > 0) blocks.push({ kind: 'heading', level: heading[1].length, runs });
      continue;
    }
    if (text === '') {
      endWords();
      continue;
    }
    if (/^ {0,3}(?:=+|-{2,})\s*$/.test(line) && words.length > 0) {
      const runs = inlineRuns(words.join('\n'));
      words = [];
      endList();
      blocks.push({ kind: 'heading', level: text.startsWith('=') ? 1 : 2, runs });
      continue;
    }
    if (RULE.test(line)) {
      end();
      continue;
    }
    const item = ITEM.exec(line);
    if (
      item !== null &&
      (words.length === 0 || items.length > 0 || item[2] !== undefined || /^\s{0,3}1[.)]/.test(line))
    ) {
      endWords();
      const depth = depthOf(indents, widthOf(item[1] ?? ''));
      const runs = inlineRuns((item[4] ?? '').trim());
      if (runs.length > 0 || item[3] === undefined) items.push({ depth, mark: markOf(item), runs });
      continue;
    }
    if (items.length > 0 && words.length === 0 && (/^(?: {2,}|\t)/.test(line) || lines[at - 1]?.trim() !== '')) {
      const last = items.at(-1);
      if (last) items[items.length - 1] = { ...last, runs: [...last.runs, ...inlineRuns(`\n${text}`)] };
      continue;
    }
    if (/^ {0,3}>/.test(line)) {
      end();
      const own = stretch(lines, at, (other) => /^ {0,3}>/.test(other));
      const quoted = own.map((other) => other.replace(/^ {0,3}(?:>[ ]?)+/, '').replace(/^\[!\w{1,30}\][+-]?\s*/, ''));
      for (const paragraph of paragraphs(quoted)) blocks.push({ kind: 'quote', runs: inlineRuns(paragraph) });
      at += own.length - 1;
      continue;
    }
    if (
      text.includes('|') &&
      /^\s*\|?\s*:?-{1,60}:?\s*(?:\|\s*:?-{1,60}:?\s*){0,300}\|?\s*$/.test(lines[at + 1] ?? '') &&
      (lines[at + 1] ?? '').includes('|')
    ) {
      end();
      const own = stretch(lines, at, (other) => other.includes('|'));
      for (const [i, row] of own.entries())
        if (i !== 1) blocks.push({ kind: 'row', cells: cellsOf(row).map(inlineRuns) });
      at += own.length - 1;
      continue;
    }
    endList();
    words.push(text);
  }
  end();
  return blocks;
}

function fenceEnd(lines: readonly string[], at: number, fence: string): number {
  const close = lines.findIndex((line, i) => {
    const own = line.trim();
    return i > at && own.length >= fence.length && own === (fence[0] ?? '`').repeat(own.length);
  });
  return close < 0 ? lines.length : close;
}

const markOf = (item: RegExpExecArray): ListItem['mark'] =>
  item[3] === undefined ? (item[2] === undefined ? 'number' : 'bullet') : item[3] === ' ' ? 'open' : 'done';

const widthOf = (space: string): number => [...space].reduce((sum, char) => sum + (char === '\t' ? 4 : 1), 0);

/** How deep an item lies: deeper than the ones before it whose indent is smaller. */
function depthOf(indents: number[], width: number): number {
  while (indents.length > 0 && (indents.at(-1) ?? 0) > width) indents.pop();
  if (indents.at(-1) !== width) indents.push(width);
  return Math.min(indents.length - 1, 11);
}

function stretch(lines: readonly string[], at: number, belongs: (line: string) => boolean): readonly string[] {
  let end = at;
  while (end < lines.length && (lines[end] ?? '').trim() !== '' && belongs(lines[end] ?? '')) end += 1;
  return lines.slice(at, end);
}

const paragraphs = (lines: readonly string[]): readonly string[] =>
  lines
    .join('\n')
    .split(/\n[ \t]*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

function cellsOf(row: string): readonly string[] {
  const cells: string[] = [''];
  const text = row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    if (char === '\\' && text[at + 1] === '|') {
      cells[cells.length - 1] += '|';
      at += 1;
    } else if (char === '|') cells.push('');
    else cells[cells.length - 1] += char;
  }
  return cells.map((cell) => cell.trim());
}
