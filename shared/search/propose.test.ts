import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idf, saturation } from './bm25.ts';
import { ProposalEvaluation } from './evaluate-proposals.ts';
import { ProposalIndex, type ProposalTarget, propose } from './propose.ts';

const aTarget = (id: string, text: string, more: Partial<ProposalTarget> = {}): ProposalTarget => ({
  id,
  title: '',
  text,
  accepted: [],
  ...more,
});

const targets = [
  aTarget('need-1', 'Export invoices to the accounting program every week'),
  aTarget('need-2', 'Approve invoices in place'),
  aTarget('need-3', 'Search through old interviews'),
  aTarget('need-4', 'Invite colleagues to a project'),
];
const quote = { id: 'h1', text: 'I export every invoice into our accounting program by hand' };

test('BM25 has the check values of the plan', () => {
  const docs = ['export invoice week', 'approve invoice in place', 'search old interview'].map((d) => d.split(' '));
  const average = docs.reduce((sum, doc) => sum + doc.length, 0) / docs.length;
  const score = (doc: readonly string[]) =>
    ['export', 'invoice'].reduce((sum, word) => {
      const df = docs.filter((other) => other.includes(word)).length;
      const tf = doc.filter((other) => other === word).length;
      return sum + idf(docs.length, df) * saturation(tf, doc.length, average);
    }, 0);
  expect(docs.map((doc) => Number(score(doc).toFixed(4)))).toEqual([1.5127, 0.4345, 0]);
});

