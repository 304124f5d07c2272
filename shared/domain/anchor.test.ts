import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Anchor, anchorAt, followText, sameWords, type TextBlock, textOf } from './anchor.ts';
import { must } from './assert.ts';

const block = (id: string, text: string): TextBlock => ({ id, text });
const TALK = [
  block('s1', 'We export the invoice to a spreadsheet every week.'),
  block('s2', 'Because nobody can approve inside the tool. 🧾 So I ping finance.'),
  block('s3', 'We export the invoice twice.'),
];

/** The anchor of the only place where `words` stand in one block. */
function pick(blocks: readonly TextBlock[], words: string, from = 0): Anchor {
  const found = must(
    blocks.find((one) => one.text.includes(words, from)),
    'a block with the words',
  );
  const start = found.text.indexOf(words, from);
  const anchor = anchorAt(
    'tr_1',
    blocks,
    { block: found.id, offset: start },
    { block: found.id, offset: start + words.length },
  );
  return must(anchor, 'an anchor');
}
const replaced = (blocks: readonly TextBlock[], id: string, text: string): TextBlock[] =>
  blocks.map((one) => (one.id === id ? block(id, text) : one));

/** No half of a surrogate pair on its own. */
const wholeLetters = (text: string): boolean =>
  !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text);

test('an anchor holds the exact words and what stands around them', () => {
  const anchor = pick(TALK, 'approve inside the tool');
  expect(anchor).toEqual({
    source: 'tr_1',
    block: 's2',
    start: 19,
    end: 42,
    endBlock: null,
    quote: 'approve inside the tool',
    prefix: 'Because nobody can ',
    suffix: '. 🧾 So I ping finance.',
  });
  expect(textOf(anchor, TALK)).toBe(anchor.quote);
});

test('a selection over several blocks joins their words by line feeds', () => {
  const anchor = must(anchorAt('tr_1', TALK, { block: 's1', offset: 39 }, { block: 's3', offset: 9 }), 'an anchor');
  expect(anchor.quote).toBe(
    'every week.\nBecause nobody can approve inside the tool. 🧾 So I ping finance.\nWe export',
  );
  expect(anchor.endBlock).toBe('s3');
  expect(textOf(anchor, TALK)).toBe(anchor.quote);
});

test('nothing selected, only spaces, backwards and unknown blocks give no anchor', () => {
  const at = (from: string, a: number, to: string, b: number) =>
    anchorAt('tr_1', TALK, { block: from, offset: a }, { block: to, offset: b });
  expect(at('s1', 3, 's1', 3)).toBeNull();
  expect(at('s1', 2, 's1', 3)).toBeNull();
  expect(at('s1', 9, 's1', 3)).toBeNull();
  expect(at('s2', 0, 's1', 3)).toBeNull();
  expect(at('s1', 0, 'gone', 3)).toBeNull();
});

test('the context never begins or ends with half an emoji', () => {
  const text = `${'🧵'.repeat(20)}x the words y${'🧵'.repeat(20)}`;
  const anchor = pick([block('s1', text)], 'the words');
  expect(wholeLetters(anchor.prefix)).toBe(true);
  expect(wholeLetters(anchor.suffix)).toBe(true);
});

test('keeps to its words when words are added before, after, and right at its edges', () => {
  const anchor = pick(TALK, 'approve inside the tool');
  for (const text of [
    'Well, because nobody can approve inside the tool. 🧾 So I ping finance.',
    'Because nobody can really approve inside the tool. 🧾 So I ping finance.',
    'Because nobody can approve inside the tool, sadly. 🧾 So I ping finance, and wait.',
  ]) {
    const after = replaced(TALK, 's2', text);
    const { anchor: moved, needsReview } = followText(anchor, TALK, after);
    expect(needsReview).toBe(false);
    expect(textOf(moved, after)).toBe(anchor.quote);
  }
});

test('words that moved to another turn of talk are found there', () => {
  const anchor = pick(TALK, 'approve inside the tool');
  const after = [
    block('s1', TALK[0]?.text ?? ''),
    block('s2', 'Yes.'),
    block('s9', 'Nobody can approve inside the tool.'),
  ];
  expect(followText(anchor, TALK, after).anchor).toMatchObject({ block: 's9', start: 11, end: 34 });
});

test('of several equal places the one with the fitting context wins', () => {
  const anchor = pick(TALK, 'the invoice');
  const after = [
    block('s3', 'We export the invoice twice.'),
    block('s1', 'x'),
    block('s4', 'We export the invoice to a sheet.'),
  ];
  expect(followText(anchor, TALK, after).anchor.block).toBe('s4');
});

