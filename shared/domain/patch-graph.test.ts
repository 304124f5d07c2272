import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evidenceStrength } from '../analysis/evidence-strength.ts';
import { buildGraph, type EvidenceGraph, evidenceFor, type GraphRecords } from './evidence-graph.ts';
import { newEvidenceLink, STANCES } from './evidence-link.ts';
import { newGoal } from './goal.ts';
import { newHighlight } from './highlight.ts';
import type { AnyId, Id } from './ids.ts';
import { newInsight } from './insight.ts';
import { INTERVIEW_KINDS, newInterview } from './interview.ts';
import { newNeed } from './need.ts';
import { newParticipant } from './participant.ts';
import { type GraphChange, type GraphList, patchGraph } from './patch-graph.ts';
import type { Fresh } from './record-base.ts';

const WHO = { now: '2026-01-01T00:00:00Z', by: 'au_1' } as const;
const TODAY = '2026-06-15';
const EMPTY: GraphRecords = {
  goals: [],
  needs: [],
  insights: [],
  highlights: [],
  interviews: [],
  participants: [],
  links: [],
};
const ANCHOR = { source: 'tr_1', block: 'sg_1', start: 0, end: 1, endBlock: null, quote: 'x', prefix: '', suffix: '' };

const stored = <T>(fresh: Fresh<T>): T => ({ ...fresh, rev: 1, updatedAt: WHO.now }) as T;

/** A change of one of a few records, so that each is often met again: made, changed, trashed, brought back, gone. */
const change = (): fc.Arbitrary<GraphChange> => {
  const few = fc.integer({ min: 0, max: 3 });
  const gone = fc.integer({ min: 0, max: 9 });
  const any = fc.record({ n: few, other: few, pick: fc.integer({ min: 0, max: 20 }), gone });
  return any.chain(({ n, other, pick, gone }) => {
    const make = <T extends { readonly deletedAt: string | null }>(list: GraphList, id: AnyId, record: T) => {
      const row = gone === 1 ? { ...record, deletedAt: WHO.now } : record;
      return fc.constant({ list, id, record: gone === 0 ? null : row } as unknown as GraphChange);
    };
    const goal: Id<'goal'> = `gl_${n}`;
    const need: Id<'need'> = `nd_${n}`;
    const insight: Id<'insight'> = `in_${n}`;
    const quote: Id<'highlight'> = `hl_${n}`;
    const ends = [
      [quote, `in_${other}`],
      [quote, `nd_${other}`],
      [insight, `nd_${other}`],
      [need, `gl_${other}`],
    ] as const;
    return fc.oneof(
      make('goals', goal, stored(newGoal(goal, { title: '', order: 'a' }, WHO))),
      make(
        'needs',
        need,
        stored(newNeed(need, { title: '', order: 'a', parentId: pick % 3 === 0 ? `nd_${other}` : null }, WHO)),
      ),
      make('insights', insight, stored(newInsight(insight, { title: '' }, WHO))),
      make(
        'highlights',
        quote,
        stored(
          newHighlight(
            quote,
            { interviewId: `iv_${other}`, anchor: ANCHOR, participantId: pick % 2 ? `pt_${other}` : null },
            WHO,
          ),
        ),
      ),
      make(
        'interviews',
        `iv_${n}`,
        stored(
          newInterview(
            `iv_${n}`,
            {
              title: '',
              studyId: null,
              kind: INTERVIEW_KINDS[pick % INTERVIEW_KINDS.length] ?? 'conversation',
              heldAt: `2026-0${1 + (pick % 5)}-11`,
              participantIds: [`pt_${other}`],
            },
            WHO,
          ),
        ),
      ),
      make(
        'participants',
        `pt_${n}`,
        stored(newParticipant(`pt_${n}`, { name: 'x', alias: 'x', segment: `s${pick % 3}` }, WHO)),
      ),
      make(
        'links',
        `ev_${n}${pick % 4}`,
        stored(
          newEvidenceLink(
            `ev_${n}${pick % 4}`,
            {
              from: ends[pick % 4]?.[0] ?? quote,
              to: ends[pick % 4]?.[1] ?? insight,
              stance: STANCES[other % 3] ?? 'supports',
              status: gone === 2 ? 'rejected' : 'accepted',
            },
            WHO,
          ),
        ),
      ),
    );
  });
};

function recordsAfter(records: GraphRecords, changes: readonly GraphChange[]): GraphRecords {
  const after: Record<string, { readonly id: string }[]> = {};
  for (const [list, rows] of Object.entries(records)) after[list] = [...rows];
  for (const { list, id, record } of changes) {
    after[list] = (after[list] ?? []).filter((row) => row.id !== id);
    if (record) after[list].push(record);
  }
  return after as unknown as GraphRecords;
}

const everything = (graph: EvidenceGraph): unknown =>
  [...graph.places.keys()].sort().map((id) => {
    const place = id as AnyId;
    return [
      place,
      evidenceFor(graph, place).map((e) => [e.highlight.id, e.stance]),
      evidenceStrength(graph, place, TODAY),
    ];
  });

describe('a graph brought up to date', () => {
  it('is the graph built anew, and so is all that was worked out before', () => {
    fc.assert(
      fc.property(fc.array(fc.array(change(), { minLength: 1, maxLength: 4 }), { maxLength: 30 }), (steps) => {
        let records = EMPTY;
        let graph = buildGraph(records);
        for (const step of steps) {
          const latest = [...new Map(step.map((one) => [one.id, one])).values()];
          records = recordsAfter(records, latest);
          graph = patchGraph(graph, latest);
          const anew = buildGraph(records);
          expect(graph.records).toEqual(anew.records);
          expect(graph.up).toEqual(anew.up);
          expect(graph.down).toEqual(anew.down);
          expect(graph.places).toEqual(anew.places);
          expect(graph.links).toEqual(anew.links);
          expect(everything(graph)).toEqual(everything(anew));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('leaves what a change does not reach as it was worked out', () => {
    const needs = (['nd_0', 'nd_1'] as const).map((id) => stored(newNeed(id, { title: '', order: 'a' }, WHO)));
    const quote = stored(newHighlight('hl_0', { interviewId: 'iv_0', anchor: ANCHOR }, WHO));
    const link = stored(newEvidenceLink('ev_0', { from: 'hl_0', to: 'nd_0' }, WHO));
    const interview = stored(newInterview('iv_0', { title: '', studyId: null, heldAt: TODAY }, WHO));
    const graph = buildGraph({ ...EMPTY, needs, highlights: [quote], interviews: [interview], links: [link] });
    const before = ['nd_0', 'nd_1'].map((id) => evidenceFor(graph, id as AnyId));
    const after = patchGraph(graph, [{ list: 'links', id: 'ev_0', record: null }]);
    expect(evidenceFor(after, 'nd_0')).toEqual([]);
    expect(evidenceFor(after, 'nd_1')).toBe(before[1]);
    expect(evidenceFor(graph, 'nd_0')).toBe(before[0]);
  });
});
