import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildSegment } from './build-segment.ts';
import { mergeSegments } from './merge-segments.ts';
import { SearchIndex } from './search-index.ts';
import { tokenize } from './tokenize.ts';
import type { SearchUnit } from './unit.ts';

const NOW = '2026-03-14';

const aUnit = (key: string, text: string, more: Partial<SearchUnit> = {}): SearchUnit => ({
  key,
  kind: 'insight',
  recordId: key,
  groupId: more.recordId ?? key,
  openAt: null,
  title: '',
  text,
  at: '2026-01-01',
  keywords: [],
  flags: [],
  ...more,
});

const indexOf = (...units: SearchUnit[]): SearchIndex => {
  const index = new SearchIndex();
  index.upsert(units);
  return index;
};
const keys = (index: SearchIndex, text: string) =>
  index.query(text, { limit: 50, now: NOW }).hits.map((hit) => hit.key);

describe('what is found', () => {
  const index = indexOf(
    aUnit('a', 'Exporting the invoices takes a whole week.', { title: 'Slow export', keywords: ['tag:tg_1'] }),
    aUnit('b', 'They approve each invoice in place.', { at: '2025-06-01', flags: ['is:draft'] }),
    aUnit('c', 'Searching old interviews by pricing.', { kind: 'need' }),
    aUnit('d', 'week a takes export'),
    aUnit('e', 'An export nobody wants', { flags: ['is:trashed'] }),
    aUnit('f', '請求書を毎週承認する'),
    aUnit('g', 'Send an e-mail to Zoë'),
  );

  test('all words must be there, in any form', () => {
    expect(keys(index, 'invoice export ')).toEqual(['a']);
    expect(keys(index, 'exports ')).toEqual(['a', 'd']);
  });

  test('the last word may be unfinished while it is typed', () => {
    expect(keys(index, 'invo')).toEqual(['b', 'a']);
    expect(keys(index, 'invo ')).toEqual([]);
  });

  test('a phrase keeps the order of words and does not reach from title to text', () => {
    expect(keys(index, '"takes a whole"')).toEqual(['a']);
    expect(keys(index, '"takes a who')).toEqual(['a']);
    expect(keys(index, '"export exporting"')).toEqual([]);
  });

  test('a slip of the hand is answered and named', () => {
    const result = index.query('priicng ', { limit: 5, now: NOW });
    expect(result.hits.map((hit) => hit.key)).toEqual(['c']);
    expect(result.corrected).toEqual([{ from: 'priicng', to: 'pricing' }]);
  });

  test('where no unit has all words, those with some are shown as such', () => {
    const result = index.query('invoice pricing ', { limit: 5, now: NOW });
    expect(result.mode).toBe('any-word');
    expect(result.hits.map((hit) => hit.key).sort()).toEqual(['a', 'b', 'c']);
  });

  test('filters, exclusions and alternatives', () => {
    expect(keys(index, 'invoice -export ')).toEqual(['b']);
    expect(keys(index, 'pricing OR approve ').sort()).toEqual(['b', 'c']);
    expect(keys(index, 'tag:tg_1')).toEqual(['a']);
    expect(keys(index, 'invoice before:2026 ')).toEqual(['b']);
    expect(keys(index, 'is:draft')).toEqual(['b']);
    expect(keys(index, 'type:needs')).toEqual(['c']);
    expect(keys(index, 'type:Need')).toEqual(['c']);
    expect(keys(index, '-tag:tg_1 -invoice -pricing -week ').sort()).toEqual(['f', 'g']);
  });

  test('an interview is found as what was said in it', () => {
    const said = indexOf(aUnit('t', 'We export by hand', { kind: 'transcript' }), aUnit('i', 'Export is slow'));
    expect(keys(said, 'export type:interview')).toEqual(['t']);
    expect(keys(said, 'export type:interviews')).toEqual(['t']);
  });

  test('nothing is found for nothing: no words, signs only', () => {
    for (const text of ['', '   ', '😀', '&', '""', 'after:soon']) expect(keys(index, text)).toEqual([]);
  });

  test('the trash stays out unless asked for', () => {
    expect(keys(index, 'nobody ')).toEqual([]);
    expect(keys(index, 'nobody is:trashed ')).toEqual(['e']);
  });

  test('Japanese is found by a word and by any two characters; e-mail with and without its hyphen', () => {
    expect(keys(index, '承認 ')).toEqual(['f']);
    expect(keys(index, '求書を ')).toEqual(['f']);
    for (const text of ['email ', 'e-mail ', '"e mail" ', 'zoe ']) expect(keys(index, text)).toEqual(['g']);
  });

  test('a title equal to the query comes first, and matches are marked in title and text', () => {
    const [first] = index.query('slow export', { limit: 5, now: NOW }).hits;
    expect(first?.title).toBe('Slow export');
    expect(first?.titleMatches).toEqual([
      [0, 4],
      [5, 11],
    ]);
    expect(first?.matches.map(([start, end]) => first.snippet.slice(start, end))).toEqual(['Exporting']);
  });

  test('units of one group fold into one row, and kinds are counted', () => {
    const runs = [1, 2, 3].map((n) =>
      aUnit(`r${n}`, 'about billing', { recordId: 'in_1', groupId: 'in_1', kind: 'transcript', openAt: `sg_${n}` }),
    );
    const folded = indexOf(...runs, aUnit('x', 'billing'));
    const result = folded.query('billing ', { limit: 5, now: NOW });
    expect(result.hits.map((hit) => [hit.key, hit.openAt, hit.more])).toEqual([
      ['x', null, 0],
      ['r1', 'sg_1', 2],
    ]);
    expect(result.countsByKind).toEqual({ transcript: 1, insight: 1 });
    expect(folded.query('billing ', { limit: 5, now: NOW, kinds: ['transcript'] }).hits.map((hit) => hit.key)).toEqual([
      'r1',
    ]);
    folded.removeRecord('in_1');
    expect(keys(folded, 'billing ')).toEqual(['x']);
  });

  test('a snippet is a window of a long text with its matches in place', () => {
    const long = `${'lorem '.repeat(200)}the needle is here ${'ipsum '.repeat(200)}`;
    const [hit] = indexOf(aUnit('a', long)).query('needle ', { limit: 1, now: NOW }).hits;
    expect(hit?.snippet.split(/\s+/).length).toBe(24);
    expect(hit?.matches.map(([start, end]) => hit.snippet.slice(start, end))).toEqual(['needle']);
    expect([hit?.cutBefore, hit?.cutBehind]).toEqual([true, true]);
  });

  test('stored rows open again; a damaged or older row is refused', () => {
    const rows = indexOf(aUnit('a', 'some words')).toRows();
    const [row] = rows;
    if (row === undefined) throw new Error('a row was expected');
    const opened = SearchIndex.fromRows(structuredClone(rows));
    expect(opened.ok && keys(opened.value, 'words ')).toEqual(['a']);
    const damaged = structuredClone(row);
    damaged.segment.postings[0] = (damaged.segment.postings[0] ?? 0) ^ 1;
    expect(SearchIndex.fromRows([damaged])).toEqual({ ok: false, problem: { kind: 'bad-checksum', segId: 's1' } });
    const older = { ...row, segment: { ...row.segment, tokenizer: '0-old' } };
    expect(SearchIndex.fromRows([older])).toEqual({ ok: false, problem: { kind: 'other-tokenizer', segId: 's1' } });
  });
});