test('a corrected spelling keeps the highlight and its original quote', () => {
  const before = [block('s1', 'He said: we exprot the invoices to a spredsheet every single week, by hand.')];
  const anchor = pick(before, 'we exprot the invoices to a spredsheet every single week');
  const after = [block('s1', 'He said: we export the invoices to a spreadsheet every single week, by hand.')];
  const { anchor: moved, needsReview } = followText(anchor, before, after);
  expect(needsReview).toBe(false);
  expect(textOf(moved, after)).toBe('we export the invoices to a spreadsheet every single week');
  expect(moved.quote).toBe(anchor.quote);
});

test('more than 15 % of other words is for a person to decide: nothing is moved or lost', () => {
  const anchor = pick(TALK, 'approve inside the tool');
  const after = replaced(TALK, 's2', 'Because nobody can sign off anywhere at all. 🧾 So I ping finance.');
  expect(followText(anchor, TALK, after)).toEqual({ anchor, needsReview: true });
  expect(followText(anchor, TALK, [])).toEqual({ anchor, needsReview: true });
});

test('words that come back are found again', () => {
  const anchor = must(anchorAt('tr_1', TALK, { block: 's1', offset: 38 }, { block: 's2', offset: 20 }), 'an anchor');
  const gone = [block('s1', 'x'), block('s2', 'y'), block('s3', 'z')];
  const lost = followText(anchor, TALK, gone);
  expect(lost.needsReview).toBe(true);
  const back = [block('s0', 'New first turn.'), block('s1', `Well. ${TALK[0]?.text}`), ...TALK.slice(1)];
  const found = followText(lost.anchor, gone, back);
  expect(found.needsReview).toBe(false);
  expect(textOf(found.anchor, back)).toBe(anchor.quote);
});

test('a highlight over several blocks follows them into other blocks', () => {
  const anchor = must(anchorAt('tr_1', TALK, { block: 's1', offset: 14 }, { block: 's2', offset: 8 }), 'an anchor');
  const after = [block('n1', TALK[0]?.text ?? ''), block('n2', TALK[1]?.text ?? ''), block('s3', TALK[2]?.text ?? '')];
  const { anchor: moved, needsReview } = followText(anchor, TALK, after);
  expect(needsReview).toBe(false);
  expect(moved).toMatchObject({ block: 'n1', endBlock: 'n2' });
  expect(textOf(moved, after)).toBe(anchor.quote);
});

test('an edit inside a pair of surrogates never leaves half an emoji in the words', () => {
  const before = [block('s1', `😀b ${'long words stay '.repeat(4)}`)];
  const anchor = pick(before, `b ${'long words stay '.repeat(4)}`.trim());
  const after = [block('s1', `😁 ${'long words stay '.repeat(4)}`)];
  const { anchor: moved, needsReview } = followText(anchor, before, after);
  expect(needsReview).toBe(false);
  expect(wholeLetters(textOf(moved, after) ?? '')).toBe(true);
});

test('words that a split cut through stay where they are, though they stand in one piece elsewhere', () => {
  const anchor = pick(TALK, 'We export the invoice');
  const [first, ...rest] = TALK;
  const text = must(first, 'a block').text;
  const before = [block('s1', text.slice(0, 9)), block('n1', text.slice(10)), ...rest];
  const cut = { ...anchor, start: 0, endBlock: 'n1', end: 11 };
  expect(textOf(cut, before)).toBe('We export\nthe invoice');
  const after = replaced(before, 'n1', `${text.slice(10)} Mostly.`);
  expect(followText(cut, before, after).anchor).toMatchObject({ block: 's1', endBlock: 'n1', end: 11 });
});

test('an empty quote, as a damaged file may hold, is for review and ends', () => {
  const anchor: Anchor = { ...pick(TALK, 'approve'), quote: '', start: 3, end: 3 };
  expect(followText(anchor, TALK, replaced(TALK, 's2', 'x')).needsReview).toBe(true);
});

// ---- laws over random edits ----

const WORDS = ['we', 'export', 'the', 'invoice', 'ja', 'ok', '😀', '👩‍👩‍👧', 'naïve', 'the the', 'Zoë'];
const words = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 10 }).map((list) => list.join(' '));
const source = fc
  .array(words, { minLength: 1, maxLength: 4 })
  .map((texts) => texts.map((text, i) => block(`s${i}`, text)));
