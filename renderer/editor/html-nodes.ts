import { $createCodeNode } from '@lexical/code';
import { $createLinkNode } from '@lexical/link';
import { $createListItemNode, $createListNode } from '@lexical/list';
import { $createHeadingNode, $createQuoteNode } from '@lexical/rich-text';
import {
  $createLineBreakNode,
  $createParagraphNode,
  $createTextNode,
  type ElementNode,
  type LexicalNode,
  type TextFormatType,
} from 'lexical';

/**
 * The blocks that cleaned markup stands for. Words are never lost: what has no form in a note becomes a paragraph, the cells of a
 * table row stand side by side.
 */
export function $nodesFromHtml(within: Node): ElementNode[] {
  const blocks: ElementNode[] = [];
  let open: ElementNode | null = null;
  const put = (node: LexicalNode): void => {
    if (open === null) {
      open = $createParagraphNode();
      blocks.push(open);
    }
    open.append(node);
  };
  const start = (block: ElementNode | null): void => {
    open = block;
    if (block) blocks.push(block);
  };
  const visit = (node: Node, look: Look): void => {
    if (node instanceof Text) {
      const text = look.pre ? node.data : node.data.replace(/\s+/g, ' ');
      if (text !== '' && (text !== ' ' || (open && !open.isEmpty()))) putText(text, look, put);
      return;
    }
    if (!(node instanceof Element)) return;
    const tag = node.localName;
    if (tag === 'br') put($createLineBreakNode());
    else if (tag === 'ul' || tag === 'ol') {
      start($listFrom(node));
      start(null);
    } else if (tag in BLOCKS) {
      start((BLOCKS[tag] ?? $createParagraphNode)());
      visitAll(node, { ...look, pre: tag === 'pre' });
      start(null);
    } else if (PASS.has(tag)) {
      start(null);
      visitAll(node, look);
      start(null);
    } else {
      visitAll(node, { ...look, formats: [...look.formats, ...(FORMATS[tag] ?? [])], href: hrefOf(node) ?? look.href });
      if (tag === 'td' || tag === 'th') putText('\t', look, put);
    }
  };
  const visitAll = (node: Node, look: Look): void => {
    for (const child of node.childNodes) visit(child, look);
  };
  visitAll(within, { formats: [], href: null, pre: false });
  return blocks.filter((block) => !block.isEmpty() && block.getTextContent().trim() !== '');
}

interface Look {
  readonly formats: readonly TextFormatType[];
  readonly href: string | null;
  readonly pre: boolean;
}

const BLOCKS: Readonly<Record<string, () => ElementNode>> = {
  p: $createParagraphNode,
  tr: $createParagraphNode,
  dt: $createParagraphNode,
  dd: $createParagraphNode,
  caption: $createParagraphNode,
  h1: () => $createHeadingNode('h1'),
  h2: () => $createHeadingNode('h2'),
  h3: () => $createHeadingNode('h3'),
  h4: () => $createHeadingNode('h3'),
  h5: () => $createHeadingNode('h3'),
  h6: () => $createHeadingNode('h3'),
  blockquote: $createQuoteNode,
  pre: $createCodeNode,
};
/** They hold blocks, or words of their own. */
const PASS: ReadonlySet<string> = new Set(['div', 'table', 'tbody', 'thead', 'tfoot', 'dl', 'body', 'li', 'hr']);
const FORMATS: Readonly<Record<string, readonly TextFormatType[]>> = {
  b: ['bold'],
  strong: ['bold'],
  i: ['italic'],
  em: ['italic'],
  s: ['strikethrough'],
  del: ['strikethrough'],
  code: ['code'],
  u: ['underline'],
};

const hrefOf = (node: Element): string | null => (node.localName === 'a' ? node.getAttribute('href') : null);

function putText(text: string, look: Look, put: (node: LexicalNode) => void): void {
  for (const [i, line] of text.split('\n').entries()) {
    if (i > 0) put($createLineBreakNode());
    if (line === '') continue;
    const words = $createTextNode(line);
    for (const format of new Set(look.formats)) words.toggleFormat(format);
    put(look.href === null ? words : $createLinkNode(look.href).append(words));
  }
}

function $listFrom(element: Element): ElementNode {
  const list = $createListNode(element.localName === 'ol' ? 'number' : 'bullet');
  for (const child of element.children) {
    const item = $createListItemNode();
    const nested: ElementNode[] = [];
    for (const part of $nodesFromHtml(child)) {
      if (part.getType() === 'list') nested.push(part);
      else {
        if (!item.isEmpty()) item.append($createLineBreakNode());
        item.append(...part.getChildren());
      }
    }
    if (!item.isEmpty()) list.append(item);
    for (const inner of nested) list.append($createListItemNode().append(inner));
  }
  return list;
}
