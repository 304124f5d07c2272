import { $isListItemNode, registerCheckList, registerList } from '@lexical/list';
import { CHECK_LIST, registerMarkdownShortcuts, TRANSFORMERS } from '@lexical/markdown';
import { registerRichText } from '@lexical/rich-text';
import {
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_LOW,
  createEditor,
  INDENT_CONTENT_COMMAND,
  KEY_TAB_COMMAND,
  type LexicalEditor,
  mergeRegister,
  OUTDENT_CONTENT_COMMAND,
} from 'lexical';
import { registerBlockIds } from './block-id.ts';
import styles from './document-editor.module.css';
import { EDITOR_NODES } from './editor-nodes.ts';
import type { PaintMark } from './highlight-mark.ts';
import { registerPaste } from './paste.ts';
import { registerSafeLinks } from './safe-link.ts';

/** An editor for one body. `onError` hears of broken promises inside Lexical: the last good state stays on the screen. */
export function createNoteEditor(paintMark: PaintMark, onError: (cause: Error) => void): LexicalEditor {
  return createEditor({ namespace: 'throughline', nodes: EDITOR_NODES, theme: { ...THEME, paintMark }, onError });
}

/** Everything that the editor can do, registered. Returns its own undo. */
export function registerNoteEditor(
  editor: LexicalEditor,
  options: { readonly newId: () => string; readonly onPasteFailure: (cause: unknown) => void },
): () => void {
  return mergeRegister(
    registerRichText(editor),
    registerList(editor),
    registerCheckList(editor),
    registerMarkdownShortcuts(editor, [CHECK_LIST, ...TRANSFORMERS]),
    registerBlockIds(editor, options.newId),
    registerSafeLinks(editor),
    registerPaste(editor, options.onPasteFailure),
    registerTab(editor),
  );
}

/** Tab indents in lists only; elsewhere it goes on to the next control. */
function registerTab(editor: LexicalEditor): () => void {
  return editor.registerCommand(
    KEY_TAB_COMMAND,
    (event) => {
      const selection = $getSelection();
      if (!$isRangeSelection(selection)) return false;
      const node = selection.anchor.getNode();
      if (![node, ...node.getParents()].some($isListItemNode)) return false;
      event.preventDefault();
      return editor.dispatchCommand(event.shiftKey ? OUTDENT_CONTENT_COMMAND : INDENT_CONTENT_COMMAND, undefined);
    },
    COMMAND_PRIORITY_LOW,
  );
}

const name = (key: string): string => styles[key] ?? key;

const THEME = {
  paragraph: name('paragraph'),
  quote: name('quote'),
  code: name('codeBlock'),
  link: name('link'),
  heading: { h1: name('h1'), h2: name('h2'), h3: name('h3'), h4: name('h3'), h5: name('h3'), h6: name('h3') },
  list: {
    ul: name('ul'),
    ol: name('ol'),
    listitem: name('item'),
    nested: { listitem: name('nested') },
    checklist: name('checklist'),
    listitemChecked: name('checked'),
    listitemUnchecked: name('unchecked'),
  },
  text: {
    bold: name('bold'),
    italic: name('italic'),
    underline: name('underline'),
    strikethrough: name('strike'),
    code: name('code'),
  },
};
