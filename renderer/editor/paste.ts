import {
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  DROP_COMMAND,
  type ElementNode,
  type LexicalEditor,
  mergeRegister,
  PASTE_COMMAND,
} from 'lexical';
import { loadHtmlCleaner } from '../trusted-types.ts';
import { $nodesFromHtml } from './html-nodes.ts';

/** What the clipboard carries between editors of ours, with its form. */
const OWN = 'application/x-lexical-editor';

/**
 * Foreign markup goes through the one cleaner and our own reader: Lexical's way wants a policy of its own, which our content policy
 * does not know. Text and what comes from our editors go Lexical's way. Returns its own undo.
 */
export function registerPaste(editor: LexicalEditor, onFailure: (cause: unknown) => void): () => void {
  return mergeRegister(
    editor.registerCommand(
      PASTE_COMMAND,
      (event) => {
        const html = event instanceof ClipboardEvent ? foreignHtml(event.clipboardData) : null;
        if (html === null) return false;
        event.preventDefault();
        insertHtml(editor, html).catch(onFailure);
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      DROP_COMMAND,
      (event) => {
        const html = foreignHtml(event.dataTransfer);
        if (html === null) return false;
        event.preventDefault();
        const at = document.caretPositionFromPoint(event.clientX, event.clientY);
        if (at) window.getSelection()?.collapse(at.offsetNode, at.offset);
        editor.focus(() => insertHtml(editor, html).catch(onFailure));
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
  );
}

function foreignHtml(data: DataTransfer | null): string | null {
  if (data === null || data.types.includes(OWN) || data.types.includes('Files')) return null;
  const html = data.getData('text/html');
  return html === '' ? null : html;
}

async function insertHtml(editor: LexicalEditor, html: string): Promise<void> {
  const clean = await loadHtmlCleaner();
  const { body } = new DOMParser().parseFromString(clean(html), 'text/html');
  editor.update(() => {
    const selection = $getSelection();
    if (!$isRangeSelection(selection)) return;
    const blocks = $nodesFromHtml(body);
    selection.insertNodes(inline(blocks) ?? blocks);
  });
}

/** A few words out of a sentence join the paragraph that they are put in. */
function inline(blocks: readonly ElementNode[]) {
  const [only] = blocks;
  return blocks.length === 1 && only?.getType() === 'paragraph' ? only.getChildren() : null;
}
