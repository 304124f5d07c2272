import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BodyContent } from './body.ts';
import { followMarks, withLineMark } from './line-marks.ts';
import type { LineMark } from './note.ts';

const lines = (...list: readonly (readonly [id: string, text: string])[]): BodyContent => ({
  order: list.map(([id]) => id),
  blocks: Object.fromEntries(list.map(([id, text]) => [id, { node: null, text }])),
});
const at = (atMs: number): LineMark => ({ atMs, mark: 'pain', questionId: 'q1' });

test('a mark stays with its line while words are typed in it and in others', () => {
  const marks = { a: at(1), b: at(2) };
  expect(followMarks(marks, lines(['a', 'One'], ['b', 'Two']), lines(['a', 'One more'], ['b', 'Two']))).toEqual(marks);
});

test('splitting a line leaves its mark with the first part', () => {
  const marks = { a: at(1) };
  expect(followMarks(marks, lines(['a', 'One two']), lines(['a', 'One'], ['b', ' two']))).toEqual(marks);
});

test('Enter at the start of a line pushes its words down, and the mark with them', () => {
  const after = lines(['a', ''], ['b', 'One']);
  expect(followMarks({ a: at(1) }, lines(['a', 'One']), after)).toEqual({ b: at(1) });
  const twice = lines(['a', ''], ['b', ''], ['c', 'So: One']);
  expect(followMarks({ a: at(1) }, lines(['a', 'One']), twice)).toEqual({ c: at(1) });
});

test('a line joined to the one above lends what the upper one lacks; taken apart again it is as it was', () => {
  const [apart, one] = [lines(['a', 'One'], ['b', 'Two']), lines(['a', 'OneTwo'])];
  const lent = followMarks({ b: at(2) }, apart, one);
  expect(lent).toEqual({ a: at(2), b: at(2) });
  expect(followMarks(lent, one, apart)).toEqual({ b: at(2) });
  expect(followMarks({ a: at(1), b: at(2) }, apart, one).a).toEqual(at(1));
});

test('the mark of a deleted line waits for an undo and goes nowhere else', () => {
  const before = lines(['a', 'One'], ['b', 'Two']);
  const marks = followMarks({ b: at(2) }, before, lines(['a', 'One']));
  expect(marks).toEqual({ b: at(2) });
  expect(followMarks(marks, lines(['a', 'One']), before)).toEqual({ b: at(2) });
});

test('a line that carries nothing any more has no entry', () => {
  const marks = withLineMark({}, 'a', { mark: 'idea' });
  expect(marks).toEqual({ a: { atMs: null, mark: 'idea', questionId: null } });
  expect(withLineMark(marks, 'a', { mark: null })).toEqual({});
});

/** A note whose marked lines each begin with a sign of their own, edited as an editor does it: which id a half gets is the editor's rule. */
interface Page {
  readonly ids: readonly string[];
  readonly texts: Readonly<Record<string, string>>;
}
type Edit =
  | { readonly kind: 'type'; readonly line: number; readonly words: string }
  | { readonly kind: 'split'; readonly line: number; readonly share: number }
  | { readonly kind: 'join'; readonly line: number };

const edit = fc.oneof(
  fc.record({
    kind: fc.constant('type' as const),
    line: fc.nat(30),
    words: fc.string({ unit: 'grapheme-ascii', maxLength: 5 }),
  }),
  fc.record({
    kind: fc.constant('split' as const),
    line: fc.nat(30),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  fc.record({ kind: fc.constant('join' as const), line: fc.nat(30) }),
);

function apply({ ids, texts }: Page, one: Edit, fresh: string): Page {
  const at = one.line % ids.length;
  const id = ids[at] ?? '';
  const text = texts[id] ?? '';
  if (one.kind === 'type') return { ids, texts: { ...texts, [id]: text + one.words } };
  if (one.kind === 'split') {
    const cut = Math.round(one.share * text.length);
    const next = { ...texts, [id]: text.slice(0, cut), [fresh]: text.slice(cut) };
    return { ids: [...ids.slice(0, at + 1), fresh, ...ids.slice(at + 1)], texts: next };
  }
  const above = ids[at - 1];
  if (above === undefined) return { ids, texts };
  const { [id]: _gone, ...others } = texts;
  return { ids: ids.filter((other) => other !== id), texts: { ...others, [above]: (texts[above] ?? '') + text } };
}

const SIGN = /\u2460|\u2461|\u2462|\u2463/u;
const SIGNS = ['\u2460', '\u2461', '\u2462', '\u2463'];
const content = ({ ids, texts }: Page): BodyContent => lines(...ids.map((id) => [id, texts[id] ?? ''] as const));

test('under random edits every line that begins with a marked line’s words carries its mark', () => {
  void fc.assert(
    fc.property(fc.array(edit, { maxLength: 60 }), (edits) => {
      let page: Page = {
        ids: ['l0', 'l1', 'l2', 'l3'],
        texts: Object.fromEntries(SIGNS.map((sign, i) => [`l${i}`, `${sign} words ${i}`])),
      };
      let marks: Readonly<Record<string, LineMark>> = Object.fromEntries(SIGNS.map((_, i) => [`l${i}`, at(i + 1)]));
      // A line that was joined to another and split off again later is a new line: its mark stayed with the upper one.
      const joinedAway = new Set<string>();
      for (const [n, one] of edits.entries()) {
        const next = apply(page, one, `n${n}`);
        marks = followMarks(marks, content(page), content(next));
        page = next;
        for (const id of page.ids) {
          const inside = SIGNS.filter((sign) => page.texts[id]?.includes(sign));
          const first = SIGN.exec(page.texts[id] ?? '')?.[0];
          for (const sign of inside) if (sign !== first) joinedAway.add(sign);
          if (first === undefined || joinedAway.has(first)) continue;
          expect(marks[id]?.atMs).toBe(SIGNS.indexOf(first) + 1);
        }
      }
    }),
    { numRuns: 300 },
  );
});
