import {
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isParagraphNode,
  $isRangeSelection,
  $isRootNode,
  BLUR_COMMAND,
  COMMAND_PRIORITY_HIGH,
  COMMAND_PRIORITY_LOW,
  type EditorState,
  type ElementNode,
  HISTORIC_TAG,
  KEY_SPACE_COMMAND,
  type LexicalEditor,
  mergeRegister,
  type NodeKey,
} from 'lexical';
import { $blockIdOf } from './block-id.ts';
import { $blockText } from './block-text.ts';
import { LOADED_TAG } from './body-session.ts';
import { dressLine } from './line-look.ts';
import type { LineTools, NoteLines } from './line-tools.ts';
import { $topBlocks } from './projection.ts';

const FOLLOW_UP = '[]';

/**
 * Tells of the lines of a note (its top-level blocks) as they are written, and draws what belongs to each beside it. Work is done for
 * touched lines only: a long note costs no more per key than a short one. Returns its own undo.
 */
export function registerNoteLines(editor: LexicalEditor, tools: () => LineTools): () => void {
  let caretIn: string | null = null;
  const lines: NoteLines = {
    current: () => editor.read($currentLine),
    focus: () => editor.focus(undefined, { defaultSelection: 'rootEnd' }),
    refresh: () => editor.read(() => $topBlocks().forEach($dress)),
  };
  const $dress = (block: ElementNode): void => {
    const element = editor.getElementByKey(block.getKey());
    if (element) dressLine(element, tools().lookOf($blockIdOf(block)));
  };
  const leave = (block: string | null): void => {
    if (block !== null)
      tools().onLeave?.(
        block,
        editor.read(() => $wordsOf(block)),
      );
  };
  const stop = mergeRegister(
    editor.registerUpdateListener(({ editorState, prevEditorState, dirtyElements, tags }) => {
      // Undo and loading put a whole state in place without naming what differs.
      if (dirtyElements.size === 0 || tags.has(HISTORIC_TAG)) lines.refresh();
      const isWriting = !tags.has(LOADED_TAG) && !tags.has(HISTORIC_TAG);
      editorState.read(() => {
        const touched = [...dirtyElements.keys()].flatMap((key) => $topBlock(key) ?? []);
        touched.forEach($dress);
        if (isWriting) $tellOf(touched, prevEditorState, tools());
      });
      const now = editorState.read($currentLine);
      if (now === caretIn) return;
      const before = caretIn;
      caretIn = now;
      if (isWriting) leave(before);
    }),
    editor.registerCommand(
      BLUR_COMMAND,
      () => {
        leave(caretIn);
        caretIn = null;
        return false;
      },
      COMMAND_PRIORITY_LOW,
    ),
    editor.registerCommand(
      KEY_SPACE_COMMAND,
      (event) => {
        const block = tools().onFollowUp ? $followUpStart() : null;
        if (block === null) return false;
        event.preventDefault();
        block.clear();
        block.selectStart();
        tools().onFollowUp?.($blockIdOf(block));
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
  );
  lines.refresh();
  tools().onOpen?.(lines);
  return () => {
    stop();
    tools().onOpen?.(null);
  };
}

/** A line that was made by writing, and those in which the first words now stand. */
function $tellOf(touched: readonly ElementNode[], before: EditorState, { onEnter, onBegin }: LineTools): void {
  const earlier = new Map(
    before.read(() => touched.map((block) => [block, $topBlock(block.getKey())?.getTextContent()] as const)),
  );
  const made = touched.filter((block) => earlier.get(block) === undefined);
  const current = $currentLine();
  // The first line of an empty text is there from the start: nobody made it.
  const entered = made.find((block) => $blockIdOf(block) === current && block.getTextContent() === '');
  if (entered && $getRoot().getChildrenSize() > 1) onEnter?.($blockIdOf(entered));
  const begun = touched.filter((block) => (earlier.get(block) ?? '') === '' && block.getTextContent() !== '');
  if (begun.length > 0) onBegin?.(begun.map($blockIdOf));
}

function $topBlock(key: NodeKey): ElementNode | null {
  const node = $getNodeByKey(key);
  return $isElementNode(node) && $isRootNode(node.getParent()) ? node : null;
}

function $currentLine(): string | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return null;
  const node = selection.focus.getNode();
  const block = [node, ...node.getParents()].find((one) => $isRootNode(one.getParent()));
  return block ? $blockIdOf(block) : null;
}

function $wordsOf(id: string): string {
  const block = $topBlocks().find((one) => $blockIdOf(one) === id);
  return block ? $blockText(block).text : '';
}

/** The paragraph that holds nothing but `[]`, with the caret behind it. */
function $followUpStart(): ElementNode | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null;
  const node = selection.anchor.getNode();
  const block = [node, ...node.getParents()].find((one) => $isRootNode(one.getParent()));
  return $isParagraphNode(block) && block.getTextContent() === FOLLOW_UP ? block : null;
}
