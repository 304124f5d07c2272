import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newExperiment } from '../domain/experiment.ts';
import type { Id } from '../domain/ids.ts';
import { assumptionMap } from './assumption-map.ts';
import type { CodedQuote } from './coded-quote.ts';
import { FORCES, forcesOf } from './forces.ts';
import { mapTagsValue, readMapTags } from './map-tags.ts';
import { stageMap } from './stage-map.ts';

const FORCE_TAGS = { push: 'tg_push', pull: 'tg_pull', anxiety: 'tg_fear', habit: 'tg_habit' };
const quote = (id: string, person: string, ...tagIds: string[]): CodedQuote => ({ id, person, tagIds });

const quotes = fc
  .array(
    fc.record({
      person: fc.constantFrom('pa_1', 'pa_2', 'pa_3', 'pa_4'),
      tagIds: fc.uniqueArray(fc.constantFrom(...Object.values(FORCE_TAGS), 'tg_good', 'tg_bad'), { maxLength: 4 }),
    }),
    { maxLength: 20 },
  )
  .map((list) => list.map((one, i) => ({ ...one, id: `hl_${i}` })));

describe('the forces', () => {
  it('weigh people, not quotes, and say who is torn', () => {
    const found = forcesOf(
      [
        quote('a', 'ann', 'tg_push'),
        quote('b', 'ann', 'tg_push', 'tg_pull'),
        quote('c', 'bob', 'tg_habit'),
        quote('d', 'cem', 'tg_fear'),
        quote('e', 'dee', 'tg_pull'),
        quote('f', 'dee', 'tg_habit'),
        quote('g', 'eve', 'tg_other'),
      ],
      FORCE_TAGS,
    );
    expect(found).toMatchObject({
      value: -0.25,
      n: 4,
      status: 'against',
      parts: { towards: 1, against: 2, torn: 1, people: { push: 1, pull: 2, anxiety: 1, habit: 2 } },
    });
    expect(found.value === null ? [] : found.parts.quotes.pull).toEqual(['b', 'e']);
  });

  it('have no balance where nobody names one, and none for a force without a tag', () => {
    expect(forcesOf([quote('a', 'ann', 'tg_other')], FORCE_TAGS)).toEqual({
      value: null,
      reason: { kind: 'no-marks' },
    });
    const one = forcesOf([quote('a', 'ann', 'tg_push')], { ...FORCE_TAGS, habit: null });
    expect(one.value === null ? null : one.parts.people).toEqual({ push: 1, pull: 0, anxiety: 0, habit: 0 });
  });

  it('put everybody who names one on one side or between, whatever is said in which order', () => {
    fc.assert(
      fc.property(quotes, (list) => {
        const found = forcesOf(list, FORCE_TAGS);
        const named = new Set(
          list.filter(({ tagIds }) => tagIds.some((id) => id in byTag)).map(({ person }) => person),
        );
        if (found.value === null) return named.size === 0;
        const { towards, against, torn, people } = found.parts;
        expect(towards + against + torn).toBe(named.size);
        expect(Math.abs(found.value)).toBeLessThanOrEqual(1);
        for (const force of FORCES) expect(people[force]).toBeLessThanOrEqual(found.n);
        const back = forcesOf([...list].reverse(), FORCE_TAGS);
        expect(back.value).toBe(found.value);
        return true;
      }),
    );
  });
});

const byTag: Readonly<Record<string, true>> = Object.fromEntries(
  Object.values(FORCE_TAGS).map((id) => [id, true as const]),
);

