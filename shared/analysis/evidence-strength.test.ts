import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildGraph, type EvidenceGraph, type GraphRecords } from '../domain/evidence-graph.ts';
import { newEvidenceLink, type Stance } from '../domain/evidence-link.ts';
import { type Highlight, newHighlight } from '../domain/highlight.ts';
import { type InterviewKind, newInterview } from '../domain/interview.ts';
import { newNeed } from '../domain/need.ts';
import { newParticipant } from '../domain/participant.ts';
import type { Fresh } from '../domain/record-base.ts';
import { type EvidenceStrength, evidenceStrength } from './evidence-strength.ts';

const TODAY = '2026-06-15';
const WHO = { now: '2026-01-01T00:00:00Z', by: 'au_1' } as const;

interface Said {
  readonly person: string | null;
  readonly segment?: string;
  readonly kind?: InterviewKind;
  /** Days ago. */
  readonly age?: number;
  readonly stance?: Stance;
}

const stored = <T>(fresh: Fresh<T>): T => ({ ...fresh, rev: 1, updatedAt: WHO.now }) as T;

const dayBefore = (days: number): string =>
  new Date(Date.parse(`${TODAY}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);

/** One need that stands on these quotes, each in an interview of its own. */
function graphOf(said: readonly Said[], otherSegments: readonly string[] = []): EvidenceGraph {
  const people = new Map<string, string>();
  for (const { person, segment = '' } of said) if (person !== null) people.set(person, segment);
  for (const segment of otherSegments) people.set(`only-${segment}`, segment);
  const interviews = said.map(({ person, kind = 'conversation', age = 0 }, i) =>
    stored(
      newInterview(
        `iv_${i}`,
        { title: '', studyId: null, kind, heldAt: dayBefore(age), participantIds: person ? [`pt_${person}`] : [] },
        WHO,
      ),
    ),
  );
  const heard = otherSegments.map((segment) =>
    stored(
      newInterview(
        `iv_${segment}`,
        { title: '', studyId: null, heldAt: TODAY, participantIds: [`pt_only-${segment}`] },
        WHO,
      ),
    ),
  );
  const anchor = {
    source: 'tr_1',
    block: 'sg_1',
    start: 0,
    end: 1,
    endBlock: null,
    quote: 'x',
    prefix: '',
    suffix: '',
  };
  const highlights: Highlight[] = said.map(({ person }, i) =>
    stored(
      newHighlight(`hl_${i}`, { interviewId: `iv_${i}`, anchor, participantId: person ? `pt_${person}` : null }, WHO),
    ),
  );
  const records: GraphRecords = {
    goals: [],
    needs: [stored(newNeed('nd_1', { title: 'Approve in place', order: 'a0' }, WHO))],
    insights: [],
    highlights,
    interviews: [...interviews, ...heard],
    participants: [...people].map(([key, segment]) =>
      stored(newParticipant(`pt_${key}`, { name: key, alias: key, segment }, WHO)),
    ),
    links: said.map(({ stance = 'supports' }, i) =>
      stored(newEvidenceLink(`ev_${i}`, { from: `hl_${i}`, to: 'nd_1', stance }, WHO)),
    ),
  };
  return buildGraph(records);
}

const strength = (said: readonly Said[], others: readonly string[] = []): EvidenceStrength =>
  evidenceStrength(graphOf(said, others), 'nd_1', TODAY);

describe('evidence strength', () => {
  it('is 43.3 for one fresh voice of one segment in three', () => {
    const found = strength([{ person: 'a', segment: 'Mid' }], ['SMB', 'Enterprise']);
    expect(found.value).toBeCloseTo(43.3, 1);
    expect(found).toMatchObject({ word: 'one-voice', people: 1, against: 0, mixed: 0, quotes: 1 });
    expect(found.parts).toEqual({ p: 0.25, g: 1 / 3, k: 1 / 3, r: 1, c: 0 });
  });

  it('is 56.5 for three such voices', () => {
    const said = ['a', 'b', 'c'].map((person) => ({ person, segment: 'Mid' }));
    const found = strength(said, ['SMB', 'Enterprise']);
    expect(found.value).toBeCloseTo(56.5, 1);
    expect(found.word).toBe('solid');
  });

  const wide: readonly Said[] = [
    { person: 'a', segment: 'Mid', age: 0 },
    { person: 'b', segment: 'Mid', age: 90 },
    { person: 'c', segment: 'SMB', age: 180, kind: 'survey-response' },
  ];

  it('is 64.5 for three voices of two segments and two kinds, half a year long', () => {
    const found = strength(wide, ['Enterprise']);
    expect(found.value).toBeCloseTo(64.5, 1);
    expect(found.parts.p).toBeCloseTo(0.578, 3);
    expect(found.parts.g).toBeCloseTo(0.667, 3);
    expect(found.parts.k).toBeCloseTo(0.667, 3);
    expect(found.parts.r).toBeCloseTo(0.736, 3);
  });

  it('falls to 48.4 when one person contradicts', () => {
    const found = strength([...wide, { person: 'd', segment: 'Mid', stance: 'contradicts' }], ['Enterprise']);
    expect(found.value).toBeCloseTo(48.4, 1);
    expect(found).toMatchObject({ word: 'emerging', people: 3, against: 1, mixed: 0, quotes: 4 });
  });

  it('is nothing without evidence, and nothing when all of it contradicts', () => {
    expect(strength([])).toEqual({
      value: 0,
      word: 'none',
      parts: { p: 0, g: 0, k: 0, r: 0, c: 0 },
      people: 0,
      against: 0,
      mixed: 0,
      quotes: 0,
    });
    expect(strength([{ person: 'a', stance: 'contradicts' }])).toMatchObject({ value: 0, word: 'none', against: 1 });
  });

  it('shows what qualifies and scores none of it', () => {
    const bare = strength([{ person: 'a', segment: 'Mid' }]);
    const qualified = strength([
      { person: 'a', segment: 'Mid' },
      { person: 'b', segment: 'Mid', stance: 'qualifies' },
    ]);
    expect(qualified).toEqual({ ...bare, quotes: 2 });
  });

  it('flags a person who speaks for it and against it', () => {
    const found = strength([{ person: 'a' }, { person: 'a', stance: 'contradicts' }]);
    expect(found).toMatchObject({ people: 1, against: 1, mixed: 1 });
    expect(found.parts.c).toBe(0.5);
  });

  it('takes an interview without participants for one nameless person', () => {
    expect(strength([{ person: null }, { person: null }])).toMatchObject({ people: 2 });
  });
});

describe('laws of evidence strength', () => {
  const said = fc.record({
    person: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    kind: fc.constantFrom<InterviewKind>('conversation', 'survey-response', 'support-contact', 'field-note'),
    age: fc.integer({ min: 0, max: 900 }),
    stance: fc.constantFrom<Stance>('supports', 'contradicts', 'qualifies'),
  });
  const segmentOf: Readonly<Record<string, string>> = { a: 'Mid', b: 'Mid', c: 'SMB', d: '', e: 'Large', new: 'Large' };
  const list = fc
    .array(said, { maxLength: 12 })
    .map((items) => items.map((item): Said => ({ ...item, segment: segmentOf[item.person] ?? '' })));

  it('keeps the value in 0..100 and each part in 0..1', () => {
    fc.assert(
      fc.property(list, (items) => {
        const { value, parts } = strength(items);
        for (const part of Object.values(parts)) expect(part >= 0 && part <= 1).toBe(true);
        expect(value >= 0 && value <= 100).toBe(true);
      }),
    );
  });

  it('does not count a second, older quote of the same person, kind and segment', () => {
    fc.assert(
      fc.property(list, fc.integer({ min: 0, max: 400 }), (items, older) => {
        const first = items.find((item) => item.stance === 'supports');
        fc.pre(first !== undefined);
        const again: Said = { ...first, age: (first?.age ?? 0) + older } as Said;
        expect(strength([...items, again]).value).toBeCloseTo(strength(items).value, 9);
      }),
    );
  });

  it('values three people above ten quotes of one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900 }), (age) => {
        const one = Array.from({ length: 10 }, (): Said => ({ person: 'a', segment: 'Mid', age }));
        const three = ['a', 'b', 'x'].map((person): Said => ({ person, segment: 'Mid', age }));
        expect(strength(three).value).toBeGreaterThan(strength(one).value);
      }),
    );
  });

  it('never falls when a new person supports with words at least as fresh as the rest', () => {
    fc.assert(
      fc.property(list, (items) => {
        const before = strength(items);
        const after = strength([...items, { person: 'new', segment: 'Large', age: 0 }]);
        expect(after.value).toBeGreaterThanOrEqual(before.value - 1e-9);
      }),
    );
  });

  it('falls when a new person contradicts', () => {
    fc.assert(
      fc.property(list, (items) => {
        const before = strength(items);
        fc.pre(before.value > 0);
        const after = strength([...items, { person: 'new', segment: 'Large', stance: 'contradicts' }]);
        expect(after.value).toBeLessThan(before.value);
      }),
    );
  });
});
