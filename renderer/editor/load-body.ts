import {
  $createLineBreakNode,
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $isElementNode,
  $parseSerializedNode,
  type ElementNode,
  type SerializedLexicalNode,
} from 'lexical';
import { type BodyBlock, type BodyContent, blockOf } from '#shared/domain/body.ts';
import { sameJson } from '#shared/domain/change.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { $blockIdOf, $setBlockId } from './block-id.ts';
import { $exportBlock } from './projection.ts';

/**
 * Makes the document say what the record says. Blocks that already do stay as they are, with the caret in them; only the others are
 * made anew. A node that this build does not know is shown as a paragraph of its plain text. Returns whether anything changed.
 */
export function $loadBody(content: BodyContent): boolean {
  const root = $getRoot();
  const present = new Map(
    root
      .getChildren()
      .filter($isElementNode)
      .map((node) => [$blockIdOf(node), node]),
  );
  let changed = false;
  const wanted = content.order.map((id) => {
    const block = blockOf(content, id) ?? { node: null, text: '' };
    const node = present.get(id);
    if (node && saysTheSame($exportBlock(node), block)) return node;
    changed = true;
    const made = $nodeOf(block);
    $setBlockId(made, id);
    return made;
  });
  const nodes = wanted.length > 0 ? wanted : [$createParagraphNode()];
  const children = root.getChildren();
  if (nodes.length === children.length && nodes.every((node, i) => node.is(children[i]))) return changed;
  root.splice(0, children.length, nodes);
  return true;
}

const saysTheSame = (a: BodyBlock, b: BodyBlock): boolean => a.text === b.text && sameJson(a.node, b.node);

function $nodeOf(block: BodyBlock): ElementNode {
  try {
    // What is no serialised node is refused by the parser and falls through to its plain text.
    const node = $parseSerializedNode({ ...(block.node as JsonObject) } as unknown as SerializedLexicalNode);
    if ($isElementNode(node) && !node.isInline()) return node;
  } catch {
    // The words are shown even where their form is not understood.
  }
  return $plainParagraph(block.text);
}

function $plainParagraph(text: string): ElementNode {
  const paragraph = $createParagraphNode();
  for (const [i, line] of text.split('\n').entries()) {
    if (i > 0) paragraph.append($createLineBreakNode());
    if (line !== '') paragraph.append($createTextNode(line));
  }
  return paragraph;
}
