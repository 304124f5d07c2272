import { $createRangeSelection, $getSelection, $isRangeSelection, $setSelection, type LexicalEditor } from 'lexical';
import { $blockIdOf } from './block-id.ts';
import { $blockText } from './block-text.ts';
import { $blockPoint, type BlockPoint } from './picked-words.ts';
import { $topBlocks } from './projection.ts';

/** Where writing goes on: the caret, or the end of the selected words, counted in its block so that drawing marks does not move it. */
export function caretOf(editor: LexicalEditor): BlockPoint | null {
  return editor.read(() => {
    const selection = $getSelection();
    if (!$isRangeSelection(selection)) return null;
    return $blockPoint(selection.isBackward() ? selection.anchor : selection.focus);
  });
}

/** Puts the caret there. Words that were selected are not selected again: what is typed next must not replace them. */
export function $putCaret({ block: id, offset }: BlockPoint): void {
  const block = $topBlocks().find((one) => $blockIdOf(one) === id);
  if (!block) return;
  const { pieces } = $blockText(block);
  const piece = pieces.find(({ start, end }) => start <= offset && offset <= end) ?? pieces.at(-1);
  if (!piece) {
    block.selectEnd();
    return;
  }
  const at = Math.min(offset, piece.end) - piece.start;
  const selection = $createRangeSelection();
  selection.anchor.set(piece.node.getKey(), at, 'text');
  selection.focus.set(piece.node.getKey(), at, 'text');
  $setSelection(selection);
}
