import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { registerRichText } from '@lexical/rich-text';
import { $createParagraphNode, $createTextNode, $getRoot, createEditor } from 'lexical';

/** The peer of the editor's bench: the library alone, without saving, marks or block ids. `?n=200` paragraphs. */
const count = Number(new URLSearchParams(location.search).get('n') ?? '200');
const words = new URLSearchParams(location.search).get('text') ?? '';
const editor = createEditor({
  namespace: 'plain',
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
document.body.dataset.ready = '';