describe('propose', () => {
  test('puts the fitting target first and says why, in both texts', () => {
    const { items, abstained } = propose({ source: quote, candidates: targets, limit: 3 });
    expect(abstained).toBe(false);
    expect(items[0]?.id).toBe('need-1');
    const words = items[0]?.reasons.flatMap((reason) => (reason.kind === 'word' ? [reason] : [])) ?? [];
    expect(words.map((reason) => reason.word).sort()).toEqual(['Export', 'accounting', 'invoices', 'program']);
    for (const { inTarget, inSource, from, word } of words) {
      expect(from).toBe('own');
      const own = `\n${targets[0]?.text}`;
      expect(inTarget.map(([start, end]) => own.slice(start, end))).toEqual([word]);
      expect(inSource).toHaveLength(1);
    }
  });

  test('finds another word for the same, and marks it in both texts', () => {
    const source = { id: 'h4', text: 'I had to cancel my reservation' };
    const candidates = [aTarget('need-6', 'Cancel a booking'), ...targets];
    const { items } = propose({ source, candidates, limit: 3 });
    expect(items[0]?.id).toBe('need-6');
    const other = items[0]?.reasons.find((reason) => reason.kind === 'word' && reason.word === 'booking');
    expect(other).toMatchObject({ inSource: [[19, 30]], inTarget: [[10, 17]] });
  });

  test('is silent about one common word by the way', () => {
    const source = {
      id: 'h5',
      text: 'We sat around the fire that evening, drank tea and sang, and nobody thought of the next week',
    };
    expect(propose({ source, candidates: targets, limit: 3 })).toEqual({ items: [], abstained: true });
  });

  test('plain words rank, but are neither a reason nor a strength', () => {
    const source = { id: 'h3', text: 'Get it all done without asking each one, anybody can' };
    const plain = aTarget('need-5', 'Get all of them without one, each for anybody');
    const { items } = propose({ source, candidates: [plain, ...targets], limit: 3 });
    expect(items.map(({ id, strength }) => [id, strength])).toEqual([['need-5', 'weak']]);
    expect(items[0]?.reasons.map(({ kind }) => kind)).toEqual(['rest']);
  });

  test('learns from accepted quotes, and names the quote', () => {
    const source = { id: 'h2', text: 'The bookkeeper retypes it all' };
    expect(propose({ source, candidates: targets, limit: 3 }).items).toEqual([]);
    const taught = aTarget('need-1', targets[0]?.text ?? '', {
      accepted: [{ id: 'h9', text: 'Our bookkeeper retypes the whole list' }],
    });
    const [first] = propose({ source, candidates: [taught, ...targets.slice(1)], limit: 3 }).items;
    expect(first?.id).toBe('need-1');
    expect(first?.reasons.flatMap((reason) => (reason.kind === 'word' ? [reason.from] : []))).toEqual(['h9', 'h9']);
  });

  test('a quote does not vouch for itself', () => {
    const source = { id: 'h9', text: 'Our bookkeeper retypes the whole list' };
    const taught = aTarget('need-1', targets[0]?.text ?? '', { accepted: [source] });
    expect(propose({ source, candidates: [taught, ...targets.slice(1)], limit: 3 }).items).toEqual([]);
  });

  test('says nothing where nothing or too little fits', () => {
    const nothing = propose({ source: { id: 'h3', text: 'Lovely weather today' }, candidates: targets, limit: 3 });
    expect(nothing).toEqual({ items: [], abstained: false });
    const many = Array.from({ length: 40 }, (_, i) => aTarget(`t${i}`, `report number${i} alpha${i}`));
    const weak = propose({
      source: { id: 'h4', text: 'the report came late yesterday evening' },
      candidates: many,
      limit: 3,
    });
    expect(weak).toEqual({ items: [], abstained: true });
  });

  test('leaves out what is settled, and holds back what was refused', () => {
    expect(
      propose({ source: { ...quote, settled: ['need-1'] }, candidates: targets, limit: 9 }).items.map((i) => i.id),
    ).not.toContain('need-1');
    const [free] = propose({ source: quote, candidates: targets, limit: 1 }).items;
    const refused = targets.map((t) =>
      t.id === 'need-1' ? { ...t, rejected: [{ id: 'h8', text: 'export to accounting' }] } : t,
    );
    const [held] = propose({ source: quote, candidates: refused, limit: 1 }).items;
    expect(held?.score).toBeLessThan(free?.score ?? 0);
  });

  test('shared quotes make a proposal without a shared word', () => {
    const candidates = targets.map((t) => (t.id === 'need-4' ? { ...t, supporting: ['q1', 'q2'] } : t));
    const { items } = propose({ source: { id: 'i1', text: 'Onboarding', supporting: ['q2'] }, candidates, limit: 3 });
    expect(items).toEqual([
      { id: 'need-4', score: 0.125, strength: 'weak', reasons: [{ kind: 'shared-quotes', count: 1, share: 0.125 }] },
    ]);
  });

  const vocabulary = [
    'export',
    'exports',
    'invoice',
    'approval',
    'approve',
    'slow',
    'weekly',
    'the',
    'how',
    'search',
    'old',
  ];
  const text = fc.array(fc.constantFrom(...vocabulary), { maxLength: 8 }).map((words) => words.join(' '));
  const target = fc
    .record({ id: fc.integer({ min: 0, max: 9 }), text, quotes: fc.array(text, { maxLength: 3 }) })
    .map(({ id, text: own, quotes }) =>
      aTarget(`t${id}`, own, { accepted: quotes.map((quoted, i) => ({ id: `q${id}-${i}`, text: quoted })) }),
    );

  test('an index kept up to date answers as a new one; shares sum to the score; equal runs are equal', () => {
    fc.assert(
      fc.property(
        fc.array(target, { maxLength: 15 }),
        fc.array(fc.nat(9), { maxLength: 3 }),
        text,
        (all, gone, asked) => {
          const kept = new ProposalIndex();
          const known = new Map<string, ProposalTarget>();
          for (const one of all) {
            kept.set(one);
            known.set(one.id, one);
          }
          for (const id of gone) {
            kept.delete(`t${id}`);
            known.delete(`t${id}`);
          }
          const source = { id: 's', text: asked };
          const answer = kept.propose(source, 20);
          expect(answer).toEqual(new ProposalIndex([...known.values()].reverse()).propose(source, 20));
          expect(answer.items.map((item) => item.id)).toEqual(kept.rank(source));
          for (const { score, reasons } of answer.items) {
            expect(reasons.reduce((sum, reason) => sum + reason.share, 0)).toBeCloseTo(score, 8);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

test('evaluation has the check values of the plan', () => {
  class Fixed extends ProposalIndex {
    override rank(): readonly string[] {
      return ['b', 'a', 'd', 'c', 'e'];
    }
  }
  const evaluation = new ProposalEvaluation();
  evaluation.add(new Fixed(), { id: 'q', text: '', truth: ['a', 'c'] });
  evaluation.add(new Fixed(), { id: 'r', text: '', truth: [] });
  expect(evaluation.result()).toEqual({
    'R@1': 0,
    'R@5': 1,
    'hit@5': 1,
    MRR: 0.5,
    emptyProposedShare: 1,
    queries: 1,
    emptyQueries: 1,
  });
});
