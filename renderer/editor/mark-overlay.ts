import {
  $isElementNode,
  type ElementNode,
  HISTORY_MERGE_TAG,
  type LexicalEditor,
  SKIP_DOM_SELECTION_TAG,
  SKIP_SCROLL_INTO_VIEW_TAG,
  type TextNode,
} from 'lexical';
import type { Anchor } from '#shared/domain/anchor.ts';
import { rangesByBlock } from './anchor-ranges.ts';
import { $blockIdOf } from './block-id.ts';
import { $blockText } from './block-text.ts';
import { HighlightMarkNode } from './highlight-mark.ts';
import { type MarkRange, type MarkRun, markRuns } from './mark-runs.ts';
import { $topBlocks } from './projection.ts';

/** Updates with this tag draw marks: they are no edit and are not saved. */
export const MARKS_TAG = 'highlight-marks';

export interface MarkedHighlight {
  readonly id: string;
  readonly anchor: Anchor;
}

/**
 * Draws the highlights into the document. The records win: while a person types, marks travel with their words, and each save moves
 * the records by the same edit (`followText`); where the two disagree afterwards the marks are drawn anew from the records. Blocks whose
 * marks are right already are not touched.
 */
export function overlayMarks(editor: LexicalEditor, highlights: readonly MarkedHighlight[]): void {
  const tag = [MARKS_TAG, HISTORY_MERGE_TAG, SKIP_SCROLL_INTO_VIEW_TAG];
  if (!editor.getRootElement()?.contains(document.activeElement)) tag.push(SKIP_DOM_SELECTION_TAG);
  editor.update(() => $overlayMarks(highlights), { discrete: true, tag });
}

export function $overlayMarks(highlights: readonly MarkedHighlight[]): void {
  const blocks = $topBlocks();
  const wanted = rangesByBlock(highlights, blocks.map($blockIdOf));
  for (const block of blocks) {
    const ranges = wanted.get($blockIdOf(block)) ?? [];
    if (!$marksAreRight(block, ranges)) $redraw(block, ranges);
  }
}

/** Every highlight that a block's marks name, with the stretch of words that they cover. */
export function $markedRanges(block: ElementNode): MarkRange[] {
  const found = new Map<string, { id: string; start: number; end: number }>();
  for (const { node, start, end } of $blockText(block).pieces) {
    for (const id of $idsAround(node)) {
      const range = found.get(id);
      if (range) range.end = end;
      else found.set(id, { id, start, end });
    }
  }
  return [...found.values()];
}

/** The highlights that stand on a node. */
function $idsAround(node: { getParents(): ElementNode[] }): string[] {
  return node.getParents().flatMap((parent) => (parent instanceof HighlightMarkNode ? parent.getIDs() : []));
}

function $marksAreRight(block: ElementNode, ranges: readonly MarkRange[]): boolean {
  const { text, pieces } = $blockText(block);
  if (ranges.length === 0) return pieces.every(({ node }) => $idsAround(node).length === 0);
  const runs = markRuns(text.length, ranges);
  return pieces.every(({ node, start, end }) => {
    if (start === end) return true;
    const run = runs.find((r) => r.start <= start && r.end > start);
    return run !== undefined && end <= run.end && sameIds($idsAround(node), run.ids);
  });
}

const sameIds = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id) => b.includes(id));

function $redraw(block: ElementNode, ranges: readonly MarkRange[]): void {
  for (const mark of $marksIn(block)) {
    for (const child of mark.getChildren()) mark.insertBefore(child);
    mark.remove();
  }
  const { text, pieces } = $blockText(block);
  const runs = markRuns(text.length, ranges).filter(({ ids }) => ids.length > 0);
  for (const piece of pieces) {
    const cuts = runs.flatMap((run) => [run.start, run.end]).filter((at) => at > piece.start && at < piece.end);
    const parts =
      cuts.length > 0 ? piece.node.splitText(...[...new Set(cuts)].map((at) => at - piece.start)) : [piece.node];
    let start = piece.start;
    for (const part of parts) {
      const run = runs.find((r) => r.start <= start && r.end > start);
      if (run) $mark(part, run);
      start += part.getTextContentSize();
    }
  }
}

/** Wraps a text, or lets it join the mark before it where both belong to the same run. */
function $mark(part: TextNode, run: MarkRun): void {
  const before = part.getPreviousSibling();
  if (before instanceof HighlightMarkNode && sameIds(before.getIDs(), run.ids)) {
    before.append(part);
    return;
  }
  const mark = new HighlightMarkNode(run.ids);
  part.insertBefore(mark);
  mark.append(part);
}

function $marksIn(block: ElementNode): HighlightMarkNode[] {
  return block
    .getChildren()
    .filter($isElementNode)
    .flatMap((child) => [...$marksIn(child), ...(child instanceof HighlightMarkNode ? [child] : [])]);
}
