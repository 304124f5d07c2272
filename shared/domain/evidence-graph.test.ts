import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildGraph, chainOf, type EvidenceGraph, edgesOf, evidenceFor, gapsOf, supportOf } from './evidence-graph.ts';
import { newEvidenceLink, STANCES, type Stance } from './evidence-link.ts';
import { newGoal } from './goal.ts';
import { newHighlight } from './highlight.ts';
import type { AnyId, Id } from './ids.ts';
import { newInsight } from './insight.ts';
import { newInterview } from './interview.ts';
import { newNeed } from './need.ts';
import type { Fresh } from './record-base.ts';

const WHO = { now: '2026-01-01T00:00:00Z', by: 'au_1' } as const;
const stored = <T>(fresh: Fresh<T>): T => ({ ...fresh, rev: 1, updatedAt: WHO.now }) as T;
const ANCHOR = { source: 'tr_1', block: 'sg_1', start: 0, end: 1, endBlock: null, quote: 'x', prefix: '', suffix: '' };

interface Line {
  readonly goals?: readonly Id<'goal'>[];
  /** A need, or a need under another: `['nd_2', 'nd_1']`. */
  readonly needs?: readonly (Id<'need'> | readonly [Id<'need'>, Id<'need'>])[];
  readonly insights?: readonly Id<'insight'>[];
  /** A highlight and the person who said it; their interview is `iv_<person>`. */
  readonly said?: readonly (readonly [Id<'highlight'>, string])[];
  readonly links?: readonly (readonly [AnyId, AnyId, Stance?])[];
  readonly trashed?: readonly AnyId[];
  readonly rejected?: readonly (readonly [AnyId, AnyId])[];
}

function graphOf({ goals = [], needs = [], insights = [], said = [], links = [], trashed = [], rejected = [] }: Line) {
  const record = <T extends { readonly id: string }>(fresh: Fresh<T>): T => {
    const row = stored(fresh);
    return trashed.includes(row.id as AnyId) ? { ...row, deletedAt: WHO.now } : row;
  };
  const people = [...new Set(said.map(([, person]) => person))];
  return buildGraph({
    goals: goals.map((id) => record(newGoal(id, { title: id, order: 'a0' }, WHO))),
    needs: needs.map((need) => {
      const [id, parentId] = typeof need === 'string' ? [need, null] : need;
      return record(newNeed(id, { title: id, order: 'a0', parentId }, WHO));
    }),
    insights: insights.map((id) => record(newInsight(id, { title: id }, WHO))),
    highlights: said.map(([id, person]) =>
      record(newHighlight(id, { interviewId: `iv_${person}`, anchor: ANCHOR, participantId: `pt_${person}` }, WHO)),
    ),
    interviews: people.map((person) => record(newInterview(`iv_${person}`, { title: person }, WHO))),
    participants: [],
    links: [
      ...links.map(([from, to, stance = 'supports'], i) =>
        record(newEvidenceLink(`ev_${i}`, { from, to, stance }, WHO)),
      ),
      ...rejected.map(([from, to], i) =>
        record(newEvidenceLink(`ev_no${i}`, { from, to, status: 'rejected', hashes: { from: 'a', to: 'b' } }, WHO)),
      ),
    ],
  });
}

const WHOLE: Line = {
  goals: ['gl_1', 'gl_2'],
  needs: ['nd_1', ['nd_2', 'nd_1']],
  insights: ['in_1'],
  said: [
    ['hl_1', 'dana'],
    ['hl_2', 'omar'],
    ['hl_3', 'dana'],
  ],
  links: [
    ['hl_1', 'in_1'],
    ['hl_2', 'in_1'],
    ['hl_3', 'nd_1'],
    ['in_1', 'nd_2'],
    ['nd_1', 'gl_1'],
  ],
};

describe('the line', () => {
  it('is walked from a goal down to the interviews, through nested needs', () => {
    expect([...chainOf(graphOf(WHOLE), 'gl_1')].sort()).toEqual(
      ['gl_1', 'nd_1', 'nd_2', 'in_1', 'hl_1', 'hl_2', 'hl_3', 'iv_dana', 'iv_omar'].sort(),
    );
  });

  it('is walked from a quote up to the goal and down to its interview, and takes no other quote along', () => {
    expect([...chainOf(graphOf(WHOLE), 'hl_1')].sort()).toEqual(
      ['hl_1', 'in_1', 'nd_2', 'nd_1', 'gl_1', 'iv_dana'].sort(),
    );
  });

  it('breaks where a record lies in the trash, and leaves a nested need as a root', () => {
    const graph = graphOf({ ...WHOLE, trashed: ['nd_1'] });
    expect([...chainOf(graph, 'gl_1')]).toEqual(['gl_1']);
    expect(graph.up.get('nd_2')).toBeUndefined();
    expect(supportOf(graph, 'nd_2')).toEqual({ quotes: 2, people: 2, against: 0 });
  });

  it('knows nothing of proposals that were turned down', () => {
    const graph = graphOf({ goals: ['gl_1'], needs: ['nd_1'], rejected: [['nd_1', 'gl_1']] });
    expect(edgesOf(graph)).toEqual([]);
    expect(graph.records.links).toEqual([]);
  });

  it('ends in a circle of needs instead of walking for ever', () => {
    const graph = graphOf({
      needs: [
        ['nd_1', 'nd_2'],
        ['nd_2', 'nd_1'],
      ],
      said: [['hl_1', 'dana']],
      links: [['hl_1', 'nd_1']],
    });
    expect(supportOf(graph, 'nd_2')).toEqual({ quotes: 1, people: 1, against: 0 });
    expect([...chainOf(graph, 'nd_1')].sort()).toEqual(['hl_1', 'iv_dana', 'nd_1', 'nd_2']);
  });
});

