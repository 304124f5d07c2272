import {
  $getSelection,
  $isRangeSelection,
  $isRootNode,
  type ElementNode,
  type LexicalEditor,
  type LexicalNode,
  type PointType,
} from 'lexical';
import { $blockIdOf } from './block-id.ts';
import { $offsetInBlock } from './block-text.ts';

export interface BlockPoint {
  readonly block: string;
  readonly offset: number;
}

/** Where the selected words of an editor stand, in reading order; null when none are selected. */
export function pickedWords(
  editor: LexicalEditor,
): { readonly from: BlockPoint; readonly to: BlockPoint; readonly words: string } | null {
  return editor.read(() => {
    const selection = $getSelection();
    if (!$isRangeSelection(selection) || selection.isCollapsed()) return null;
    const [first, last] = selection.isBackward()
      ? [selection.focus, selection.anchor]
      : [selection.anchor, selection.focus];
    const [from, to] = [$blockPoint(first), $blockPoint(last)];
    return from && to ? { from, to, words: selection.getTextContent() } : null;
  });
}

/** A point of a selection, counted in its top-level block; null outside of any. */
export function $blockPoint(point: PointType): BlockPoint | null {
  const node = point.getNode();
  const block = $blockOf(node);
  if (block === null) return null;
  const offset = $offsetInBlock(block, { node, offset: point.offset });
  return offset === null ? null : { block: $blockIdOf(block), offset };
}

function $blockOf(node: LexicalNode): ElementNode | null {
  return [node, ...node.getParents()].find((one): one is ElementNode => $isRootNode(one.getParent())) ?? null;
}
