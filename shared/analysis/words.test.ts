import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyness, keyWords } from './keyness.ts';
import { countWords, wordList, wordsOf } from './word-counts.ts';

const nothing = (): boolean => false;

describe('words', () => {
  it('are letters with what stands inside them, in lower case', () => {
    expect(wordsOf('I don’t re-enter 12 Übungen, o’clock; a B2B tool.')).toEqual([
      "don't",
      're-enter',
      'übungen',
      "o'clock",
      'b2b',
      'tool',
    ]);
    expect(wordsOf('')).toEqual([]);
  });

  it('are counted by use and by text, and skipped words stay in the total', () => {
    const counts = countWords(['the oven, the oven', 'the order'], (word) => word === 'the');
    expect(counts.total).toBe(6);
    expect(wordList(counts, 9)).toEqual([
      { word: 'oven', count: 2, texts: 1 },
      { word: 'order', count: 1, texts: 1 },
    ]);
    expect(wordList(counts, 1)).toHaveLength(1);
  });

  it('count to the same in any order of texts', () => {
    fc.assert(
      fc.property(fc.array(fc.lorem({ maxCount: 8 })), (texts) => {
        const counts = countWords(texts, nothing);
        expect(wordList(countWords(texts.toReversed(), nothing), 99)).toEqual(wordList(counts, 99));
        expect(wordList(counts, 999).reduce((sum, { count }) => sum + count, 0)).toBe(counts.total);
      }),
    );
  });
});

describe('keyness', () => {
  it('is the log-likelihood by its definition', () => {
    const size = fc.integer({ min: 1, max: 5000 });
    fc.assert(
      fc.property(size, size, fc.nat(40), fc.nat(40), (extraHere, extraThere, a, b) => {
        fc.pre(a + b > 0);
        const [c, d] = [a + extraHere, b + extraThere];
        const [e1, e2] = [(c * (a + b)) / (c + d), (d * (a + b)) / (c + d)];
        const expected = 2 * ((a ? a * Math.log(a / e1) : 0) + (b ? b * Math.log(b / e2) : 0));
        const found = keyness(a, b, c, d);
        expect(found.value).toBeCloseTo(Math.max(0, expected), 8);
        expect(keyness(b, a, d, c).value).toBeCloseTo(found.value ?? -1, 8);
        expect(found.value).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('is 0 for equal rates, and 2 n ln 2 for a word of one of two equal texts', () => {
    expect(keyness(10, 20, 1000, 2000)).toMatchObject({ value: 0, status: 'even', parts: { logRatio: 0 } });
    const found = keyness(10, 0, 1000, 1000);
    expect(found.value).toBeCloseTo(20 * Math.LN2, 10);
    expect(found).toMatchObject({ status: 'here', parts: { logRatio: Math.log2(20) } });
  });

  it('says when there are no words', () => {
    expect(keyness(0, 0, 10, 10)).toEqual({ value: null, reason: { kind: 'no-words' } });
    expect(keyness(1, 0, 1, 0)).toEqual({ value: null, reason: { kind: 'no-words' } });
  });

  it('lists what tells two texts apart, strongest first', () => {
    const here = countWords([`${'oven '.repeat(30)}${'order '.repeat(20)}`], nothing);
    const there = countWords([`${'invoice '.repeat(10)}${'order '.repeat(20)}`], nothing);
    expect(keyWords(here, there, 3).map(({ word, status }) => [word, status])).toEqual([
      ['oven', 'here'],
      ['invoice', 'there'],
    ]);
    expect(keyWords(here, there, 15).map(({ word }) => word)).toEqual(['oven']);
  });
});