describe('support', () => {
  it('counts people, not quotes', () => {
    const graph = graphOf(WHOLE);
    expect(supportOf(graph, 'in_1')).toEqual({ quotes: 2, people: 2, against: 0 });
    expect(supportOf(graph, 'nd_1')).toEqual({ quotes: 3, people: 2, against: 0 });
    expect(supportOf(graph, 'gl_2')).toEqual({ quotes: 0, people: 0, against: 0 });
  });

  const path = (lower: Stance, upper: Stance): Stance | undefined =>
    evidenceFor(
      graphOf({
        needs: ['nd_1'],
        insights: ['in_1'],
        said: [['hl_1', 'dana']],
        links: [
          ['hl_1', 'in_1', lower],
          ['in_1', 'nd_1', upper],
        ],
      }),
      'nd_1',
    )[0]?.stance;

  it.each<[Stance, Stance, Stance]>([
    ['supports', 'supports', 'supports'],
    ['contradicts', 'supports', 'contradicts'],
    ['supports', 'contradicts', 'contradicts'],
    ['contradicts', 'contradicts', 'qualifies'],
    ['qualifies', 'supports', 'qualifies'],
    ['supports', 'qualifies', 'qualifies'],
    ['contradicts', 'qualifies', 'qualifies'],
  ])('reads %s, then %s, as %s', (lower, upper, whole) => {
    expect(path(lower, upper)).toBe(whole);
  });

  it('takes the strongest reading of a quote that arrives by several paths', () => {
    const graph = graphOf({
      needs: ['nd_1'],
      insights: ['in_1', 'in_2'],
      said: [['hl_1', 'dana']],
      links: [
        ['hl_1', 'in_1'],
        ['hl_1', 'in_2', 'contradicts'],
        ['in_1', 'nd_1'],
        ['in_2', 'nd_1'],
      ],
    });
    expect(evidenceFor(graph, 'nd_1').map((e) => e.stance)).toEqual(['contradicts']);
    expect(supportOf(graph, 'nd_1')).toEqual({ quotes: 1, people: 0, against: 1 });
  });

  it('does not depend on the order in which the links stand', () => {
    const ends = fc.record({
      from: fc.constantFrom<AnyId>('hl_1', 'hl_2', 'hl_3', 'in_1', 'in_2'),
      to: fc.constantFrom<AnyId>('in_1', 'in_2', 'nd_1'),
      stance: fc.constantFrom(...STANCES),
    });
    fc.assert(
      fc.property(fc.uniqueArray(ends, { selector: ({ from, to }) => `${from} ${to}`, maxLength: 10 }), (links) => {
        const read = (list: typeof links): unknown => {
          const graph: EvidenceGraph = graphOf({
            needs: ['nd_1'],
            insights: ['in_1', 'in_2'],
            said: [
              ['hl_1', 'dana'],
              ['hl_2', 'omar'],
              ['hl_3', 'lea'],
            ],
            links: list.map(({ from, to, stance }) => [from, to, stance] as const),
          });
          return evidenceFor(graph, 'nd_1').map(({ highlight, stance }) => [highlight.id, stance]);
        };
        expect(read([...links].reverse())).toEqual(read(links));
      }),
    );
  });
});

describe('gaps', () => {
  it('finds none but the goal that nothing serves in a whole line', () => {
    expect(gapsOf(graphOf(WHOLE))).toEqual([{ kind: 'goal-without-need', id: 'gl_2' }]);
  });

  it('names each place where the line is broken or thin, in the order of the line', () => {
    const graph = graphOf({
      goals: ['gl_1'],
      needs: ['nd_1', ['nd_2', 'nd_1']],
      insights: ['in_1', 'in_2'],
      said: [
        ['hl_1', 'dana'],
        ['hl_2', 'omar'],
      ],
      links: [['hl_1', 'in_1']],
    });
    expect(gapsOf(graph)).toEqual([
      { kind: 'goal-without-need', id: 'gl_1' },
      { kind: 'need-without-goal', id: 'nd_1' },
      { kind: 'need-without-evidence', id: 'nd_1' },
      { kind: 'need-without-goal', id: 'nd_2' },
      { kind: 'need-without-evidence', id: 'nd_2' },
      { kind: 'insight-on-one-person', id: 'in_1' },
      { kind: 'insight-without-need', id: 'in_1' },
      { kind: 'insight-without-evidence', id: 'in_2' },
      { kind: 'insight-without-need', id: 'in_2' },
      { kind: 'highlight-without-insight', id: 'hl_2' },
    ]);
  });

  it('asks no goal of a nested need whose parent serves one', () => {
    const kinds = gapsOf(graphOf(WHOLE)).map((gap) => gap.kind);
    expect(kinds).not.toContain('need-without-goal');
  });

  it('shows a gap again when the quote that closed it goes to the trash', () => {
    const graph = graphOf({ ...WHOLE, trashed: ['hl_2'] });
    expect(gapsOf(graph)).toContainEqual({ kind: 'insight-on-one-person', id: 'in_1' });
  });

  it('calls one person whose words only contradict no support', () => {
    const graph = graphOf({
      needs: ['nd_1'],
      insights: ['in_1'],
      said: [['hl_1', 'dana']],
      links: [
        ['hl_1', 'in_1', 'contradicts'],
        ['in_1', 'nd_1'],
      ],
    });
    expect(supportOf(graph, 'in_1')).toEqual({ quotes: 1, people: 0, against: 1 });
    expect(gapsOf(graph)).toContainEqual({ kind: 'insight-on-one-person', id: 'in_1' });
  });
});
