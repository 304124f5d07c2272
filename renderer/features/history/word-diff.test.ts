import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type DiffPart, wordDiff } from './word-diff.ts';

const side = (parts: readonly DiffPart[], left: DiffPart['kind']): string =>
  parts
    .filter(({ kind }) => kind !== left)
    .map(({ text }) => text)
    .join('');

const words = fc.array(
  fc.constantFrom('we', 'print', 'every', 'invoice', 'twice', ' ', ', ', '日本', '🙂', '\n', 'Größe'),
);

it('holds both texts, whole and in order', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        words.map((all) => all.join(' ')),
        fc.string(),
      ),
      words.map((all) => all.join(' ')),
      (a, b) => {
        const parts = wordDiff(a, b);
        expect(side(parts, 'added')).toBe(a);
        expect(side(parts, 'removed')).toBe(b);
        expect(parts.every(({ text }, i) => text !== '' && parts[i - 1]?.kind !== parts[i]?.kind)).toBe(true);
      },
    ),
  );
});

it('changes words, not letters, and leaves what stands around them', () => {
  expect(wordDiff('We print every invoice twice.', 'We print each invoice twice.')).toEqual([
    { kind: 'same', text: 'We print ' },
    { kind: 'removed', text: 'every' },
    { kind: 'added', text: 'each' },
    { kind: 'same', text: ' invoice twice.' },
  ]);
  expect(wordDiff('same', 'same')).toEqual([{ kind: 'same', text: 'same' }]);
  expect(wordDiff('', 'new')).toEqual([{ kind: 'added', text: 'new' }]);
});
