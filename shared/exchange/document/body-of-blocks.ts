import type { BodyBlock, BodyContent } from '../../domain/body.ts';
import type { Json, JsonObject } from '../../domain/json.ts';
import { derivedGuid } from '../qda/guid.ts';
import { type Block, blockText, type ListItem, type Run, runsText } from './blocks.ts';

/**
 * Blocks as a rich text of our editor. Each block's id comes from its words and how often they stood before it, so that the same file
 * gives the same ids and words that were added elsewhere do not move them.
 */
export function bodyOfBlocks(blocks: readonly Block[]): BodyContent {
  const seen = new Map<string, number>();
  const list = blocks
    .filter((block) => blockText(block).trim() !== '')
    .map((block): readonly [string, BodyBlock] => {
      const own = bodyBlock(block);
      const key = `${block.kind} ${own.text}`;
      const nth = seen.get(key) ?? 0;
      seen.set(key, nth + 1);
      return [derivedGuid('block', key, String(nth)), own];
    });
  return { order: list.map(([id]) => id), blocks: Object.fromEntries(list) };
}

/** The text as the editor counts it: items of a list are lines. */
function bodyBlock(block: Block): BodyBlock {
  const text = blockText(block);
  switch (block.kind) {
    case 'heading': {
      const tag = `h${Math.min(Math.max(block.level, 1), 6)}`;
      return { text, node: element('heading', inline(block.runs), { tag }) };
    }
    case 'quote':
      return { text, node: element('quote', inline(block.runs)) };
    case 'code':
      return { text, node: element('code', words(block.text, 0), { language: block.language }) };
    case 'list':
      return { text, node: listNode(block.items, 0) };
    case 'row':
      return { text, node: paragraph([words(text, 0)].flat()) };
    default:
      return { text, node: paragraph(inline(block.runs)) };
  }
}

/** Lexical's serialised form (lexical 0.52, exportJSON of the node's class). */
const element = (type: string, children: Json[], more: JsonObject = {}): JsonObject => ({
  type,
  version: 1,
  children,
  direction: null,
  format: '',
  indent: 0,
  ...more,
});

const paragraph = (children: Json[]): JsonObject => element('paragraph', children, { textFormat: 0, textStyle: '' });

/** Neighbours of one depth are items of one list; deeper ones are a list within an item of their own. */
function listNode(items: readonly ListItem[], depth: number): JsonObject {
  const mark = items.find((item) => item.depth <= depth)?.mark ?? items[0]?.mark ?? 'bullet';
  const listType = mark === 'number' ? 'number' : mark === 'bullet' ? 'bullet' : 'check';
  const children: Json[] = [];
  for (let at = 0; at < items.length; ) {
    const item = items[at];
    if (item === undefined) break;
    const value = children.length + 1;
    if (item.depth <= depth || depth >= MOST_DEPTH) {
      const ticked = listType === 'check' ? { checked: item.mark === 'done' } : {};
      children.push(element('listitem', inline(item.runs), { value, ...ticked }));
      at += 1;
      continue;
    }
    let end = at;
    while (end < items.length && (items[end]?.depth ?? 0) > depth) end += 1;
    children.push(element('listitem', [listNode(items.slice(at, end), depth + 1)], { value }));
    at = end;
  }
  return element('list', children, { listType, start: 1, tag: listType === 'number' ? 'ol' : 'ul' });
}

const MOST_DEPTH = 12;

/** Links leave the app by https and mailto only, or lead to a record of ours; of any other address the words stay. */
const LINK = /^(?:https:|mailto:|#\/)/i;

function inline(runs: readonly Run[]): Json[] {
  const nodes: Json[] = [];
  for (const run of runs) {
    if (runsText([run]) === '') continue;
    const own = words(run.text, run.format);
    if (run.href === null || !LINK.test(run.href)) nodes.push(...own);
    else nodes.push(element('link', own, { url: run.href, rel: 'noreferrer', target: null, title: null }));
  }
  return nodes;
}

function words(text: string, format: number): Json[] {
  return text
    .split('\n')
    .flatMap((line, i): Json[] => [
      ...(i > 0 ? [{ type: 'linebreak', version: 1 }] : []),
      ...(line === '' ? [] : [{ type: 'text', version: 1, text: line, format, detail: 0, mode: 'normal', style: '' }]),
    ]);
}
