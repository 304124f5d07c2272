import {
  $getRoot,
  $isElementNode,
  type ElementNode,
  HISTORIC_TAG,
  type LexicalEditor,
  type LexicalNode,
  type NodeKey,
} from 'lexical';
import type { BodyBlock, BodyContent } from '#shared/domain/body.ts';
import type { Json, JsonObject } from '#shared/domain/json.ts';
import { $blockIdOf } from './block-id.ts';
import { $blockText } from './block-text.ts';
import { HighlightMarkNode } from './highlight-mark.ts';

export interface Projection {
  /** The document as the record holds it. Blocks untouched since the last call are the same objects as then. */
  content(): BodyContent;
  stop(): void;
}

/**
 * Follows an editor and turns what it holds into a body: only blocks that were touched since the last call are serialised, so a save
 * costs one paragraph, whatever the length of the note.
 */
export function followEditor(editor: LexicalEditor): Projection {
  const known = new Map<NodeKey, readonly [id: string, block: BodyBlock]>();
  const touched = new Set<NodeKey>();
  const stop = editor.registerUpdateListener(({ editorState, prevEditorState, dirtyElements, tags }) => {
    if (editorState === prevEditorState) return;
    // Undo and loading put a whole state in place without naming what differs.
    if (dirtyElements.size === 0 || tags.has(HISTORIC_TAG)) known.clear();
    for (const key of dirtyElements.keys()) touched.add(key);
  });
  return {
    stop,
    content: () =>
      editor.getEditorState().read(() => {
        const order: string[] = [];
        const blocks: Record<string, BodyBlock> = {};
        const present = new Set<NodeKey>();
        for (const node of $topBlocks()) {
          const key = node.getKey();
          present.add(key);
          const before = known.get(key);
          const entry = before && !touched.has(key) ? before : ([$blockIdOf(node), $exportBlock(node)] as const);
          known.set(key, entry);
          order.push(entry[0]);
          blocks[entry[0]] = entry[1];
        }
        touched.clear();
        for (const key of known.keys()) if (!present.has(key)) known.delete(key);
        return { order, blocks };
      }),
  };
}

/** The top-level blocks in reading order. */
export const $topBlocks = (): ElementNode[] => $getRoot().getChildren().filter($isElementNode);

/** A block as the record holds it: its node without marks and without the id, which the record's map holds as its key. */
export function $exportBlock(node: ElementNode): BodyBlock {
  const { $: _state, ...json } = $exportNode(node) as JsonObject;
  return { node: json, text: $blockText(node).text };
}

function $exportNode(node: LexicalNode): Json {
  // exportJSON is JSON by its contract; its type is an interface without an index signature.
  const json = node.exportJSON() as unknown as JsonObject;
  if (!$isElementNode(node)) return json;
  const children = joinTexts($exportChildren(node));
  // Lexical derives these from the first text that is no mark; they say something in an empty paragraph only.
  const isDerived = 'textFormat' in json && children.length > 0;
  return { ...json, ...(isDerived ? { textFormat: 0, textStyle: '' } : {}), children };
}

function $exportChildren(node: ElementNode): JsonObject[] {
  return node
    .getChildren()
    .flatMap((child) =>
      child instanceof HighlightMarkNode ? $exportChildren(child) : [$exportNode(child) as JsonObject],
    );
}

/** Marks cut a text in pieces: without the marks, pieces that look alike are one text again. */
function joinTexts(children: readonly JsonObject[]): JsonObject[] {
  const joined: JsonObject[] = [];
  for (const child of children) {
    const last = joined.at(-1);
    if (last && sameLook(last, child)) joined[joined.length - 1] = { ...last, text: `${last.text}${child.text}` };
    else joined.push(child);
  }
  return joined;
}

const LOOK = ['format', 'style', 'mode', 'detail'] as const;

const sameLook = (a: JsonObject, b: JsonObject): boolean =>
  a.type === 'text' && b.type === 'text' && LOOK.every((field) => a[field] === b[field]);
