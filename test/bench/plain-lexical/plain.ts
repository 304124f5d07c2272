import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { $wrapSelectionInMarkNode, MarkNode } from '@lexical/mark';
import { registerRichText } from '@lexical/rich-text';
import { $createParagraphNode, $createTextNode, $getRoot, $isElementNode, createEditor } from 'lexical';

/** The peer of the editor's bench: the library alone, without saving, marks or block ids. `?n=200` paragraphs. */
const count = Number(new URLSearchParams(location.search).get('n') ?? '200');
const words = new URLSearchParams(location.search).get('text') ?? '';
const editor = createEditor({
  namespace: 'plain',
  nodes: [MarkNode],
  onError(error) {
    throw error;
  },
});
editor.setRootElement(document.getElementById('editor'));
registerRichText(editor);
registerHistory(editor, createEmptyHistoryState(), 300);
editor.update(() => {
  const root = $getRoot();
  root.clear();
  for (let i = 0; i < count; i++) root.append($createParagraphNode().append($createTextNode(words)));
});
/** Marks the second sentence of a paragraph: what coding is in such a document. */
const markWords = (paragraph: number): void =>
  editor.update(
    () => {
      const block = $getRoot().getChildAtIndex(paragraph);
      const text = $isElementNode(block) ? block.getFirstDescendant() : null;
      if (!text) return;
      const selection = text.selectStart();
      selection.anchor.set(text.getKey(), words.indexOf('.') + 2, 'text');
      selection.focus.set(text.getKey(), words.length, 'text');
      $wrapSelectionInMarkNode(selection, false, String(paragraph));
    },
    { discrete: true },
  );
Object.assign(window, { markWords });
document.body.dataset.ready = '';
