import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type SaveFacts, saveWord } from './save-word.ts';

const facts = (some: Partial<SaveFacts>): SaveFacts => ({
  edited: 3,
  dbAck: 3,
  journalAck: 3,
  oldestUnackedMs: 0,
  problem: null,
  readOnly: null,
  ...some,
});

it.each<[string, Partial<SaveFacts>, ReturnType<typeof saveWord>]>([
  ['both witnesses have everything', {}, { kind: 'saved' }],
  ['the database lacks an edit', { dbAck: 2, journalAck: 2 }, { kind: 'saving', slow: false }],
  ['only the journal lacks an edit', { journalAck: 2 }, { kind: 'saving', slow: false }],
  ['for half a second', { journalAck: 2, oldestUnackedMs: 500 }, { kind: 'saving', slow: true }],
  [
    'the journal is silent for a second',
    { journalAck: 2, oldestUnackedMs: 1000 },
    { kind: 'not-saved', problem: { kind: 'no-answer', of: 'journal' } },
  ],
  [
    'the database is silent for a second',
    { dbAck: 2, journalAck: 2, oldestUnackedMs: 1000 },
    { kind: 'not-saved', problem: { kind: 'no-answer', of: 'database' } },
  ],
  [
    'an error, at once',
    { problem: { kind: 'disk-full', of: 'journal' } },
    { kind: 'not-saved', problem: { kind: 'disk-full', of: 'journal' } },
  ],
  ['a window that may only show', { readOnly: 'fork', dbAck: 1 }, { kind: 'read-only', why: 'fork' }],
])('%s', (_what, some, word) => {
  expect(saveWord(facts(some))).toEqual(word);
});

it('says "Saved" only when all three figures are equal and nothing is wrong', () => {
  const figure = fc.nat({ max: 4 });
  const any = fc.record({ edited: figure, dbAck: figure, journalAck: figure, oldestUnackedMs: fc.nat({ max: 3000 }) });
  fc.assert(
    fc.property(any, (some) => {
      const isSaved = saveWord(facts(some)).kind === 'saved';
      expect(isSaved).toBe(some.edited === some.dbAck && some.dbAck === some.journalAck);
    }),
  );
});
