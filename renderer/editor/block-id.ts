import type { NodeKey } from 'lexical';
import {
  $getRoot,
  $getState,
  $setState,
  createState,
  type ElementNode,
  HISTORIC_TAG,
  type LexicalEditor,
  type LexicalNode,
  mergeRegister,
  RootNode,
} from 'lexical';

/**
 * The id of a top-level block: a highlight's anchor names it, so it stays with its block through every edit and no other block may
 * carry it.
 */
const blockId = createState('block', {
  parse: (value) => (typeof value === 'string' ? value : ''),
  // Else a copied paragraph would claim the highlights of the one that it was copied from.
  resetOnCopyNode: true,
});

export const $blockIdOf = (node: LexicalNode): string => $getState(node, blockId);

export const $setBlockId = (node: ElementNode, id: string): void => {
  $setState(node, blockId, id);
};

/** Keeps the ids: each top-level block has one and no two share one. Returns its own undo. */
export function registerBlockIds(editor: LexicalEditor, newId: () => string): () => void {
  let known: readonly Known[] = [];
  /** The root whose blocks are known. Lexical copies it in the update in which a block comes, goes or moves. */
  let settled: RootNode | null = null;
  const forget = editor.registerUpdateListener(({ editorState, dirtyElements, tags }) => {
    // Undo and loading put a whole state in place, and ask no transform.
    const isWhole = dirtyElements.size === 0 || tags.has(HISTORIC_TAG);
    settled = isWhole ? null : editorState.read($getRoot);
  });
  const keep = editor.registerNodeTransform(RootNode, (root) => {
    // Typing inside a block comes here too; it costs a long text nothing.
    if (root === settled) return;
    const blocks = root.getChildren<ElementNode>();
    const keeper = new Map(known.map(({ id, key }) => [id, key]));
    const owner = new Map<string, NodeKey>();
    // The block that had an id before keeps it; a pasted twin gets a new one, wherever it stands.
    for (const block of blocks) {
      const id = $blockIdOf(block);
      if (id !== '' && (!owner.has(id) || keeper.get(id) === block.getKey())) owner.set(id, block.getKey());
    }
    let before = '';
    known = blocks.map((block) => {
      const key = block.getKey();
      let id = $blockIdOf(block);
      if (id === '' || owner.get(id) !== key) {
        id = id === '' ? (turnedFrom(known, before, owner) ?? newId()) : newId();
        owner.set(id, key);
        $setBlockId(block, id);
      }
      before = id;
      return { id, key };
    });
  });
  return mergeRegister(forget, keep);
}

interface Known {
  readonly id: string;
  readonly key: NodeKey;
}

/**
 * The id that stood behind `before` and is gone now: a paragraph that becomes a heading or a list is another node to Lexical, but the
 * same block to its highlights.
 */
function turnedFrom(known: readonly Known[], before: string, owner: ReadonlyMap<string, NodeKey>): string | undefined {
  const at = before === '' ? 0 : known.findIndex(({ id }) => id === before) + 1;
  const id = at === 0 && before !== '' ? undefined : known[at]?.id;
  return id !== undefined && !owner.has(id) ? id : undefined;
}
