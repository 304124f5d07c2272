import { $isLinkNode } from '@lexical/link';
import { $isListNode } from '@lexical/list';
import { $isHeadingNode, $isQuoteNode } from '@lexical/rich-text';
import { $getSelection, $isRangeSelection, type LexicalEditor, type LexicalNode, type TextFormatType } from 'lexical';
import { useEffect, useState } from 'react';

export const TEXT_FORMATS = ['bold', 'italic', 'strikethrough', 'code'] as const satisfies readonly TextFormatType[];
export type BlockLook = 'paragraph' | 'h2' | 'h3' | 'quote' | 'bullet' | 'number' | 'check';

export interface ToolbarState {
  readonly block: BlockLook;
  readonly formats: readonly TextFormatType[];
  readonly link: string | null;
}

const PLAIN: ToolbarState = { block: 'paragraph', formats: [], link: null };

/** What stands at the caret, for the buttons that are pressed. */
export function useToolbarState(editor: LexicalEditor): ToolbarState {
  const [state, setState] = useState(PLAIN);
  useEffect(
    () =>
      editor.registerUpdateListener(({ editorState }) => {
        const next = editorState.read($toolbarState);
        setState((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
      }),
    [editor],
  );
  return state;
}

function $toolbarState(): ToolbarState {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return PLAIN;
  const node = selection.anchor.getNode();
  const around: readonly LexicalNode[] = [node, ...node.getParents()];
  return {
    block: $blockLook(around),
    formats: TEXT_FORMATS.filter((format) => selection.hasFormat(format)),
    link: around.find($isLinkNode)?.getURL() ?? null,
  };
}

function $blockLook(around: readonly LexicalNode[]): BlockLook {
  const list = around.find($isListNode);
  if (list) return list.getListType();
  const heading = around.find($isHeadingNode);
  if (heading) return heading.getTag() === 'h3' ? 'h3' : 'h2';
  return around.some($isQuoteNode) ? 'quote' : 'paragraph';
}
