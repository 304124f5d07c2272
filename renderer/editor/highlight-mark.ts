import { MarkNode } from '@lexical/mark';
import type { EditorConfig, ElementNode, RangeSelection } from 'lexical';

/** Dresses a `<mark>` as its highlights want: given to the editor as its theme's `paintMark`. */
export type PaintMark = (element: HTMLElement, ids: readonly string[]) => void;

/**
 * Words that one or more highlights cover. Made from the highlights' records, never saved: the records are the truth. Where highlights
 * overlap, neighbouring marks share ids instead of nesting, so that a mark always tells all of its highlights.
 */
export class HighlightMarkNode extends MarkNode {
  override $config() {
    return this.config('highlight-mark', { extends: MarkNode });
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const element = super.createDOM(config);
    paint(config, element, this.__ids);
    return element;
  }

  override updateDOM(previous: this, element: HTMLElement, config: EditorConfig): boolean {
    if (previous.__ids !== this.__ids) paint(config, element, this.__ids);
    return super.updateDOM(previous, element, config);
  }

  /** A paragraph split inside a highlight is highlighted on both sides, by marks of this kind. */
  override insertNewAfter(_selection: RangeSelection, restoreSelection = true): ElementNode {
    const mark = new HighlightMarkNode(this.getIDs());
    this.insertAfter(mark, restoreSelection);
    return mark;
  }
}

function paint(config: EditorConfig, element: HTMLElement, ids: readonly string[]): void {
  const painter: unknown = config.theme.paintMark;
  // The theme is an open record of Lexical's; only document-editor.tsx sets this entry.
  if (typeof painter === 'function') (painter as PaintMark)(element, ids);
}
