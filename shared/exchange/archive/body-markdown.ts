import { type BodyContent, blockOf } from '../../domain/body.ts';
import type { Json, JsonObject } from '../../domain/json.ts';

/** A rich text as CommonMark: the readable twin of a body. It is derived and never read back. */
export function bodyMarkdown(body: BodyContent): string {
  const parts = body.order.flatMap((id) => {
    const block = blockOf(body, id);
    return block === undefined ? [] : [blockMarkdown(node(block.node), block.text)];
  });
  return parts
    .filter((part) => part !== '')
    .map((part) => `${part}\n`)
    .join('\n');
}

function blockMarkdown(block: JsonObject, text: string): string {
  switch (block.type) {
    case 'heading':
      return `${'#'.repeat(Number(/^h([1-6])$/.exec(String(block.tag))?.[1] ?? 1))} ${inline(block)}`;
    case 'quote':
      return prefixed(inline(block), '> ');
    case 'list':
      return listLines(block, 0).join('\n');
    case 'code':
      return `${fence(text)}${typeof block.language === 'string' ? block.language : ''}\n${text}\n${fence(text)}`;
    case 'paragraph':
      return inline(block);
    default:
      // A kind of block of a newer build: its plain text is known.
      return escaped(text);
  }
}

function listLines(list: JsonObject, depth: number): string[] {
  let number = typeof list.start === 'number' ? list.start : 1;
  return children(list).flatMap((item) => {
    const nested = children(item).filter(({ type }) => type === 'list');
    const words = inline({ children: children(item).filter(({ type }) => type !== 'list') });
    const mark = list.listType === 'number' ? `${number}. ` : '- ';
    const tick = list.listType === 'check' ? (item.checked === true ? '[x] ' : '[ ] ') : '';
    const own = words === '' && nested.length > 0 ? [] : [`${'    '.repeat(depth)}${mark}${tick}${words}`];
    number += own.length;
    return [...own, ...nested.flatMap((inner) => listLines(inner, depth + 1))];
  });
}

function inline(parent: JsonObject): string {
  return children(parent)
    .map((child) => {
      if (child.type === 'linebreak') return '\\\n';
      if (typeof child.text === 'string') return formatted(child.text, Number(child.format ?? 0));
      const inner = inline(child);
      const address = child.type === 'link' && typeof child.url === 'string' ? child.url : null;
      return address === null ? inner : `[${inner}](<${address.replace(/[<>\n]/g, encodeURIComponent)}>)`;
    })
    .join('');
}

const BOLD = 1;
const ITALIC = 2;
const STRUCK = 4;
const CODE = 16;

function formatted(text: string, format: number): string {
  const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  if (words === '') return text;
  let out = format & CODE ? `\`\`${words.includes('`') ? ` ${words} ` : words}\`\`` : escaped(words);
  if (format & STRUCK) out = `~~${out}~~`;
  if (format & ITALIC) out = `*${out}*`;
  if (format & BOLD) out = `**${out}**`;
  return before + out + after;
}

/** Words are text, never structure. */
const escaped = (text: string): string =>
  text
    .replace(/[\\`*_[\]<>~]/g, '\\$&')
    .replace(/^(\s*)([#+-])/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/gm, '$1\\$2');

const prefixed = (text: string, prefix: string): string =>
  text
    .split('\n')
    .map((line) => prefix + line)
    .join('\n');

const fence = (text: string): string =>
  '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));

const node = (value: Json): JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as JsonObject) : {};
const children = (parent: JsonObject): readonly JsonObject[] =>
  Array.isArray(parent.children) ? parent.children.map(node) : [];
