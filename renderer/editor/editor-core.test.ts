import { createHeadlessEditor } from '@lexical/headless';
import { $createListItemNode, $createListNode, $isListNode } from '@lexical/list';
import { $createHeadingNode } from '@lexical/rich-text';
import { $createParagraphNode, $createTextNode, $getRoot, type ElementNode, type LexicalEditor } from 'lexical';
import { expect, test } from 'vitest';
import { must } from '#shared/domain/assert.ts';
import { type BodyContent, textBlocks } from '#shared/domain/body.ts';
import { bodyFromLines } from '#shared/domain/body-from-lines.ts';
import { $blockIdOf, registerBlockIds } from './block-id.ts';
import { $blockText } from './block-text.ts';
import { EDITOR_NODES } from './editor-nodes.ts';
import { HighlightMarkNode } from './highlight-mark.ts';
import { $loadBody } from './load-body.ts';
import { $markedRanges, $overlayMarks } from './mark-overlay.ts';
import { followEditor } from './projection.ts';

const counter = (prefix = 'b'): (() => string) => {
  let n = 0;
  return () => `${prefix}${++n}`;
};

function anEditor(content?: BodyContent): LexicalEditor {
  const editor = createHeadlessEditor({
    namespace: 'note',
    nodes: [...EDITOR_NODES],
    onError: (e) => {
      throw e;
    },
  });
  registerBlockIds(editor, counter('new'));
  if (content) edit(editor, () => void $loadBody(content));
  return editor;
}
const edit = (editor: LexicalEditor, $work: () => void): void => editor.update($work, { discrete: true });
const ids = (editor: LexicalEditor): string[] => editor.read(() => $getRoot().getChildren().map($blockIdOf));
const child = (i: number): ElementNode => must($getRoot().getChildAtIndex<ElementNode>(i), `block ${i}`);
const two = bodyFromLines(['We export the invoice every week.', 'Nobody can approve in the tool.'], counter());

test('reads back what it loaded, node for node', () => {
  const editor = anEditor();
  const projection = followEditor(editor);
  edit(editor, () => void $loadBody(two));
  expect(projection.content()).toEqual(two);
});

test('serialises only the blocks that were touched', () => {
  const editor = anEditor(two);
  const projection = followEditor(editor);
  const before = projection.content();
  edit(editor, () => void child(1).append($createTextNode(' Ever.')));
  const after = projection.content();
  expect(after.blocks.b1).toBe(before.blocks.b1);
  expect(after.blocks.b2?.text).toBe('Nobody can approve in the tool. Ever.');
});

test('counts a list as one block with a line for each item, nested ones too', () => {
  const editor = anEditor();
  edit(editor, () => {
    const item = (text: string) => $createListItemNode().append($createTextNode(text));
    const nested = $createListNode('bullet').append(item('b'), item('c'));
    $getRoot().append($createListNode('bullet').append(item('a'), $createListItemNode().append(nested), item('d')));
  });
  expect(editor.read(() => $blockText(child(0)).text)).toBe('a\nb\nc\nd');
});

test('gives a new block an id and never the same one twice', () => {
  const editor = anEditor(two);
  edit(editor, () => {
    const twin = $createParagraphNode().append($createTextNode('twin'));
    child(0).insertBefore(twin);
    twin.updateFromJSON({ ...twin.exportJSON(), $: { block: 'b1' } } as Parameters<typeof twin.updateFromJSON>[0]);
  });
  expect(ids(editor)).toEqual(['new1', 'b1', 'b2']);
});

test('keeps the id of a paragraph that becomes a heading or a list', () => {
  const editor = anEditor(two);
  edit(editor, () => void child(1).replace($createHeadingNode('h2'), true));
  edit(editor, () => void child(0).replace($createListNode('number').append($createListItemNode())));
  expect(ids(editor)).toEqual(['b1', 'b2']);
  expect(editor.read(() => $isListNode(child(0)))).toBe(true);
});

test('leaves blocks alone that say what the record says, and remakes the others', () => {
  const editor = anEditor(two);
  const key = editor.read(() => child(0).getKey());
  const [elsewhere] = Object.values(bodyFromLines(['Changed elsewhere.'], () => 'x').blocks);
  const changed = { ...two, blocks: { ...two.blocks, b2: must(elsewhere, 'a block') } };
  edit(editor, () => void $loadBody(changed));
  expect(editor.read(() => child(0).getKey())).toBe(key);
  expect(editor.read(() => child(1).getTextContent())).toBe('Changed elsewhere.');
  expect(ids(editor)).toEqual(['b1', 'b2']);
});

test('shows the words of a block whose form this build does not know', () => {
  const editor = anEditor();
  edit(
    editor,
    () => void $loadBody({ order: ['z'], blocks: { z: { node: { type: 'diagram', version: 9 }, text: 'a\nb' } } }),
  );
  expect(editor.read(() => [$blockText(child(0)).text, $blockIdOf(child(0))])).toEqual(['a\nb', 'z']);
});

const anchor = (block: string, start: number, end: number, endBlock: string | null = null) => ({
  source: 'no_1',
  block,
  start,
  end,
  endBlock,
  quote: '',
  prefix: '',
  suffix: '',
});

test('draws overlapping highlights as neighbouring marks and leaves no trace of them in the record', () => {
  const editor = anEditor(two);
  const projection = followEditor(editor);
  edit(editor, () =>
    $overlayMarks([
      { id: 'h1', anchor: anchor('b1', 3, 21) },
      { id: 'h2', anchor: anchor('b1', 10, 6, 'b2') },
    ]),
  );
  const marks = editor.read(() =>
    child(0)
      .getChildren()
      .map((n) => [n.getTextContent(), n instanceof HighlightMarkNode ? n.getIDs() : []]),
  );
  expect(marks).toEqual([
    ['We ', []],
    ['export ', ['h1']],
    ['the invoice', ['h2', 'h1']],
    [' every week.', ['h2']],
  ]);
  expect(editor.read(() => $markedRanges(child(1)))).toEqual([{ id: 'h2', start: 0, end: 6 }]);
  expect(projection.content()).toEqual(two);
  edit(editor, () => $overlayMarks([]));
  expect(
    editor.read(() =>
      child(0)
        .getChildren()
        .map((n) => n.getTextContent()),
    ),
  ).toEqual(['We export the invoice every week.']);
});

test('touches no block whose marks are right already', () => {
  const editor = anEditor(two);
  const highlights = [{ id: 'h1', anchor: anchor('b1', 3, 21) }];
  edit(editor, () => $overlayMarks(highlights));
  let dirty = 0;
  editor.registerUpdateListener(({ dirtyElements }) => {
    dirty = dirtyElements.size;
  });
  edit(editor, () => $overlayMarks(highlights));
  expect(dirty).toBe(0);
  expect(textBlocks(followEditor(editor).content())[0]?.text).toBe('We export the invoice every week.');
});
