import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newParticipant } from './participant.ts';
import { confirmRedactions, proposeRedactions, type Redaction, readRedactions, redact } from './redaction.ts';

const person = {
  ...newParticipant(
    'pt_1',
    { name: 'Dana Rossi', alias: 'P-001', company: 'Two Kilns' },
    { now: '2026-01-01T00:00:00Z', by: 'au_1' },
  ),
  rev: 1,
  updatedAt: '2026-01-01T00:00:00Z',
};
const TEXT =
  'Dana Rossi (dana@kilns.example, +49 30 5550 1234) of Two Kilns wrote order AB-12345 on 2026-03-02. Ask dana.';

test('proposes names, companies, addresses, numbers and ids, and leaves dates alone', () => {
  expect(proposeRedactions([TEXT], [person]).map(({ kind, words, count }) => [kind, words, count])).toEqual([
    ['person', 'Dana Rossi', 1],
    ['person', 'dana', 1],
    ['company', 'Two Kilns', 1],
    ['email', 'dana@kilns.example', 1],
    ['phone', '+49 30 5550 1234', 1],
    ['id', 'AB-12345', 1],
  ]);
});

test('replaces only what was confirmed, the same words by the same mark, also in the next copy', () => {
  const first = confirmRedactions(
    [],
    [
      { kind: 'person', words: 'Dana Rossi' },
      { kind: 'place', words: 'Kiel' },
    ],
  );
  const next = confirmRedactions(first, [
    { kind: 'person', words: 'Eli Stone' },
    { kind: 'person', words: 'dana  rossi' },
  ]);
  expect(next.map(({ kind, n }) => [kind, n])).toEqual([
    ['person', 1],
    ['place', 1],
    ['person', 2],
  ]);
  expect(redact('Dana Rossi met Eli Stone in Kiel; Kieler Woche.', next).text).toBe(
    '[PERSON_1] met [PERSON_2] in [PLACE_1]; Kieler Woche.',
  );
  expect(redact('Anne-Marie (A+B) left.', [{ kind: 'person', words: 'Anne-Marie', n: 4 }]).text).toBe(
    '[PERSON_4] (A+B) left.',
  );
  expect(readRedactions(JSON.parse(JSON.stringify(next)))).toEqual(next);
  expect(readRedactions([{ kind: 'colour', words: 'x', n: 1 }, 'odd', { kind: 'place', words: '', n: 1 }])).toEqual([]);
});

test('what was confirmed is found no more in the copy: what is left over is listed', () => {
  const all = confirmRedactions([], proposeRedactions([TEXT], [person]));
  expect(proposeRedactions([redact(TEXT, all).text], [person])).toEqual([]);
  const some = all.filter(({ kind }) => kind !== 'email');
  expect(proposeRedactions([redact(TEXT, some).text], [person]).map(({ kind }) => kind)).toEqual(['email']);
});

test('offsets follow: words between replaced ones stand where the map says', () => {
  const word = fc.constantFrom('Dana Rossi', 'Kiel', 'orders', 'by hand', 'we', 'split');
  const marks: readonly Redaction[] = [
    { kind: 'person', words: 'Dana Rossi', n: 1 },
    { kind: 'place', words: 'Kiel', n: 12 },
  ];
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), fc.nat(), (words, pick) => {
      const text = words.join(' ');
      const copy = redact(text, marks);
      const chosen = pick % words.length;
      const start = words.slice(0, chosen).join(' ').length + (chosen > 0 ? 1 : 0);
      const end = start + (words[chosen]?.length ?? 0);
      const slice = copy.text.slice(copy.at(start, 'start'), copy.at(end, 'end'));
      expect(slice).toBe(redact(words[chosen] ?? '', marks).text);
    }),
    { numRuns: 500 },
  );
});
