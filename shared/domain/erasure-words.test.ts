import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COVER, SHORTEST_SENTENCE, wordCover } from './erasure-words.ts';

test('covers names in any case and with any mark between, and nothing that only looks alike', () => {
  const { cover } = wordCover({ sentences: [], names: ['Anne-Marie Li', 'a.b+c@x.example', '(030) 5'] });
  const covered = (text: string) => cover(text, true).replace(/\u2588+/g, '#');
  expect(covered('anne-marie li, Anne-Marie_Li.vtt, ANNE-MARIE  LI')).toBe('# #, #.vtt, #  #');
  expect(covered('Write a.b+c@x.example, not aab+c@x.example.')).toBe('Write #, not aab+c@x.example.');
  expect(covered('Marie Lissen')).toBe('Marie Lissen');
  expect(cover('Anne-Marie Li', false)).toBe('Anne-Marie Li');
});

test('covers every sentence wherever it stands, and keeps the length of the text and all the rest', () => {
  const sentence = fc
    .string({ minLength: SHORTEST_SENTENCE, maxLength: 60 })
    .filter((one) => one.trim().length >= SHORTEST_SENTENCE);
  fc.assert(
    fc.property(
      fc.array(sentence, { minLength: 1, maxLength: 4 }),
      fc.array(fc.string({ maxLength: 30 }), { maxLength: 5 }),
      (said, other) => {
        const { cover } = wordCover({ sentences: said, names: [] });
        const text = [...other, ...said.map((one) => one.trim()), ...other].join('\n');
        const out = cover(text, true);
        expect(out.length).toBe(text.length);
        for (const one of said) expect(out).not.toContain(one.trim());
        for (const [i, unit] of [...out].entries()) if (unit !== COVER) expect(unit).toBe([...text][i]);
      },
    ),
    { numRuns: 300 },
  );
  expect(wordCover({ sentences: ['Yes, I do.'], names: [] }).cover('Yes, I do.', true)).toBe('Yes, I do.');
});
