import { createHeadlessEditor } from '@lexical/headless';
import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import * as fc from 'fast-check';
import { $isElementNode, type LexicalEditor, UNDO_COMMAND } from 'lexical';
import { expect, test } from 'vitest';
import { textBlocks } from '#shared/domain/body.ts';
import { bodyFromLines } from '#shared/domain/body-from-lines.ts';
import { followMarks } from '#shared/domain/line-marks.ts';
import type { Note } from '#shared/domain/note.ts';
import { registerBlockIds } from './block-id.ts';
import { $blockText } from './block-text.ts';
import { EDITOR_NODES } from './editor-nodes.ts';
import { $loadBody } from './load-body.ts';
import { $topBlocks, followEditor } from './projection.ts';

/** Each line begins with a sign of its own, by which it is known wherever its words go. */
const SIGNS = ['①', '②', '③', '④'];
const LINES = ['① They wrote it on paper.', '② “I wait.”', '③ Nobody approves', '④ The list'];

interface Edit {
  readonly kind: 'type' | 'split' | 'join' | 'undo';
  readonly block: number;
  readonly at: number;
  readonly text: string;
}
const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom('type', 'type', 'split', 'split', 'join', 'undo'),
  block: fc.nat(9),
  // Often at the very start, where a split pushes the whole line down.
  at: fc.oneof(fc.constant(0), fc.nat(30)),
  text: fc.constantFrom('a', 'really ', ' — ', '😀'),
});

test('over thousands of random edits and undos in a real editor, the mark of a line stays with the words that begin it', () => {
  let edits = 0;
  let checked = 0;
  void fc.assert(
    fc.property(fc.array(edit, { minLength: 8, maxLength: 25 }), (steps) => {
      let n = 0;
      const body = bodyFromLines(LINES, () => `b${++n}`);
      const editor = createHeadlessEditor({ nodes: [...EDITOR_NODES], onError: fail });
      registerBlockIds(editor, () => `n${++n}`);
      const projection = followEditor(editor);
      editor.update(() => void $loadBody(body), { discrete: true });
      registerHistory(editor, createEmptyHistoryState(), 0);
      let marks: Note['marks'] = Object.fromEntries(
        body.order.map((id, i) => [id, { atMs: i + 1, mark: 'pain', questionId: null }]),
      );
      // A line that was joined to another one and split off again is a new line: its mark stayed with the upper one.
      const joinedAway = new Set<string>();
      for (const step of steps) {
        const before = projection.content();
        apply(editor, step);
        const after = projection.content();
        edits++;
        marks = followMarks(marks, before, after);
        for (const { id, text } of textBlocks(after)) {
          const signs = SIGNS.filter((sign) => text.includes(sign));
          const first = signs.find((sign) => text.startsWith(sign));
          for (const sign of signs) if (sign !== first) joinedAway.add(sign);
          if (first === undefined || joinedAway.has(first)) continue;
          expect(marks[id]?.atMs, `${step.kind}: ${text}`).toBe(SIGNS.indexOf(first) + 1);
          checked++;
        }
      }
    }),
    { numRuns: 250, seed: 11 },
  );
  expect(edits).toBeGreaterThan(3_000);
  expect(checked).toBeGreaterThan(5_000);
}, 60_000);

const fail = (cause: Error): never => {
  throw cause;
};

function apply(editor: LexicalEditor, { kind, block: which, at, text }: Edit): void {
  if (kind === 'undo') {
    editor.dispatchCommand(UNDO_COMMAND, undefined);
    // The state is put in place at the next turn: this makes it now.
    editor.update(() => undefined, { discrete: true });
    return;
  }
  const $work = (): void => {
    const blocks = $topBlocks();
    const block = blocks[which % blocks.length];
    if (!block) return;
    if (kind === 'join') {
      const above = block.getPreviousSibling();
      if (!$isElementNode(above)) return;
      above.append(...block.getChildren());
      block.remove();
      return;
    }
    const { pieces, text: words } = $blockText(block);
    // What is typed goes behind the sign: it tells the lines apart.
    const place = Math.min(kind === 'type' ? Math.max(1, at) : at, words.length);
    const piece = pieces.find((one) => one.start <= place && place <= one.end);
    const selection = piece ? piece.node.select(place - piece.start, place - piece.start) : block.selectEnd();
    if (kind === 'type') selection.insertText(text);
    else selection.insertParagraph();
  };
  editor.update($work, { discrete: true });
}