describe('the map of stages', () => {
  const tones = { positive: new Set(['tg_good']), negative: new Set(['tg_bad']) };
  const stages = ['tg_push', 'tg_pull'];

  it('counts people by need and stage, says how it sounds, and keeps what is under no need', () => {
    const map = stageMap(
      [
        quote('a', 'ann', 'tg_push', 'tg_bad'),
        quote('b', 'ann', 'tg_push', 'tg_bad'),
        quote('c', 'bob', 'tg_push', 'tg_good'),
        quote('d', 'cem', 'tg_pull'),
        quote('e', 'dee', 'tg_good'),
      ],
      stages,
      [
        { id: 'nd_1', quotes: new Set(['a', 'b', 'c']) },
        { id: 'nd_2', quotes: new Set(['e']) },
      ],
      tones,
    );
    expect(map.rows.map(({ needId, people }) => [needId, people])).toEqual([
      ['nd_1', 2],
      [null, 1],
    ]);
    expect(map.rows[0]?.cells.map(({ people, quotes: ids }) => [people, ids])).toEqual([
      [2, ['a', 'b', 'c']],
      [0, []],
    ]);
    expect(map.rows[0]?.cells[0]?.tone.value).toBeCloseTo(-1 / 3);
    expect(map.rows[1]?.cells[1]?.tone).toEqual({ value: null, reason: { kind: 'no-marks' } });
    expect(map.unplaced).toEqual(['nd_2']);
  });

  it('loses no staged quote: each is under a need or in the row without one', () => {
    fc.assert(
      fc.property(quotes, fc.array(fc.nat(19), { maxLength: 10 }), (list, picked) => {
        const need = { id: 'nd_1', quotes: new Set(picked.map((i) => `hl_${i}`)) };
        const map = stageMap(list, stages, [need], tones);
        const shown = new Set(map.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.quotes)));
        const staged = list.filter(({ tagIds }) => tagIds.some((id) => stages.includes(id)));
        expect([...shown].sort()).toEqual(staged.map(({ id }) => id).sort());
        for (const [i, cell] of map.all.entries())
          expect(cell.quotes).toEqual(
            list.filter(({ tagIds }) => tagIds.includes(stages[i] ?? '')).map(({ id }) => id),
          );
      }),
    );
  });
});

describe('the map of assumptions', () => {
  const who = { by: 'au_1' as Id<'author'>, now: '2026-01-01T00:00:00.000Z', device: 'd' };
  const test = (
    id: string,
    before: number | null,
    after: number | null = null,
    status: 'planned' | 'dropped' = 'planned',
  ) => ({
    ...newExperiment(
      `ex_${id}` as Id<'experiment'>,
      {
        solutionId: 'so_1' as Id<'solution'>,
        assumption: id,
        order: id,
        confidenceBefore: before,
        confidenceAfter: after,
        status,
      },
      who,
    ),
    rev: 0,
    updatedAt: who.now,
  });

  it('puts the riskiest first, and last what cannot be placed', () => {
    const important = { ex_a: 4, ex_b: 9, ex_c: 9, ex_d: null, ex_e: 10, ex_f: 11 };
    const points = assumptionMap(
      [
        test('a', 0),
        test('b', 50),
        test('c', 20, 90),
        test('d', 5),
        test('e', null),
        test('f', 10),
        test('g', 1, null, 'dropped'),
      ],
      ({ id }) => important[id as keyof typeof important],
    );
    expect(
      points.map(({ experiment, risk }) => [experiment.id, risk === null ? null : Math.round(risk * 100)]),
    ).toEqual([
      ['ex_b', 45],
      ['ex_a', 40],
      ['ex_c', 9],
      ['ex_d', null],
      ['ex_e', null],
      ['ex_f', null],
    ]);
  });
});

describe('what the maps are read by', () => {
  const here = (id: Id<'tag'>): Id<'tag'> | null => (id === 'tg_gone' ? null : id === 'tg_old' ? 'tg_new' : id);

  it('is kept and read back', () => {
    const tags = {
      forces: { push: 'tg_1', pull: null, anxiety: 'tg_2', habit: null },
      stages: ['tg_3', 'tg_4'],
      positive: ['tg_5'],
      negative: [],
    } as const;
    expect(readMapTags(JSON.parse(JSON.stringify(mapTagsValue(tags))), here)).toEqual(tags);
  });

  it('follows merged tags and leaves out those that are gone, and never fails on anything', () => {
    const value = {
      forces: { push: 'tg_gone', habit: 'tg_old', pull: 7 },
      stages: ['tg_old', 'tg_new', 'tg_gone', null],
    };
    expect(readMapTags(value, here)).toEqual({
      forces: { push: null, pull: null, anxiety: null, habit: 'tg_new' },
      stages: ['tg_new'],
      positive: [],
      negative: [],
    });
    fc.assert(fc.property(fc.jsonValue(), (json) => readMapTags(json as never, here).stages.length >= 0));
  });
});
