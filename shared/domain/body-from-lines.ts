import type { BodyBlock, BodyContent } from './body.ts';
import type { Json } from './json.ts';

/** A rich text from lines: `# ` to `### ` is a heading, `> ` a quotation, anything else a paragraph. `newBlockId` gives each its id. */
export function bodyFromLines(lines: readonly string[], newBlockId: () => string): BodyContent {
  const blocks = lines.map((line) => [newBlockId(), blockOf(line)] as const);
  return { order: blocks.map(([id]) => id), blocks: Object.fromEntries(blocks) };
}

function blockOf(line: string): BodyBlock {
  const heading = /^(#{1,3}) +(?=\S)/.exec(line);
  if (heading?.[1]) {
    return block(line.slice(heading[0].length), { type: 'heading', tag: `h${heading[1].length}` });
  }
  if (line.startsWith('> ')) return block(line.slice(2), { type: 'quote' });
  return block(line, { type: 'paragraph', textFormat: 0, textStyle: '' });
}

/** Lexical's serialised form (lexical 0.52, exportJSON of the block's class). A line feed within a block is a line break node. */
function block(text: string, kind: Readonly<Record<string, Json>>): BodyBlock {
  const children = text
    .split('\n')
    .flatMap((line, i): Json[] => [
      ...(i > 0 ? [{ type: 'linebreak', version: 1 }] : []),
      ...(line === ''
        ? []
        : [{ type: 'text', version: 1, text: line, format: 0, detail: 0, mode: 'normal', style: '' }]),
    ]);
  return { text, node: { ...kind, version: 1, children, direction: null, format: '', indent: 0 } };
}
