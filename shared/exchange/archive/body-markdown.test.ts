import { expect, test } from 'vitest';
import { bodyFromLines } from '../../domain/body-from-lines.ts';
import type { Json } from '../../domain/json.ts';
import { bodyMarkdown } from './body-markdown.ts';

const body = (...nodes: readonly Json[]): string => {
  const blocks = nodes.map((node, i) => [`b${i}`, { node, text: 'plain words' }] as const);
  return bodyMarkdown({ order: blocks.map(([id]) => id), blocks: Object.fromEntries(blocks) });
};
const text = (words: string, format = 0): Json => ({ type: 'text', text: words, format });
const item = (...children: readonly Json[]): Json => ({ type: 'listitem', children });

test('headings, quotations and paragraphs', () => {
  let n = 0;
  const lines = ['## Costs', '> Too much', 'She said *so*, twice.', '1. not a list'];
  expect(bodyMarkdown(bodyFromLines(lines, () => String(++n)))).toBe(
    '## Costs\n\n> Too much\n\nShe said \\*so\\*, twice.\n\n1\\. not a list\n',
  );
});

test('emphasis, code, line breaks and links', () => {
  const link: Json = { type: 'link', url: 'https://example.org/a', children: [text('here')] };
  const node: Json = {
    type: 'paragraph',
    children: [text('very ', 1), text('sure', 3), { type: 'linebreak' }, text('a_b', 16), text(' gone', 4), link],
  };
  expect(body(node)).toBe('**very** ***sure***\\\n``a_b`` ~~gone~~[here](<https://example.org/a>)\n');
});

test('lists in lists, numbered and ticked', () => {
  const inner: Json = { type: 'list', listType: 'bullet', children: [item(text('rye'))] };
  const list: Json = {
    type: 'list',
    listType: 'number',
    start: 3,
    children: [item(text('bread')), item(inner), item(text('milk'))],
  };
  expect(body(list)).toBe('3. bread\n    - rye\n4. milk\n');
  const ticks: Json = {
    type: 'list',
    listType: 'check',
    children: [{ type: 'listitem', checked: true, children: [text('asked')] }, item(text('answered'))],
  };
  expect(body(ticks)).toBe('- [x] asked\n- [ ] answered\n');
});

test('a block of a kind that this build does not know gives its words', () => {
  expect(body({ type: 'poem', children: [] })).toBe('plain words\n');
});