/** One stretch of one block replaced, or blocks dropped, split, turned round. Cuts fall between whole characters, as in an editor. */
const edit = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('replace' as const),
      at: fc.nat(),
      from: fc.nat(),
      length: fc.nat(8),
      put: fc.oneof(fc.constant(''), words),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom('drop' as const, 'turn' as const, 'split' as const),
      at: fc.nat(),
      from: fc.nat(),
    }),
  },
);
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function edited(blocks: readonly TextBlock[], one: Edit): TextBlock[] {
  const i = one.at % Math.max(1, blocks.length);
  const chosen = blocks[i];
  if (!chosen) return [...blocks];
  const letters = [...chosen.text];
  const from = one.from % (letters.length + 1);
  if (one.kind === 'replace') {
    const text = [...letters.slice(0, from), one.put, ...letters.slice(from + one.length)].join('');
    return replaced(blocks, chosen.id, text);
  }
  if (one.kind === 'drop') return blocks.filter((other) => other !== chosen);
  if (one.kind === 'turn') return [...blocks].reverse();
  const halves = [
    block(chosen.id, letters.slice(0, from).join('')),
    block(`${chosen.id}+${blocks.length}`, letters.slice(from).join('')),
  ];
  return [...blocks.slice(0, i), ...halves, ...blocks.slice(i + 1)];
}

const range = fc.record({ a: fc.nat(), b: fc.nat(), from: fc.nat(), to: fc.nat() });
function anchorIn(
  blocks: readonly TextBlock[],
  { a, b, from, to }: { a: number; b: number; from: number; to: number },
): Anchor | null {
  const offset = (i: number, at: number): number => {
    const letters = [...(blocks[i]?.text ?? '')];
    return letters.slice(0, at % (letters.length + 1)).join('').length;
  };
  const [x, y] = [a % blocks.length, b % blocks.length].sort((p, q) => p - q) as [number, number];
  const ends = [offset(x, from), offset(y, to)] as [number, number];
  if (x === y) ends.sort((p, q) => p - q);
  return anchorAt(
    'tr_1',
    blocks,
    { block: blocks[x]?.id ?? '', offset: ends[0] },
    { block: blocks[y]?.id ?? '', offset: ends[1] },
  );
}

/** Whether a quote stands in the text: in one block, or with its line feeds over neighbouring blocks. */
const stands = (quote: string, blocks: readonly TextBlock[]): boolean =>
  blocks
    .map((one) => one.text)
    .join('\n')
    .includes(quote);

test('over 20,000 random edits: words that still stand are found, spaces apart, and only words that are gone ask for review', () => {
  let kept = 0;
  let gone = 0;
  fc.assert(
    fc.property(source, range, fc.array(edit, { minLength: 1, maxLength: 4 }), (before, where, edits) => {
      const anchor = anchorIn(before, where);
      fc.pre(anchor !== null);
      let now: readonly TextBlock[] = before;
      let at = must(anchor, 'an anchor');
      for (const one of edits) {
        const next = edited(now, one);
        const followed = followText(at, now, next);
        expect(followed.anchor.quote).toBe(at.quote);
        if (stands(at.quote, next)) {
          kept++;
          expect(followed.needsReview).toBe(false);
          expect(sameWords(textOf(followed.anchor, next) ?? '', at.quote)).toBe(true);
        } else {
          gone++;
          if (followed.needsReview) expect(followed.anchor).toEqual(at);
          else expect(textOf(followed.anchor, next)?.trim()).toBeTruthy();
        }
        const found = followed.needsReview ? null : textOf(followed.anchor, next);
        expect(wholeLetters(found ?? '')).toBe(true);
        [now, at] = [next, followed.anchor];
      }
    }),
    { numRuns: 10_000 },
  );
  expect(kept).toBeGreaterThan(5000);
  expect(gone).toBeGreaterThan(2000);
});

test('a quote of its own kind follows one edit elsewhere to the very place where it was said', () => {
  fc.assert(
    fc.property(source, source, words, words, (before, after, left, right) => {
      const quote = 'UNIQUE words 🧵 here';
      const old = [...before, block('q', `${left} ${quote} ${right}`)];
      const now = [
        ...after.map((one) => block(`n${one.id}`, one.text)),
        block('q', `${right}, ${left}${quote}${left}`),
      ];
      const { anchor } = followText(pick(old, quote), old, now);
      expect(anchor).toMatchObject({ block: 'q', start: right.length + 2 + left.length });
    }),
    { numRuns: 2000 },
  );
});
