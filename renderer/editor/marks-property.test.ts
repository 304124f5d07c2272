import { createHeadlessEditor } from '@lexical/headless';
import * as fc from 'fast-check';
import {
  $createParagraphNode,
  $createTextNode,
  $isElementNode,
  $isTextNode,
  type ElementNode,
  type LexicalEditor,
} from 'lexical';
import { expect, test } from 'vitest';
import { type Anchor, anchorAt, textOf } from '#shared/domain/anchor.ts';
import { must } from '#shared/domain/assert.ts';
import { type BodyContent, followBody, textBlocks } from '#shared/domain/body.ts';
import { bodyFromLines } from '#shared/domain/body-from-lines.ts';
import { $blockIdOf, registerBlockIds } from './block-id.ts';
import { $blockText } from './block-text.ts';
import { EDITOR_NODES } from './editor-nodes.ts';
import { $loadBody } from './load-body.ts';
import { $markedRanges, $overlayMarks } from './mark-overlay.ts';
import { $topBlocks, followEditor } from './projection.ts';

const TEXTS = [
  'We export the invoice to a spreadsheet every week because nobody can approve it.',
  'I ping finance in the chat, then I wait until somebody answers me.',
  'The list is only true until somebody wakes up and changes it again.',
];

interface Edit {
  readonly kind: 'type' | 'cut' | 'split' | 'join' | 'move' | 'add' | 'bold';
  readonly block: number;
  readonly at: number;
  readonly length: number;
  readonly text: string;
}
const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom('type', 'type', 'cut', 'cut', 'split', 'join', 'move', 'add', 'bold'),
  block: fc.nat(7),
  at: fc.nat(90),
  length: fc.integer({ min: 1, max: 12 }),
  text: fc.constantFrom('a', 'really ', 'x y', ' — ', 'the invoice', '😀'),
});

test('over 2,000 random edits a highlight stays on its words, marks and records agree, or it is flagged', () => {
  let edits = 0;
  let kept = 0;
  let flagged = 0;
  void fc.assert(
    fc.property(fc.array(edit, { minLength: 8, maxLength: 16 }), (steps) => {
      let n = 0;
      const body = bodyFromLines(TEXTS, () => `b${++n}`);
      const editor = createHeadlessEditor({ nodes: [...EDITOR_NODES], onError: fail });
      registerBlockIds(editor, () => `n${++n}`);
      const projection = followEditor(editor);
      update(editor, () => void $loadBody(body));
      let highlights = startHighlights(body);
      update(editor, () => $overlayMarks(drawn(highlights)));
      for (const step of steps) {
        const before = projection.content();
        update(editor, () => $apply(step));
        const after = projection.content();
        edits++;
        highlights = followBody(highlights, before, after).map(([one, followed]) => ({ ...one, ...followed }));
        update(editor, () => $overlayMarks(drawn(highlights)));
        expect(projection.content()).toEqual(after);
        check(editor, highlights, after);
      }
      for (const { needsReview } of highlights) needsReview ? flagged++ : kept++;
    }),
    { numRuns: 200, seed: 7 },
  );
  expect(edits).toBeGreaterThan(2000);
  // Both outcomes were really seen.
  expect(Math.min(kept, flagged)).toBeGreaterThan(50);
}, 60_000);

const fail = (cause: Error): never => {
  throw cause;
};
const update = (editor: LexicalEditor, $work: () => void): void => editor.update($work, { discrete: true });

interface Marked {
  readonly id: string;
  readonly anchor: Anchor;
  readonly needsReview: boolean;
}

const drawn = (highlights: readonly Marked[]): readonly Marked[] => highlights.filter((one) => !one.needsReview);

/** Two that overlap, one alone, one over two blocks. */
function startHighlights(body: BodyContent): readonly Marked[] {
  const blocks = textBlocks(body);
  const between = (id: string, from: [string, number], to: [string, number]): Marked => {
    const place = ([block, offset]: [string, number]) => ({ block, offset });
    return { id, anchor: must(anchorAt('no_1', blocks, place(from), place(to)), 'words'), needsReview: false };
  };
  return [
    between('h1', ['b1', 3], ['b1', 43]),
    between('h2', ['b1', 14], ['b1', 60]),
    between('h3', ['b2', 7], ['b2', 26]),
    between('h4', ['b2', 28], ['b3', 16]),
  ];
}

function check(editor: LexicalEditor, highlights: readonly Marked[], content: BodyContent): void {
  const blocks = textBlocks(content);
  expect(new Set(content.order).size).toBe(content.order.length);
  const seen = editor.read(() =>
    $topBlocks().flatMap((block) => $markedRanges(block).map((range) => ({ ...range, block: $blockIdOf(block) }))),
  );
  for (const { id, anchor, needsReview } of highlights) {
    const mine = seen.filter((range) => range.id === id);
    if (needsReview) {
      expect(mine).toEqual([]);
      continue;
    }
    const words = must(textOf(anchor, blocks), 'the words of a highlight that is not flagged');
    const gone = Math.abs(bare(words).length - bare(anchor.quote).length);
    expect(gone, `${words} for ${anchor.quote}`).toBeLessThanOrEqual(Math.floor(anchor.quote.length * 0.15) + 1);
    const first = mine[0];
    const last = mine.at(-1);
    expect(first && [first.block, first.start]).toEqual([anchor.block, anchor.start]);
    expect(last && [last.block, last.end]).toEqual([anchor.endBlock ?? anchor.block, anchor.end]);
  }
}

const bare = (text: string): string => text.replace(/\s+/g, '');

/** One edit as a person would make it; does nothing where it has no place. */
function $apply({ kind, block: which, at, length, text }: Edit): void {
  const blocks = $topBlocks();
  const block = blocks[which % blocks.length];
  if (!block) return;
  const size = $blockText(block).text.length;
  const place = Math.min(at, size);
  if (kind === 'move') {
    const target = blocks[(which + 1) % blocks.length];
    if (target && !target.is(block)) target.insertAfter(block);
  } else if (kind === 'add') block.insertAfter($createParagraphNode().append($createTextNode(text)));
  else if (kind === 'join') {
    const before = block.getPreviousSibling();
    if (!$isElementNode(before)) return;
    before.append(...block.getChildren());
    block.remove();
  } else {
    const selection = $select(
      block,
      place,
      kind === 'type' || kind === 'split' ? place : Math.min(size, place + length),
    );
    if (kind === 'type') selection?.insertText(text);
    else if (kind === 'cut') selection?.removeText();
    else if (kind === 'bold') selection?.formatText('bold');
    else selection?.insertParagraph();
  }
}

function $select(block: ElementNode, start: number, end: number) {
  const { pieces } = $blockText(block);
  const point = (offset: number) => {
    const piece = pieces.find((one) => one.start <= offset && offset <= one.end);
    return piece && { node: piece.node, offset: offset - piece.start };
  };
  const [from, to] = [point(start), point(end)];
  if (!from || !to || !$isTextNode(from.node)) return block.selectEnd();
  const selection = from.node.select(from.offset, from.offset);
  selection.focus.set(to.node.getKey(), to.offset, 'text');
  return selection;
}
