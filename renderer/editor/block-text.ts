import { $isListItemNode, $isListNode } from '@lexical/list';
import {
  $isElementNode,
  $isLineBreakNode,
  $isTextNode,
  type ElementNode,
  type LexicalNode,
  type TextNode,
} from 'lexical';

/** A text node and where its words begin in the plain text of its top-level block. */
export interface Piece {
  readonly node: TextNode;
  readonly start: number;
  readonly end: number;
}

export interface BlockText {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/**
 * The plain text of a top-level block, in which anchors count. A line break is one line feed. A list is one block: its items, nested
 * ones too, are lines joined by one line feed. Marks and links add nothing.
 */
export function $blockText(block: ElementNode): BlockText {
  const pieces: Piece[] = [];
  let text = '';
  let lines = 0;
  const walk = (node: LexicalNode): void => {
    if ($isTextNode(node)) {
      const words = node.getTextContent();
      pieces.push({ node, start: text.length, end: text.length + words.length });
      text += words;
    } else if ($isLineBreakNode(node)) text += '\n';
    else if ($isElementNode(node)) {
      if ($isListItemNode(node) && !$isListNode(node.getFirstChild())) {
        if (lines > 0) text += '\n';
        lines++;
      }
      for (const child of node.getChildren()) walk(child);
    }
  };
  walk(block);
  return { text, pieces };
}

/** The offset in the block's plain text of a point of the editor; null when the point is not in the block. */
export function $offsetInBlock(
  block: ElementNode,
  point: { readonly node: LexicalNode; readonly offset: number },
): number | null {
  const { pieces, text } = $blockText(block);
  if ($isTextNode(point.node)) {
    const piece = pieces.find(({ node }) => node.is(point.node));
    return piece ? piece.start + point.offset : null;
  }
  if (!$isElementNode(point.node) || !(block.is(point.node) || block.isParentOf(point.node))) return null;
  const next = $textFrom(point.node.getChildAtIndex(point.offset), pieces);
  if (next) return next.start;
  const before = pieces.filter(({ node }) => point.node.isBefore(node) === false || point.node.isParentOf(node));
  return before.at(-1)?.end ?? (text === '' ? 0 : text.length);
}

/** The first words in or behind a node. */
function $textFrom(node: LexicalNode | null, pieces: readonly Piece[]): Piece | undefined {
  if (node === null) return undefined;
  return pieces.find((piece) => piece.node.is(node) || ($isElementNode(node) && node.isParentOf(piece.node)));
}