const VOCABULARY = ['price', 'prices', 'pricing', 'invoice', 'export', 'a', 'the', 'café', 'e-mail', '承認書', 'team'];
const someText = fc.array(fc.constantFrom(...VOCABULARY), { maxLength: 8 }).map((words) => words.join(' '));
const someUnit = fc
  .record({
    key: fc.integer({ min: 0, max: 12 }),
    title: someText,
    text: someText,
    day: fc.integer({ min: 1, max: 28 }),
    draft: fc.boolean(),
  })
  .map(({ key, title, text, day, draft }) =>
    aUnit(`k${key}`, text, {
      title,
      recordId: `r${key % 5}`,
      groupId: `g${key % 5}`,
      at: `2026-02-${String(day).padStart(2, '0')}`,
      keywords: [`tag:t${key % 3}`],
      flags: draft ? ['is:draft'] : [],
    }),
  );
const someStep = fc.oneof(
  { weight: 4, arbitrary: fc.array(someUnit, { maxLength: 4 }).map((units) => ({ do: 'upsert' as const, units })) },
  fc.integer({ min: 0, max: 12 }).map((key) => ({ do: 'remove' as const, key: `k${key}` })),
  fc.integer({ min: 0, max: 4 }).map((record) => ({ do: 'removeRecord' as const, record: `r${record}` })),
  fc.constant({ do: 'flush' as const }),
  fc.constant({ do: 'maintain' as const }),
  fc.constant({ do: 'reopen' as const }),
);
const someQuery = fc
  .array(
    fc.oneof(
      fc.constantFrom(...VOCABULARY, 'pri', 'prise', 'invioce'),
      fc.tuple(fc.constantFrom(...VOCABULARY), fc.constantFrom(...VOCABULARY)).map(([a, b]) => `"${a} ${b}"`),
      fc.constantFrom('tag:t1', '-tag:t2', 'is:draft', '-price', 'after:2026-02-10', 'export OR team'),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((parts) => parts.join(' '));

describe('laws', () => {
  test('however the index came about, it answers as one built from scratch', () => {
    fc.assert(
      fc.property(
        fc.array(someStep, { maxLength: 14 }),
        fc.array(someQuery, { minLength: 3, maxLength: 3 }),
        (steps, queries) => {
          let index = new SearchIndex();
          const known = new Map<string, SearchUnit>();
          for (const step of steps) {
            if (step.do === 'upsert') {
              index.upsert(step.units);
              for (const unit of step.units) known.set(unit.key, unit);
            } else if (step.do === 'remove') {
              index.remove([step.key]);
              known.delete(step.key);
            } else if (step.do === 'removeRecord') {
              index.removeRecord(step.record);
              for (const unit of [...known.values()]) if (unit.recordId === step.record) known.delete(unit.key);
            } else if (step.do === 'reopen') {
              const opened = SearchIndex.fromRows(structuredClone(index.toRows()));
              if (!opened.ok) throw new Error(opened.problem.kind);
              index = opened.value;
            } else index[step.do]();
          }
          const fresh = indexOf(...known.values());
          expect(index.size).toBe(known.size);
          for (const query of queries) {
            const options = { limit: 20, now: NOW };
            expect(index.query(query, options)).toEqual(fresh.query(query, options));
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('a merge is byte for byte the segment built from the units that live', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.tuple(someUnit, fc.boolean()), { maxLength: 6 }), { maxLength: 4 }), (parts) => {
        const inputs = parts.map((units, i) => ({
          segment: buildSegment(
            `s${i}`,
            units.map(([unit]) => unit),
          ),
          dead: Uint8Array.from(units, ([, dead]) => (dead ? 1 : 0)),
        }));
        const living = parts.flatMap((units) => units.filter(([, dead]) => !dead).map(([unit]) => unit));
        expect(mergeSegments('m', inputs)).toEqual(buildSegment('m', living));
      }),
      { numRuns: 200 },
    );
  });

  test('all words, and words in a row, are found where a plain reading of the tokens finds them', () => {
    const plain = ['price', 'invoice', 'export', 'team', 'caf\u00e9'];
    const text = fc.array(fc.constantFrom(...plain), { maxLength: 10 }).map((words) => words.join(' '));
    const words = fc.array(fc.constantFrom(...plain), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { maxLength: 8 }), words, (texts, wanted) => {
        const index = new SearchIndex('none');
        index.upsert(texts.map(([title, body], i) => aUnit(`k${i}`, body, { title })));
        const fields = texts.map((pair) =>
          pair.map(
            (field) =>
              ` ${tokenize(field)
                .map((t) => t.term)
                .join(' ')} `,
          ),
        );
        const folded = wanted.map((word) => tokenize(word)[0]?.term ?? '');
        const where = (holds: (pair: readonly string[]) => boolean) =>
          fields.flatMap((pair, i) => (holds(pair) ? [`k${i}`] : []));
        const all = index.query(`${wanted.join(' ')} `, { limit: 50, now: NOW });
        const expected = where((pair) => folded.every((word) => pair.some((field) => field.includes(` ${word} `))));
        expect(all.mode === 'all-words' ? all.hits.map((hit) => hit.key).sort() : []).toEqual(expected);
        expect(keys(index, `"${wanted.join(' ')}"`).sort()).toEqual(
          where((pair) => pair.some((field) => field.includes(` ${folded.join(' ')} `))),
        );
      }),
      { numRuns: 500 },
    );
  });
});
